package org.emkit.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.emkit.alignment.ClassTable;
import org.emkit.alignment.Transcriptome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleMergeTest {
    private static final int[] LENGTHS = {300, 400};

    private static ClassTable table(
            String names, int[] start, int[] member, double @Nullable [] weight, double... count) {
        String[] name = names.split(" ");
        return new ClassTable(new Transcriptome(name, new int[name.length]), start, member, weight, count);
    }

    /** One class of a and b, which holds r of b for 1 of a where effective lengths are 100 and 200. */
    private static ClassTable pair(double r, double fragments) {
        double[] weight = {0.01, r / 200};
        return table("a b", new int[] {0, 2}, new int[] {0, 1}, weight, fragments);
    }

    private static Sample merge(WeightBins bins, ClassTable... tables) {
        SampleMerge merge = new SampleMerge(QuantOptions.builder().bins(bins).build());
        for (ClassTable table : tables) {
            merge.add(table, LENGTHS, new double[] {100, 200}, null);
        }
        return merge.sample();
    }

    /** Ratios of .5 and .45, −ln of which is .69 and .80: both in the bin about 1. */
    @Test
    void weightsAreMeansOverFragments() {
        Sample sample = merge(new WeightBins(1), pair(0.5, 4), pair(0.45, 12));
        EquivalenceClasses classes = sample.classes();
        assertThat(classes.counts()).containsExactly(16);
        assertThat(classes.weight(0)).isEqualTo(1);
        // (4 · .5 + 12 · .45) / 16
        assertThat(classes.weight(1)).isCloseTo(0.4625, within(1e-10));
        assertThat(classes.lengthIncluded()).isFalse();
        assertThat(sample.effectiveLength(1)).isEqualTo(200);
        assertThat(sample.merged()).isEqualTo(new Merged(2, 2, true, 0));
        assertThat(sample.fates().count(ReadFates.ASSIGNED_AMBIGUOUS)).isEqualTo(16);
    }

    /** −ln .9 is .11: in the bin about 0. */
    @Test
    void otherBinsAreOtherClasses() {
        EquivalenceClasses apart =
                merge(new WeightBins(1), pair(0.5, 4), pair(0.9, 12)).classes();
        assertThat(apart.counts()).containsExactly(12, 4);
        EquivalenceClasses one =
                merge(WeightBins.NONE, pair(0.5, 4), pair(0.9, 12)).classes();
        assertThat(one.counts()).containsExactly(16);
        assertThat(one.weight(1)).isCloseTo(0.8, within(1e-10));
        assertThat(merge(WeightBins.EXACT, pair(0.5, 4), pair(0.5001, 12), pair(0.5, 1))
                        .classes()
                        .counts())
                .containsExactlyInAnyOrder(12, 5);
    }

    @Test
    void oneInputStandsAsItIs() {
        Sample sample = merge(new WeightBins(1), pair(0.5, 4));
        assertThat(sample.classes().lengthIncluded()).isTrue();
        assertThat(sample.classes().weight(1)).isEqualTo(0.0025);
        assertThat(sample.merged()).isNull();
    }

    @Test
    void withoutWeightsTranscriptsAloneCount() {
        ClassTable bare = table("a b", new int[] {0, 2, 3}, new int[] {0, 1, 1}, null, 4, 3);
        EquivalenceClasses classes = merge(new WeightBins(1), bare, bare).classes();
        assertThat(classes.counts()).containsExactly(8, 6);
        assertThat(classes.weight(0)).isEqualTo(1);
        assertThat(classes.weight(1)).isEqualTo(1);
    }

    /** Of 4 and 12 fragments; an input without fragments has no say. */
    @Test
    void effectiveLengthsAreMeansOverFragments() {
        SampleMerge merge = new SampleMerge(QuantOptions.withDefaults());
        merge.add(pair(0.5, 4), LENGTHS, new double[] {100, 200}, null);
        merge.add(pair(0.5, 12), LENGTHS, new double[] {104, 208}, null);
        merge.add(table("a b", new int[1], new int[0], null), LENGTHS, new double[] {7, 7}, null);
        Sample sample = merge.sample();
        assertThat(sample.effectiveLength(0)).isEqualTo(103);
        assertThat(sample.effectiveLength(1)).isEqualTo(206);
        // of b, which is longer
        assertThat(sample.merged()).isEqualTo(new Merged(3, 2, false, 8));
    }

    /** The alphabet decides which order of names is taken; the second input counts b as 0. */
    @Test
    void transcriptsAreMatchedByName() {
        ClassTable turned =
                table("b a", new int[] {0, 1, 3}, new int[] {0, 0, 1}, new double[] {1, 0.00225, 0.01}, 5, 12);
        for (boolean turnedFirst : new boolean[] {false, true}) {
            SampleMerge merge = new SampleMerge(QuantOptions.withDefaults());
            if (turnedFirst) {
                merge.add(turned, new int[] {400, 300}, new double[] {200, 100}, null);
            }
            merge.add(pair(0.5, 4), LENGTHS, new double[] {100, 200}, null);
            if (!turnedFirst) {
                merge.add(turned, new int[] {400, 300}, new double[] {200, 100}, null);
            }
            Sample sample = merge.sample();
            assertThat(sample.transcriptome().name(0)).isEqualTo("a");
            assertThat(sample.transcriptome().lengths()).containsExactly(LENGTHS);
            assertThat(sample.effectiveLength(0)).isEqualTo(100);
            assertThat(sample.classes().counts()).containsExactly(16, 5);
            assertThat(sample.classes().transcript(2)).isEqualTo(1);
            assertThat(sample.classes().weight(1)).isCloseTo(0.4625, within(1e-10));
        }
    }

    /** Fractions of fragments, lengths of their own, other orders of names: whatever could be summed otherwise. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfInputsChangesNoBit(long seed) {
        List<ClassTable> tables = new ArrayList<>();
        List<double[]> lengths = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < 5; k++) {
            tables.add(random(random, k == 3 ? "c a b d" : "a b c d"));
            lengths.add(random.doubles(4, 50, 900).toArray());
        }
        Sample before = null;
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4));
        for (int i = 0; i < 20; i++) {
            SampleMerge merge = new SampleMerge(QuantOptions.withDefaults());
            for (int k : order) {
                merge.add(tables.get(k), new int[] {900, 900, 900, 900}, lengths.get(k), null);
            }
            Sample sample = merge.sample();
            if (before != null) {
                assertThat(sample.effectiveLengths()).containsExactly(before.effectiveLengths());
                assertThat(sample.classes().counts())
                        .containsExactly(before.classes().counts());
                assertThat(sample.classes().likelihood(sample.effectiveLengths()))
                        .containsExactly(before.classes().likelihood(before.effectiveLengths()));
                assertThat(sample.fates()).isEqualTo(before.fates());
                assertThat(sample.merged()).isEqualTo(before.merged());
            }
            before = sample;
            Collections.shuffle(order, new Random(seed + i));
        }
    }

    private static ClassTable random(SplittableRandom random, String names) {
        int classes = 200;
        int[] start = new int[classes + 1];
        int[] member = new int[4 * classes];
        double[] weight = new double[member.length];
        double[] count = new double[classes];
        for (int c = 0; c < classes; c++) {
            start[c + 1] = start[c] + 1 + random.nextInt(4);
            for (int e = start[c]; e < start[c + 1]; e++) {
                member[e] = random.nextInt(4);
                weight[e] = Math.pow(random.nextDouble(), 1 + random.nextInt(200));
            }
            count[c] = random.nextBoolean() ? random.nextInt(1000) : random.nextDouble() * 10;
        }
        return table(names, start, Arrays.copyOf(member, start[classes]), Arrays.copyOf(weight, start[classes]), count);
    }

    @Test
    void noMemberVanishes() {
        EquivalenceClasses classes =
                merge(new WeightBins(1), pair(1e-300, 0.25), pair(1e-300, 3)).classes();
        assertThat(classes.weight(1)).isBetween(0x1p-33, 0x1p-31);
        classes = merge(WeightBins.EXACT, pair(1e-300, 1), pair(1, 1)).classes();
        assertThat(classes.classes()).isEqualTo(2);
    }

    @Test
    void fatesAreSummedWhereAllAreKnown() {
        ReadFates first = new ReadFates(
                List.of(new ReadFates.Row(ReadFates.UNMAPPED, 5), new ReadFates.Row(ReadFates.ASSIGNED_AMBIGUOUS, 4)),
                List.of(new ReadFates.Row(ReadFates.ORPHAN_KEPT, 1)));
        ReadFates second = new ReadFates(
                List.of(
                        new ReadFates.Row(ReadFates.WITHOUT_WEIGHT, 2),
                        new ReadFates.Row(ReadFates.ASSIGNED_UNIQUE, 0),
                        new ReadFates.Row(ReadFates.ASSIGNED_AMBIGUOUS, 12)),
                List.of());
        SampleMerge merge = new SampleMerge(QuantOptions.withDefaults());
        merge.add(pair(0.5, 4), LENGTHS, new double[] {100, 200}, first);
        assertThat(merge.sample().fates()).isEqualTo(first);
        merge.add(pair(0.5, 12), LENGTHS, new double[] {100, 200}, second);
        assertThat(merge.sample().fates())
                .isEqualTo(new ReadFates(
                        List.of(
                                new ReadFates.Row(ReadFates.UNMAPPED, 5),
                                new ReadFates.Row(ReadFates.WITHOUT_WEIGHT, 2),
                                new ReadFates.Row(ReadFates.ASSIGNED_UNIQUE, 0),
                                new ReadFates.Row(ReadFates.ASSIGNED_AMBIGUOUS, 16)),
                        List.of(new ReadFates.Row(ReadFates.ORPHAN_KEPT, 1))));
        merge.add(pair(0.5, 1), LENGTHS, new double[] {100, 200}, null);
        assertThat(merge.sample().fates().rows())
                .extracting(ReadFates.Row::name)
                .containsExactly(ReadFates.WITHOUT_WEIGHT, ReadFates.ASSIGNED_UNIQUE, ReadFates.ASSIGNED_AMBIGUOUS);
    }

    @Test
    void refusesWhatIsNotOneSample() {
        ClassTable other = table("a c", new int[] {0, 1}, new int[] {0}, new double[] {1}, 4);
        assertThatIllegalArgumentException().isThrownBy(() -> merge(WeightBins.NONE, pair(1, 1), other));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> merge(WeightBins.NONE, pair(1, 0x1p31), pair(1, 1)));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> merge(WeightBins.NONE, pair(1, 0x1p30), pair(1, 0x1p30)));
        SampleMerge merge = new SampleMerge(QuantOptions.withDefaults());
        merge.add(pair(1, 1), LENGTHS, new double[] {100, 200}, null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> merge.add(pair(1, 1), new int[] {300, 401}, new double[] {100, 200}, null));
    }
}
