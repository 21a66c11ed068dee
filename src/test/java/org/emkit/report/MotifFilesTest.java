package org.emkit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.emkit.io.MotifFile;
import org.emkit.matrix.KnownMotif;
import org.emkit.matrix.MotifFormat;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What other programs need of the files of a search for motifs: the rules of formats are tests here. */
class MotifFilesTest {
    @TempDir
    Path folder;

    private interface Writer {
        void write(MotifRun run, Appendable to) throws IOException;
    }

    private static String text(MotifRun run, Writer writer) throws IOException {
        StringBuilder text = new StringBuilder();
        writer.write(run, text);
        return text.toString();
    }

    /** The whole grammar, to the blank: see the manual's page on formats. */
    @Test
    void motifsAreInTheDialectThatAllReadersUnderstand() throws IOException {
        String meme = text(MotifExample.plain(), MotifMeme::write);
        String number = "[0-9]\\.[0-9]{6}";
        String row = number + "( " + number + "){3}\n";
        String motif = "MOTIF [^ =\n]+ [^ =\n]+\nletter-probability matrix: alength= 4 w= [0-9]+ nsites= [0-9]+"
                + " E= [0-9]\\.[0-9]e[-+][0-9]{3,}\n(" + row + ")+\n";
        assertThat(meme)
                .matches("MEME version 5\n\nALPHABET= ACGT\n\nstrands: \\+ -\n\nBackground letter frequencies\nA "
                        + number + " C " + number + " G " + number + " T " + number + "\n\n(" + motif + "){2}");
        assertThat(meme).contains("E= 1.8e-007\n").contains("E= 2.9e-5212\n");
        assertThat(meme).contains("MOTIF 1-ACGTT EMKIT-1\n").contains("nsites= 3 ");
        assertThat(meme).doesNotContain("\r").doesNotContain("\t");
    }

    @Test
    void fullTextHasTheBlocksThatReadersLookFor() throws IOException {
        String meme = text(MotifExample.plain(), MemeText::write);
        assertThat(meme.lines().filter(l -> l.matches("MEME version [0-9].*"))).hasSize(1);
        assertThat(meme).containsPattern("\nALPHABET= ACGT\n");
        assertThat(meme).containsPattern("\nstrands: \\+ -\n");
        assertThat(meme)
                .containsPattern(
                        "\nBackground letter frequencies \\(from [^\n]*\\):\n(\\S [0-9.]+ ?){4}\n\nBackground model");
        for (String block : List.of(
                "Description",
                "sites sorted by position p-value",
                "block diagrams",
                "in BLOCKS format",
                "position-specific scoring matrix",
                "position-specific probability matrix",
                "regular expression")) {
            assertThat(meme).contains("\tMotif 1-ACGTT EMKIT-1 " + block + "\n").contains("EMKIT-2 " + block + "\n");
        }
        assertThat(meme).contains("\nMOTIF 1-ACGTT EMKIT-1\twidth =   5  sites =   3  llr = 12  E-value = 1.8e-007\n");
        assertThat(meme).contains("\nBL   MOTIF 1-ACGTT width=5 seqs=3\n");
        assertThat(meme)
                .contains("\na_name_of_more_than_24_l     +      3  1.00e-05         GG ACGTT GG        \n")
                .contains("\na_name_of_more_than_24_l     -      3  1.00e-05         GG ACGTT GG        \n")
                .contains("\na_name_of_more_than_24_l     +      1  2.00e-05          . ACGTT NACGTA    \n");
        assertThat(meme).contains("\tCombined block diagrams: non-overlapping sites with p-value < 0.0001\n");
        assertThat(meme).contains("         1.00e-04  2_[+1(1.00e-05)]_2\n").contains("         2.50e-01  30\n");
        assertThat(meme).contains("         3.00e-08  [+1(2.00e-05)]_1_[+2(3.00e-05)]\n");
        assertThat(meme).contains("Stopped because two motifs were found.\n");
        assertThat(meme.lines().filter(l -> l.startsWith("a_name_of_more_than_24_l 1.0000")))
                .hasSize(2);
    }

    @Test
    void xmlHasWhatReadersLookFor() throws Exception {
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text(MotifExample.plain(), MemeXml::write))));
        Element root = xml.getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("MEME");
        assertThat(root.getAttribute("version")).isEqualTo("5.5");
        Element training = (Element) root.getElementsByTagName("training_set").item(0);
        assertThat(training.getAttribute("primary_sequences")).isEqualTo("x & y.fa");
        assertThat(((Element) training.getElementsByTagName("sequence").item(2)).getAttribute("name"))
                .isEqualTo("a_name_of_more_than_24_letters_3");
        Element motif = (Element) root.getElementsByTagName("motif").item(0);
        for (String attribute : List.of("id", "name", "alt", "width", "sites", "e_value", "llr", "ic", "re")) {
            assertThat(motif.hasAttribute(attribute)).as(attribute).isTrue();
        }
        Element site = (Element) motif.getElementsByTagName("contributing_site").item(1);
        assertThat(site.getAttribute("sequence_id")).isEqualTo("sequence_1");
        assertThat(site.getAttribute("position")).isEqualTo("2");
        assertThat(site.getAttribute("strand")).isEqualTo("minus");
        assertThat(site.getElementsByTagName("letter_ref").getLength()).isEqualTo(5);
        assertThat(site.getElementsByTagName("left_flank").item(0).getTextContent())
                .isEqualTo("GG");
        assertThat(root.getElementsByTagName("scanned_site").getLength()).isEqualTo(4);
    }

    @Test
    void ourReadersReadAllThree() throws IOException {
        MotifRun run = MotifExample.plain();
        for (Writer writer : List.<Writer>of(MotifMeme::write, MemeText::write, MemeXml::write)) {
            Path file = Files.writeString(folder.resolve("motifs"), text(run, writer));
            MotifFile read = MotifFile.read(file.toString());
            assertThat(read.motifs()).hasSize(2);
            KnownMotif first = read.motifs().get(0);
            assertThat(first.id()).isEqualTo("1-ACGTT");
            assertThat(first.alternateName()).isEqualTo("EMKIT-1");
            assertThat(first.sites()).isEqualTo(3);
            assertThat(first.eValue()).isEqualTo(1.8e-7);
            assertThat(first.matrix().probability(4, 3)).isEqualTo(1);
            assertThat(Objects.requireNonNull(read.background()).probability(0))
                    .isCloseTo(run.results().background().probability(0), within(1e-6));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = MotifFormat.class,
            names = {"MEME", "JASPAR", "TRANSFAC", "HOMER"})
    void everyFormatIsReadBack(MotifFormat format) throws IOException {
        KnownMotif motif = new KnownMotif(
                "MA1.1",
                "Klf1",
                PositionProbabilityMatrix.of(Alphabet.DNA, new double[] {3, 1, 0, 0, 1, 1, 1, 1, 0, 0, 4, 0}),
                4,
                1.5e-9);
        KnownMotif other = new KnownMotif(
                "x",
                "",
                PositionProbabilityMatrix.of(Alphabet.DNA, new double[] {.1, .2, .3, .4}),
                Double.NaN,
                Double.NaN);
        StringBuilder text = new StringBuilder();
        MotifText.write(format, List.of(motif, other), BackgroundModel.uniform(Alphabet.DNA), true, text);
        MotifFile read =
                MotifFile.read(Files.writeString(folder.resolve("motifs"), text).toString());
        assertThat(read.format()).isEqualTo(format);
        assertThat(read.motifs()).hasSize(2);
        assertThat(read.motifs().get(0).id()).isEqualTo("MA1.1");
        for (int k = 0; k < 12; k++) {
            assertThat(read.motifs().get(0).matrix().probabilities()[k])
                    .isCloseTo(motif.matrix().probabilities()[k], within(1e-6));
        }
        assertThat(read.motifs().get(1).matrix().probability(0, 3)).isCloseTo(.4, within(1e-6));
        if (format != MotifFormat.HOMER) { // which has no place for these
            assertThat(read.motifs().get(0).alternateName()).isEqualTo("Klf1");
            assertThat(read.motifs().get(0).sites()).isEqualTo(4);
        }
    }

    @Test
    void sitesAreAsFimoHasThem() throws IOException {
        List<String> lines =
                text(MotifExample.plain(), SiteTables::writeTsv).lines().toList();
        assertThat(lines.get(0))
                .isEqualTo("motif_id\tmotif_alt_id\tsequence_name\tstart\tstop\tstrand\tscore\tp-value\tq-value"
                        + "\tmatched_sequence");
        assertThat(lines.get(2))
                .isEqualTo("1-ACGTT\tEMKIT-1\ta_name_of_more_than_24_letters_2\t3\t7\t-\t9.5000\t1.00e-05"
                        + "\t4.30e-04\tACGTT");
        assertThat(lines).hasSize(6);
    }

    /** 86 places on two strands; the lower of a p-value's own and the next one's rate counts. */
    @Test
    void qValuesAreOverAllPlaces() throws IOException {
        List<String> lines =
                text(MotifExample.plain(), SiteTables::writeTsv).lines().toList();
        double places = 2 * (5 + 5 + 7 + 26);
        assertThat(Double.parseDouble(lines.get(1).split("\t", -1)[8])).isCloseTo(1e-5 * places / 2, within(1e-6));
        assertThat(Double.parseDouble(lines.get(3).split("\t", -1)[8])).isCloseTo(2e-5 * places / 3, within(1e-6));
        assertThat(Double.parseDouble(lines.get(5).split("\t", -1)[8])).isCloseTo(3e-4 * places / 2, within(1e-4));
    }

    @Test
    void placesInTheGenomeAreThoseOfTheRegions() throws IOException {
        MotifRun run = MotifExample.regions();
        List<String> tsv = text(run, SiteTables::writeTsv).lines().toList();
        assertThat(tsv.get(0)).endsWith("\tchromosome\tchromosome_start\tchromosome_stop\tchromosome_strand");
        assertThat(tsv.get(1)).endsWith("\tACGTT\tchr4\t1003\t1007\t+");
        assertThat(tsv.get(2)).endsWith("\tACGTT\tchr3\t2003\t2007\t+");
        assertThat(text(run, SiteTables::writeBed).lines())
                .containsExactly(
                        "chr1\t4025\t4030\t2-ACGTA\t35\t+",
                        "chr2\t3000\t3005\t1-ACGTT\t47\t+",
                        "chr2\t3006\t3011\t2-ACGTA\t45\t+",
                        "chr3\t2002\t2007\t1-ACGTT\t50\t+",
                        "chr4\t1002\t1007\t1-ACGTT\t50\t+");
        assertThat(text(run, SiteTables::writeGff3).lines().toList().get(1))
                .isEqualTo("chr4\temkit\tnucleotide_motif\t1003\t1007\t50.0\t+\t.\tName=1-ACGTT;Alias=EMKIT-1;"
                        + "ID=1-ACGTT-1;region=a_name_of_more_than_24_letters_1;pvalue=1.00e-05;qvalue=4.30e-04;"
                        + "sequence=ACGTT;");
    }

    @Test
    void sequencesHaveTheirEvidence() throws IOException {
        assertThat(text(MotifExample.plain(), SiteTables::writeSequences).lines())
                .containsExactly(
                        "sequence_name\tlength\tweight\tcombined_p-value\t1-ACGTT\t2-ACGTA",
                        "a_name_of_more_than_24_letters_1\t9\t1\t1.00e-04\t1\t0",
                        "a_name_of_more_than_24_letters_2\t9\t1\t2.00e-04\t1\t0",
                        "a_name_of_more_than_24_letters_3\t11\t1\t3.00e-08\t1\t1",
                        "a_name_of_more_than_24_letters_4\t30\t0.5\t2.50e-01\t0\t1");
    }

    @Test
    void runAndMultiqcAreJson() throws IOException {
        String run = text(MotifExample.plain(), MotifRunInfo::write);
        assertThat(run)
                .contains("\"evalue\": \"2.9e-5212\"")
                .contains("\"seed\"")
                .contains("\"objective_nats\"")
                .contains("\"significant\": true")
                .contains("\"sha256\": \"ab\"");
        String multiqc = text(MotifExample.plain(), MotifMultiqc::write);
        assertThat(multiqc).contains("\"plot_type\": \"table\"").contains("\"log10_held_out_p\": -3.69");
    }

    @Test
    void summaryTellsTheVerdict() throws IOException {
        String summary =
                text(MotifExample.plain(), (run, to) -> MotifSummary.write(run, List.of("MA1 x (E 0.1)", ""), to));
        assertThat(summary)
                .contains("1 significant")
                .contains("ACGTT: 3 sites, E 1.8e-007, held-out p 2.0e-004, like MA1 x (E 0.1)\n")
                .contains("two motifs were found");
    }
}
