package org.emkit.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.emkit.UserException;
import org.emkit.alignment.GeneMap;
import org.emkit.alignment.Transcriptome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneMapFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t1\tg1\nt2\tg1\nt3\tg2\n",
                "transcript_id\tgene_id\tgene_name\nt1\tg1\tA\nt2\tg1\tA\nt3\tg2\tB\n",
                "\"TXNAME\",\"GENEID\"\n\"t1\",\"g1\"\n\"t2\",\"g1\"\n\"t3\",\"g2\"",
                "# made by hand\n\nt1 g1\r\nt2   g1\r\n\r\nt3 g2\r\n",
                "t1\tg1\nt1\tg1\nt2\tg1\nt3\tg2\n"
            })
    void readsTables(String table) throws IOException {
        GeneMap genes = read(table);
        assertThat(genes.size()).isEqualTo(3);
        assertThat(genes.geneOf("t1")).isEqualTo("g1");
        assertThat(genes.geneOf("t2")).isEqualTo("g1");
        assertThat(genes.geneOf("t3")).isEqualTo("g2");
        assertThat(genes.geneOf("t4")).isNull();
    }

    @Test
    void readsCompressedTables() throws IOException {
        Path file = folder.resolve("genes");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("t1\tg1\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(GeneMapFile.read(file.toString(), UnaryOperator.identity()).geneOf("t1"))
                .isEqualTo("g1");
    }

    @Test
    void readsGtf() throws IOException {
        GeneMap genes = read("""
                #!genome-build X
                1\tsrc\tgene\t1\t900\t.\t+\t.\tgene_id "g1"; gene_name "a; b";; ref_gene_id "x";
                1\tsrc\ttranscript\t1\t900\t.\t+\t.\tgene_id "g1"; transcript_id "t1"; note "x;y";
                1\tsrc\texon\t1\t900\t.\t+\t.\ttranscript_id "t1"; gene_id "g1"; exon_number 1;
                1\tsrc\texon\t1\t900\t.\t-\t.\t gene_id "g2"; transcript_id "t^2"
                1\tsrc\tgene\t1\t900\t.\t-\t.\tgene_id "g3"; transcript_id "";
                """);
        assertThat(genes.size()).isEqualTo(2);
        assertThat(genes.geneOf("t1")).isEqualTo("g1");
        assertThat(genes.geneOf("t^2")).isEqualTo("g2");
    }

    @Test
    void knowsEnsemblTranscriptsWithAndWithoutVersion() throws IOException {
        GeneMap gtf = read("""
                1\te\ttranscript\t1\t9\t.\t+\t.\tgene_id "ENSG1"; transcript_id "ENST1"; transcript_version "2";
                """);
        assertThat(gtf.geneOf("ENST1")).isEqualTo("ENSG1");
        assertThat(gtf.geneOf("ENST1.2")).isEqualTo("ENSG1");
        GeneMap gff3 = read("""
                ##gff-version 3
                1\te\tmRNA\t1\t9\t.\t+\t.\tID=transcript:ENST1;Parent=gene:ENSG1;transcript_id=ENST1;version=2
                1\te\tgene\t1\t9\t.\t+\t.\tID=gene:ENSG1;gene_id=ENSG1;version=7
                1\te\texon\t1\t9\t.\t+\t.\tParent=transcript:ENST1;exon_id=E1;version=1
                """);
        assertThat(gff3.geneOf("ENST1")).isEqualTo("ENSG1");
        assertThat(gff3.geneOf("ENST1.2")).isEqualTo("ENSG1");
        assertThat(gff3.size()).isEqualTo(2);
    }

    @Test
    void readsGff3OfGencodeAndNcbi() throws IOException {
        GeneMap genes = read("""
                ##gff-version 3
                1\tH\ttranscript\t1\t9\t.\t+\t.\tID=T1.1;Parent=G1.1;gene_id=G1.1;transcript_id=T1.1
                1\tR\tgene\t1\t9\t.\t+\t.\tID=gene-A%3BB;gene=A;gbkey=Gene
                1\tR\tmRNA\t1\t9\t.\t+\t.\tID=rna-NM_1.6;Parent=gene-A%3BB;transcript_id=NM_1.6
                1\tR\tprimary_transcript\t1\t9\t.\t+\t.\tID=rna-NR_2;Parent=gene-A%3BB
                1\tR\tmiRNA\t1\t9\t.\t+\t.\tID=rna-MIR3;Parent=rna-NR_2
                1\tR\texon\t1\t9\t.\t+\t.\tID=exon-1;Parent=rna-NM_1.6
                ##FASTA
                >1
                ACGT
                """);
        assertThat(genes.geneOf("T1.1")).isEqualTo("G1.1");
        assertThat(genes.geneOf("NM_1.6")).isEqualTo("A;B");
        assertThat(genes.geneOf("NR_2")).isEqualTo("A;B");
        assertThat(genes.geneOf("MIR3")).isEqualTo("A;B");
        assertThat(genes.size()).isEqualTo(4);
    }

    @Test
    void namesMayBeCut() throws IOException {
        Path file = Files.writeString(folder.resolve("genes"), "t1.4\tg1\nt2.1\tg2\n");
        GeneMap genes = GeneMapFile.read(file.toString(), new TranscriptNames(false, true)::of);
        assertThat(genes.geneOf("t1")).isEqualTo("g1");
        assertThat(genes.geneOf("t2")).isEqualTo("g2");
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        assertRefused("t1\tg1\nt2\n", "line 2: one column: no gene");
        assertRefused("t1\tg1\nt1\tg2\n", "line 2: transcript t1 belongs to gene g2 and to gene g1");
        assertRefused("t1\tg1\n\tg2\n", "line 2: ");
        assertRefused("", "no transcript with a gene in it");
        assertRefused("# nothing\n", "no transcript with a gene in it");
        assertRefused("1\ts\tgene\t1\t9\t.\t+\t.\tgene_id \"g1\";\n", "no transcript with a gene in it");
        assertRefused("1\ts\tgene\t1\t9\t.\t+\t.\tgene_id \"g1\";\n1\ts\n", "line 2: 2 columns instead of 9");
        assertThatThrownBy(() -> GeneMapFile.read("/no/such/file", UnaryOperator.identity()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("/no/such/file");
    }

    /** Genes of GFF3 are known at its end, but the line that is to blame is the transcript's second. */
    @Test
    void aTranscriptOfTwoGenesIsNamedWithItsLine() {
        String genes = """
                ##gff-version 3
                1\te\tgene\t1\t9\t.\t+\t.\tID=gene:G1;gene_id=G1
                1\te\tgene\t1\t9\t.\t+\t.\tID=gene:G2;gene_id=G2
                1\te\tmRNA\t1\t9\t.\t+\t.\tID=a;Parent=gene:G1;transcript_id=T1
                """;
        String more = """
                1\te\tmRNA\t1\t9\t.\t+\t.\tID=c;Parent=gene:G2;transcript_id=T2

                """;
        String fault = "line 5: transcript T1 belongs to gene G2 and to gene G1; "
                + "give a table of transcript and gene, or an annotation in which it has one";
        // the same transcript by another ID; the same ID twice; an exon's attributes after a hierarchy
        assertRefused(genes + "1\te\tmRNA\t1\t9\t.\t+\t.\tID=b;Parent=gene:G2;transcript_id=T1\n" + more, fault);
        assertRefused(genes + "1\te\tmRNA\t1\t9\t.\t+\t.\tID=a;Parent=gene:G2;transcript_id=T1\n" + more, fault);
        assertRefused(
                genes + "1\te\tmRNA\t1\t9\t.\t+\t.\ttranscript_id=T1;gene_id=G2\n" + more,
                "line 4: transcript T1 belongs to gene G1 and to gene G2; give");
        // versions make names meet
        assertRefused(
                genes + "1\te\tmRNA\t1\t9\t.\t+\t.\tID=x.3;Parent=gene:G2\n"
                        + "1\te\tmRNA\t1\t9\t.\t+\t.\tID=x;Parent=gene:G1;version=3\n" + more,
                "line 6: transcript x.3 belongs to gene G1 and to gene G2; give");
        assertRefused("t1\tg1\nt1\tg2\n", "line 2: transcript t1 belongs to gene g2 and to gene g1; give");
    }

    @Test
    void aFeatureInSeveralPartsIsNoConflict() throws IOException {
        GeneMap genes = read("""
                ##gff-version 3
                1\te\ttRNA\t1\t9\t.\t+\t.\tID=a;Parent=g
                1\te\ttRNA\t11\t19\t.\t+\t.\tID=a;Parent=g
                1\te\tgene\t1\t19\t.\t+\t.\tID=g
                """);
        assertThat(genes.geneOf("a")).isEqualTo("g");
        assertThat(genes.size()).isEqualTo(1);
    }

    /** Transcripts of the FASTA file that the annotation has; 500 of the second set are spike-ins and the like. */
    @ParameterizedTest
    @CsvSource({
        "dtu_sA_rep1, annotation.gtf, 279",
        "encode_chr19_ENCSR653DFZ_rep1, annotation.gtf.gz, 11067",
        "ggal_gut, annotation.gff, 5"
    })
    void readsRealAnnotations(String set, String annotation, int known) {
        String data = System.getProperty("emkit.data", "");
        assumeTrue(!data.isEmpty(), "needs real data: set emkit.data");
        String folder = data + "/quant/" + set + "/";
        GeneMap genes = GeneMapFile.read(folder + annotation, UnaryOperator.identity());
        Transcriptome transcripts = TranscriptFasta.read(folder + "transcripts.fa.gz");
        int found = 0;
        for (int t = 0; t < transcripts.size(); t++) {
            found += genes.geneOf(transcripts.name(t)) == null ? 0 : 1;
        }
        assertThat(found).isEqualTo(known);
    }

    private void assertRefused(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(folder.resolve("genes").toString())
                .hasMessageContaining(message);
    }

    private GeneMap read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("genes"), text);
        return GeneMapFile.read(file.toString(), UnaryOperator.identity());
    }
}
