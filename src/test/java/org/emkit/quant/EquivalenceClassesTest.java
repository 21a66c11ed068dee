package org.emkit.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.emkit.alignment.ClassTable;
import org.emkit.alignment.Transcriptome;
import org.emkit.em.SparsePattern;
import org.emkit.em.Workers;
import org.junit.jupiter.api.Test;

class EquivalenceClassesTest {
    private static final Transcriptome NAMES = new Transcriptome(new String[] {"a", "b", "c"}, new int[] {0, 0, 0});

    @Test
    void likelihoodIsWeightOverEffectiveLength() {
        SparsePattern pattern = new SparsePattern(2, new int[] {0, 2, 3}, new int[] {0, 1, 1});
        EquivalenceClasses classes =
                new EquivalenceClasses(pattern, new double[] {1, 0.5, 1}, new double[] {3, 4}, false);
        assertThat(classes.likelihood(new double[] {100, 200})).containsExactly(0.01, 0.0025, 0.005);
        assertThat(classes.uniqueFragments()).containsExactly(0, 4);
        assertThat(classes.ambiguousFragments()).containsExactly(3, 3);
        assertThat(classes.equalShares()).containsExactly(1.5, 5.5);
        assertThat(classes.fragments()).isEqualTo(7);
        assertThatIllegalArgumentException().isThrownBy(() -> classes.likelihood(new double[] {100}));
    }

    @Test
    void fileWeightsIncludeLengthAndSumToOne() {
        SparsePattern pattern = new SparsePattern(3, new int[] {0, 2, 3}, new int[] {0, 1, 1});
        EquivalenceClasses classes =
                new EquivalenceClasses(pattern, new double[] {1, 0.5, 1}, new double[] {3, 4}, false);
        ClassTable table = classes.toClassTable(NAMES, new double[] {100, 200, 1});
        // 1/100 and 1/400: four fifths and one fifth.
        assertThat(table.weight(0)).isCloseTo(0.8, within(1e-15));
        assertThat(table.weight(1)).isCloseTo(0.2, within(1e-15));
        assertThat(table.weight(2)).isEqualTo(1);
        assertThat(table.count(1)).isEqualTo(4);
        // Read back, weights stand as they are, whatever the lengths.
        EquivalenceClasses back = EquivalenceClasses.fromClassTable(table);
        assertThat(back.lengthIncluded()).isTrue();
        assertThat(back.likelihood(new double[] {5, 6, 7})).containsExactly(table.weight(0), table.weight(1), 1);
    }

    @Test
    void tableComesInCanonicalOrder() {
        // (b, a): 2; (c, b with weight 0): 3; (a, b, a): 4; nothing but zeros: 5; no fragments: 0; (a, b): 1.
        ClassTable table = new ClassTable(
                NAMES,
                new int[] {0, 2, 4, 7, 8, 9, 11},
                new int[] {1, 0, 2, 1, 0, 1, 0, 2, 0, 0, 1},
                new double[] {0.75, 0.25, 1, 0, 0.25, 0.5, 0.25, 0, 1, 0.125, 0.875},
                new double[] {2, 3, 4, 5, 0, 1});
        EquivalenceClasses classes = EquivalenceClasses.fromClassTable(table);
        assertThat(classes.counts()).containsExactly(1, 2, 4, 3);
        assertThat(classes.likelihood(new double[3])).containsExactly(0.125, 0.875, 0.25, 0.75, 0.5, 0.5, 1);
        assertThat(classes.transcript(6)).isEqualTo(2);
        try (Workers workers = new Workers(1)) {
            Abundances result = Quantifier.with(QuantOptions.withDefaults(), workers)
                    .quantify(table, new int[] {500, 500, 500}, new double[] {250, 250, 250});
            assertThat(result.fates().count(ReadFates.WITHOUT_WEIGHT)).isEqualTo(5);
            assertThat(result.fates().count(ReadFates.ASSIGNED_UNIQUE)).isEqualTo(3);
            assertThat(result.fates().count(ReadFates.ASSIGNED_AMBIGUOUS)).isEqualTo(7);
            assertThat(result.fates().total()).isEqualTo(15);
            assertThat(result.fragments(2)).isCloseTo(3, within(1e-9));
            assertThat(result.transcriptome().length(0)).isEqualTo(500);
            assertThat(result.evidence()).isNull();
        }
    }

    @Test
    void withoutWeightsLengthDecides() {
        ClassTable table =
                new ClassTable(NAMES, new int[] {0, 3, 4}, new int[] {1, 0, 1, 2}, null, new double[] {9, 1});
        EquivalenceClasses classes = EquivalenceClasses.fromClassTable(table);
        assertThat(classes.lengthIncluded()).isFalse();
        // The repeated member counts once.
        assertThat(classes.likelihood(new double[] {10, 20, 40})).containsExactly(0.1, 0.05, 0.025);
        try (Workers workers = new Workers(1)) {
            // Lengths by mean and sd: 1200 - 250 + 1.
            Abundances result =
                    Quantifier.with(QuantOptions.withDefaults(), workers).quantify(table, new int[] {1200, 1200, 1200});
            assertThat(result.effectiveLength(0)).isCloseTo(951, within(1e-6));
            assertThat(result.fragments(2)).isCloseTo(1, within(1e-9));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Quantifier.with(QuantOptions.withDefaults(), workers)
                            .quantify(table, new int[] {1200, 1200, 1200}, new double[] {1, 0, 1}));
        }
    }

    @Test
    void roundTripGivesTheSameEstimate() {
        RandomFragments random = new RandomFragments(60, 3);
        ListSource source = ListSource.of(random.lengths(), random.mixed(5000));
        QuantOptions options = QuantOptions.builder().toleranceNats(1e-6).build();
        try (Workers workers = new Workers(1);
                MemorySpill spill = new MemorySpill()) {
            Quantifier quantifier = Quantifier.with(options, workers);
            Abundances first = quantifier.quantify(source, spill);
            double[] effective = new double[60];
            Arrays.setAll(effective, first::effectiveLength);
            Abundances again = quantifier.quantify(first.classTable(), random.lengths(), effective);
            for (int t = 0; t < 60; t++) {
                assertThat(again.fragments(t)).isCloseTo(first.fragments(t), within(0.02));
                assertThat(again.uniqueFragments(t)).isEqualTo(first.uniqueFragments(t));
            }
        }
    }
}
