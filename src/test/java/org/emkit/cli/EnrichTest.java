package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrichTest {
    private static final String MOTIFS = """
        >one first
        A [ 1 9 1 1 9 1 9 ]
        C [ 1 1 1 1 1 9 1 ]
        G [ 9 1 1 1 1 1 1 ]
        T [ 1 1 9 9 1 1 1 ]
        >two
        A [ 1 1 9 ]
        C [ 9 1 1 ]
        G [ 1 1 1 ]
        T [ 1 9 1 ]
        """;

    @TempDir
    Path folder;

    private String said = "";
    private String printed = "";

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static String fasta(int count, boolean planted) {
        StringBuilder text = new StringBuilder();
        java.util.SplittableRandom random = new java.util.SplittableRandom(4);
        for (int i = 0; i < count; i++) {
            text.append(">s").append(i).append('\n');
            for (int k = 0; k < 50; k++) {
                text.append("ACGT".charAt(random.nextInt(4)));
            }
            text.append(planted && i % 2 == 0 ? "GATTACA\n" : "CCCTTAA\n");
        }
        return text.toString();
    }

    private int run(String... words) {
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("enrich"));
        all.addAll(List.of(words));
        StringWriter out = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
        said = err.toString();
        printed = out.toString();
        return code;
    }

    @Test
    void writesTableAndRun() throws IOException {
        Path out = folder.resolve("out");
        String motifs = file("m.jaspar", MOTIFS);
        String sequences = file("s.fa", fasta(60, true));
        assertThat(run(motifs, sequences, "-o", out.toString())).as(said).isZero();
        List<String> lines = Files.readAllLines(out.resolve("enrichment.tsv"));
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .isEqualTo("motif_id\tmotif_alt_id\tconsensus\tp-value\tadjusted_p-value\tq-value\tprimary_hit\tprimary"
                        + "\tprimary_percent\tcontrol_hit\tcontrol\tcontrol_percent\tratio\tthreshold_bits\troc_area");
        assertThat(lines.get(1)).startsWith("one\tfirst\tGATTACA\t").matches("(\\S+\t){14}\\S+");
        assertThat(lines.get(2)).startsWith("two\t.\tCTA\t");
        assertThat(Files.readString(out.resolve("run.json")))
                .contains("\"verb\": \"enrich\"", "\"enriched\": 1", "\"controls\": \"shuffled\"");
        assertThat(said).contains("the sequences shuffled", "one GATTACA: adjusted p ");
    }

    @Test
    void theTableGoesToStandardOutput() throws IOException {
        Path out = folder.resolve("out");
        String motifs = file("m.jaspar", MOTIFS);
        String sequences = file("s.fa", fasta(60, true));
        assertThat(run(motifs, sequences, "-o", out.toString())).as(said).isZero();
        assertThat(run(motifs, sequences, "-o", "-")).as(said).isZero();
        assertThat(printed).isEqualTo(Files.readString(out.resolve("enrichment.tsv")));
        assertThat(said).isEmpty();
    }

    @Test
    void sameBytesForAnyNumberOfThreads() throws IOException {
        String motifs = file("m.jaspar", MOTIFS);
        String sequences = file("s.fa", fasta(60, true));
        for (String test : new String[] {"threshold", "ranks"}) {
            String expected = "";
            for (int threads : new int[] {1, 2, 8}) {
                Path out = folder.resolve(test + threads);
                assertThat(run(motifs, sequences, "-o", out.toString(), "--test", test, "-p", "" + threads))
                        .isZero();
                String text = Files.readString(out.resolve("enrichment.tsv"));
                assertThat(expected).isIn("", text);
                expected = text;
            }
        }
    }

    @Test
    void controlsAsGiven() throws IOException {
        String motifs = file("m.jaspar", MOTIFS);
        String sequences = file("s.fa", fasta(60, true));
        String control = file("c.fa", fasta(80, false));
        Path out = folder.resolve("out");
        assertThat(run(motifs, sequences, "--control", control, "-o", out.toString(), "--motif", "first"))
                .as(said)
                .isZero();
        assertThat(Files.readAllLines(out.resolve("enrichment.tsv")).get(1)).startsWith("one\tfirst\t");
        assertThat(said).contains("as given");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "M|give a FASTA, or --genome and --regions",
                "M S --regions r.bed|give either a FASTA or --regions, not both",
                "M S --genome g.fa|--genome goes with --regions",
                "M S --region-width 9|--region-width goes with --regions",
                "M S --strands three|--strands takes both or one, not 'three'",
                "M S --test luck|--test takes threshold or ranks, not 'luck'",
                "M S --shuffle-words 7|--shuffle-words takes a number from 1 to 6, not 7",
                "M S --shuffle-words 2 --control c.fa|--shuffle-words has no effect beside --control",
                "- -|standard input ('-') can be given once"
            })
    void usage(String words, String message) throws IOException {
        String motifs = file("m.jaspar", MOTIFS);
        String sequences = file("s.fa", fasta(10, true));
        List<String> all = new ArrayList<>();
        for (String word : words.split(" ", -1)) {
            all.add(word.equals("M") ? motifs : word.equals("S") ? sequences : word);
        }
        all.addAll(List.of("-o", folder.resolve("out").toString()));
        assertThat(run(all.toArray(String[]::new))).isEqualTo(2);
        assertThat(said).contains(message);
    }

    @Test
    void badInput() throws IOException {
        String motifs = file("m.jaspar", MOTIFS);
        String one = file("one.fa", ">a\nACGTACGT\n");
        Path out = folder.resolve("out");
        assertThat(run(motifs, one, "-o", out.toString())).isEqualTo(3);
        assertThat(said)
                .contains("one.fa", "holds 1 sequence", "give ten or more")
                .doesNotContain("Exception");
        assertThat(run(motifs, file("s.fa", fasta(9, true)), "--control", one, "-o", out.toString()))
                .isEqualTo(3);
        assertThat(said).contains("one.fa", "holds 1 sequence");
        assertThat(run(motifs, file("p.fa", ">a\nMKLVE\n>b\nMKLVE\n"), "-o", out.toString()))
                .isEqualTo(3);
        assertThat(said).contains("p.fa");
        assertThat(run(motifs, "nowhere.fa", "-o", out.toString())).isEqualTo(3);
        assertThat(out.resolve("enrichment.tsv")).doesNotExist();
    }
}
