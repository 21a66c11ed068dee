package org.emkit.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.emkit.alignment.AbundanceTable;
import org.emkit.alignment.Spill;
import org.junit.jupiter.api.Test;

class CohortTest {
    private static final long PLENTY = 1 << 20;

    /** Spills that were made, in memory. */
    private final List<MemorySpill> spills = new ArrayList<>();

    private static final class MemorySpill implements Spill {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean closed;

        @Override
        public OutputStream append() {
            return bytes;
        }

        @Override
        public InputStream read() {
            return new ByteArrayInputStream(bytes.toByteArray());
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private Spill spill() {
        spills.add(new MemorySpill());
        return spills.get(spills.size() - 1);
    }

    /** Two genes, of which the first sample has the first alone, and a third that no sample has. */
    private Cohort genes() {
        Cohort cohort =
                Cohort.ofGenes(new RowNames(List.of("one", "two", "none")), List.of("s", "t"), PLENTY, this::spill);
        cohort.add(table(
                List.of("one", "two", "none"), new double[] {100, 70, 30}, new double[] {1e6, 0, 0}, new double[] {
                    50, 0, 0
                }));
        // Another order of rows.
        cohort.add(table(
                List.of("two", "none", "one"),
                new double[] {200, 50, 400},
                new double[] {750_000, 0, 250_000},
                new double[] {60, 0, 40}));
        return cohort;
    }

    private static AbundanceTable table(List<String> names, double[] effective, double[] tpm, double[] fragments) {
        return new AbundanceTable(names, new double[][] {effective, effective, tpm, fragments});
    }

    private static Map<String, double[]> matrix(Cohort cohort, Quantity quantity) throws IOException {
        Map<String, double[]> rows = new LinkedHashMap<>();
        cohort.forEachRow(quantity, (name, values) -> rows.put(name, values.clone()));
        return rows;
    }

    @Test
    void rowsAreThoseOfTheFirstWhateverTheOrderOfOthers() throws IOException {
        try (Cohort cohort = genes()) {
            assertThat(matrix(cohort, Quantity.COUNTS).keySet()).containsExactly("one", "two", "none");
            assertThat(matrix(cohort, Quantity.COUNTS).get("one")).containsExactly(50, 40);
            assertThat(matrix(cohort, Quantity.TPM).get("two")).containsExactly(0, 750_000);
        }
    }

    /** Where a sample has nothing of a gene: the geometric mean of those that have (here one), else the mean. */
    @Test
    void lengthsWithoutAbundanceComeFromOtherSamples() throws IOException {
        try (Cohort cohort = genes()) {
            Map<String, double[]> lengths = matrix(cohort, Quantity.LENGTHS);
            assertThat(lengths.get("one")).containsExactly(100, 400);
            assertThat(lengths.get("two")).containsExactly(new double[] {200, 200}, within(1e-9));
            assertThat(lengths.get("none")).containsExactly(40, 40);
        }
    }

    @Test
    void geometricMeanOfSeveralSamples() throws IOException {
        try (Cohort cohort = Cohort.ofGenes(new RowNames(List.of("g")), List.of("a", "b", "c"), PLENTY, this::spill)) {
            for (double[] lengthAndTpm : new double[][] {{100, 1e6}, {400, 1e6}, {999, 0}}) {
                cohort.add(table(
                        List.of("g"), new double[] {lengthAndTpm[0]}, new double[] {lengthAndTpm[1]}, new double[] {1
                        }));
            }
            assertThat(matrix(cohort, Quantity.LENGTHS).get("g"))
                    .containsExactly(new double[] {100, 400, 200}, within(1e-9));
        }
    }

    /** TPM · mean length, brought to 50 and to 100 fragments: in t, 250 000 · 250 and 750 000 · 200. */
    @Test
    void scaledCountsByHand() throws IOException {
        try (Cohort cohort = genes()) {
            Map<String, double[]> scaled = matrix(cohort, Quantity.LENGTH_SCALED_COUNTS);
            assertThat(scaled.get("one")).containsExactly(new double[] {50, 100 * 62.5 / 212.5}, within(1e-9));
            assertThat(scaled.get("two")).containsExactly(new double[] {0, 100 * 150 / 212.5}, within(1e-9));
            Map<String, double[]> byTpm = matrix(cohort, Quantity.SCALED_COUNTS);
            assertThat(byTpm.get("one")).containsExactly(new double[] {50, 25}, within(1e-9));
            assertThat(byTpm.get("two")).containsExactly(new double[] {0, 75}, within(1e-9));
        }
    }

    @Test
    void aSampleWithoutFragmentsStaysWithoutThem() throws IOException {
        try (Cohort cohort = Cohort.ofGenes(new RowNames(List.of("g")), List.of("a"), PLENTY, this::spill)) {
            cohort.add(table(List.of("g"), new double[] {10}, new double[1], new double[1]));
            assertThat(matrix(cohort, Quantity.LENGTH_SCALED_COUNTS).get("g")).containsExactly(0);
        }
    }

    /** From memory for one row and one sample to memory for all. */
    @Test
    void valuesDoNotDependOnMemory() throws IOException {
        int rows = 37;
        List<String> names = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            names.add("row" + r);
        }
        List<String> samples = List.of("a", "b", "c", "d", "e");
        String expected = null;
        for (long bytes : new long[] {PLENTY, 1, 1000, 4096}) {
            spills.clear();
            Random random = new Random(5);
            try (Cohort cohort = Cohort.ofTranscripts(new RowNames(names), samples, bytes, this::spill)) {
                for (int s = 0; s < samples.size(); s++) {
                    double[] values = random.doubles(rows, 1, 100).toArray();
                    cohort.add(table(
                            names, values, Arrays.stream(values).map(v -> v * v).toArray(), values));
                }
                StringBuilder all = new StringBuilder();
                for (Quantity quantity : Quantity.values()) {
                    matrix(cohort, quantity)
                            .forEach((name, values) -> all.append(name).append(Arrays.toString(values)));
                }
                assertThat(spills.isEmpty()).isEqualTo(bytes == PLENTY);
                expected = expected == null ? all.toString() : expected;
                assertThat(all.toString()).isEqualTo(expected);
            }
            assertThat(spills).allMatch(each -> each.closed);
        }
    }

    @Test
    void differencesOfNamesAreFound() {
        RowNames rows = new RowNames(List.of("a", "b", "c"));
        AbundanceTable other = table(List.of("c", "x", "a"), new double[] {1, 1, 1}, new double[3], new double[3]);
        assertThat(rows.unknownOf(other)).containsExactly("x");
        assertThat(rows.missingIn(other)).containsExactly("b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.rowsOf(other))
                .withMessageContaining("x");
        assertThatIllegalArgumentException().isThrownBy(() -> new RowNames(List.of("a", "a")));
    }

    @Test
    void allSamplesMustBeThereAndNoMore() {
        try (Cohort cohort = Cohort.ofTranscripts(new RowNames(List.of("t")), List.of("a"), PLENTY, this::spill)) {
            assertThatIllegalStateException().isThrownBy(() -> matrix(cohort, Quantity.TPM));
            AbundanceTable one = table(List.of("t"), new double[] {10}, new double[1], new double[1]);
            cohort.add(one);
            assertThatIllegalStateException().isThrownBy(() -> cohort.add(one));
        }
    }
}
