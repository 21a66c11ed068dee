package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tiny sample leaves free: it has two pairs of equal transcripts. */
class QuantIdentifiabilityTest {
    private static final String FILE = "aux_info/identifiability.tsv";

    @TempDir
    static Path folder;

    @Test
    void equalTranscriptsShareWhatTheyHave() {
        QuantRun run = QuantRun.beneath(folder, "-a", TinySample.READS, "-t", TinySample.TRANSCRIPTS);
        Path file = run.folder().resolve(FILE);
        List<String> name = QuantRun.column(file, "Name");
        List<String> group = QuantRun.column(file, "Group");
        double[] fragments = QuantRun.numbers(file, "NumReads");
        double[] minimum = QuantRun.numbers(file, "MinNumReads");
        double[] maximum = QuantRun.numbers(file, "MaxNumReads");
        double[] together = QuantRun.numbers(file, "GroupNumReads");
        Map<String, Double> sum = new HashMap<>();
        double[] estimate = run.numbers("NumReads");
        for (int k = 0; k < fragments.length; k++) {
            assertThat(fragments[k]).isEqualTo(estimate[run.column("Name").indexOf(name.get(k))]);
            assertThat(minimum[k]).isZero();
            assertThat(maximum[k]).isEqualTo(together[k]);
            sum.merge(group.get(k), fragments[k], Double::sum);
        }
        for (int k = 0; k < fragments.length; k++) {
            assertThat(sum.get(group.get(k))).isCloseTo(together[k], within(0.0011));
        }
        assertThat(QuantRun.column(file, "Why")).isNotEmpty().containsOnly("identical");
        assertThat(run.info("identifiability"))
                .containsEntry("undetermined_transcripts", (long) fragments.length)
                .containsEntry("groups", (long) sum.size())
                .containsEntry("unchecked_transcripts", 0L);
        assertThat(run.err()).contains("  not determined   " + fragments.length + " transcripts in ");
    }

    /** The file of an earlier run must not stay beside other estimates. */
    @Test
    void notForVariationalBayes() {
        QuantRun run = QuantRun.beneath(folder, "-a", TinySample.READS);
        assertThat(QuantRun.names(run.folder())).contains(FILE);
        QuantRun bayes = QuantRun.into(run.folder(), "-a", TinySample.READS, "--vb", "--force")
                .succeeded();
        assertThat(QuantRun.names(bayes.folder())).contains("quant.sf").doesNotContain(FILE);
        assertThat(bayes.json("run.json")).doesNotContainKey("identifiability");
    }

    @Test
    void thereWithoutFragments() {
        QuantRun run =
                QuantRun.beneath(folder, "-a", TinySample.read().headerOnly().sam(folder.resolve("none.sam")));
        assertThat(run.text(FILE)).hasLineCount(1);
    }
}
