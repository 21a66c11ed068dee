package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jhdf.HdfFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuantKallistoTest {
    private static final String BAM = "test-data/quant/tiny/reads.bam";

    @TempDir
    private static Path folder;

    private static QuantRun run;

    @BeforeAll
    static void quantify() {
        run = QuantRun.into(folder.resolve("sample"), "-a", BAM, "--bootstraps", "3", "--compat", "kallisto")
                .succeeded();
    }

    private static double[] numbers(HdfFile file, String path) {
        return (double[]) file.getDatasetByPath(path).getData();
    }

    @Test
    void tableHasTheNumbersOfQuantSf() {
        Map<String, String> columns = Map.of(
                "target_id",
                "Name",
                "length",
                "Length",
                "eff_length",
                "EffectiveLength",
                "est_counts",
                "NumReads",
                "tpm",
                "TPM");
        columns.forEach((theirs, ours) -> assertThat(QuantRun.column(folder.resolve("sample/abundance.tsv"), theirs))
                .as(theirs)
                .isEqualTo(run.column(ours)));
    }

    @Test
    void hdf5HasEstimatesAndBootstraps() {
        try (HdfFile file = new HdfFile(folder.resolve("sample/abundance.h5"))) {
            assertThat(file.getDatasetByPath("aux/ids").getData())
                    .isEqualTo(run.column("Name").toArray(String[]::new));
            assertThat(numbers(file, "est_counts")).containsExactly(run.numbers("NumReads"), within(0.00051));
            assertThat(numbers(file, "aux/eff_lengths"))
                    .containsExactly(run.numbers("EffectiveLength"), within(0.00051));
            assertThat(file.getDatasetByPath("aux/num_bootstrap").getData()).isEqualTo(new int[] {3});
            assertThat(file.getDatasetByPath("aux/num_processed").getData()).isEqualTo(new int[] {1750});
            double[][] replicates = QuantRun.bootstraps(run, 60);
            for (int r = 0; r < 3; r++) {
                assertThat(numbers(file, "bootstrap/bs" + r)).isEqualTo(replicates[r]);
            }
            int[] lengths = (int[]) file.getDatasetByPath("aux/fld").getData();
            assertThat(Arrays.stream(lengths).sum()).isBetween(1600, 1700); // of 1 655 pairs
        }
    }

    @Test
    void runInfoCountsFragments() {
        Map<String, Object> info = run.json("run_info.json");
        assertThat(info.get("n_processed")).isEqualTo(1750L);
        assertThat(info.get("n_pseudoaligned")).isEqualTo(1691L);
        assertThat(info.get("n_unique")).isEqualTo(568L);
        assertThat(info.get("p_pseudoaligned")).isEqualTo(96.6);
        assertThat(info.get("n_bootstraps")).isEqualTo(3L);
        assertThat(info.get("generator")).isEqualTo("emkit");
        assertThat((String) info.get("call")).startsWith("emkit quant -o ");
    }

    @Test
    void withoutItNothingOfThisIsThereAndWithForceItGoes() {
        Path again = folder.resolve("again");
        QuantRun.into(again, "-a", BAM, "--compat", "salmon,kallisto").succeeded();
        assertThat(QuantRun.names(again)).contains("abundance.tsv", "abundance.h5", "run_info.json");
        assertThat(QuantRun.into(again, "-a", BAM, "--force").succeeded().json("cmd_info.json"))
                .doesNotContainKey("salmon_version");
        assertThat(QuantRun.names(again)).doesNotContain("abundance.tsv", "abundance.h5", "run_info.json");
    }

    @Test
    void onlyKnownNames() {
        QuantRun refused = QuantRun.into(folder.resolve("x"), "-a", BAM, "--compat", "kallisto,sleuth");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("--compat knows 'salmon' and 'kallisto', not 'sleuth'");
    }
}
