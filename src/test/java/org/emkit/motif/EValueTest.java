package org.emkit.motif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.emkit.em.Workers;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.SequenceSetBuilder;
import org.junit.jupiter.api.Test;

class EValueTest {
    private static final double[] UNIFORM = {0.25, 0.25, 0.25, 0.25};
    private static final Offset<Double> EXACT = within(1e-9);

    private static SequenceSet ofLengths(int... lengths) {
        SequenceSetBuilder set = new SequenceSetBuilder(Alphabet.DNA);
        for (int length : lengths) {
            set.begin("s" + set.size()).add("A".repeat(length));
        }
        return set.build();
    }

    /** Lengths 10, 7, 5, 2 and width 3: 8, 5, 3 places; two sites in the two longest of three, 3 · 8 · 5. */
    @Test
    void placesOfOneEach() {
        SequenceSet set = ofLengths(5, 10, 2, 7);
        EValue one = EValue.of(SiteModel.ZOOPS, set, false, UNIFORM, 4, Workers.single());
        EValue two = EValue.of(SiteModel.OOPS, set, true, UNIFORM, 4, Workers.single());
        assertThat(one.logPlacements(3, 2)).isCloseTo(Math.log(3 * 8 * 5), EXACT);
        assertThat(two.logPlacements(3, 2)).isCloseTo(Math.log(4 * 3 * 8 * 5), EXACT);
        assertThat(two.logPlacements(3, 3)).isCloseTo(Math.log(8 * 8 * 5 * 3), EXACT);
        assertThat(one.logPlacements(3, 4)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(one.logPlacements(11, 1)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    /** 16 places: C(16, 5) ways on one strand, 2^5 times as many on two. */
    @Test
    void placesOfAnyNumber() {
        SequenceSet set = ofLengths(5, 10, 2, 7);
        EValue two = EValue.of(SiteModel.ANR, set, true, UNIFORM, 4, Workers.single());
        assertThat(two.logPlacements(3, 5)).isCloseTo(Math.log(4368.0 * 32), EXACT);
        assertThat(two.logPlacements(3, 17)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    /** Two sites that agree at both of two positions: each column has chance 1/4, their product 1/16 chance k − k ln k. */
    @Test
    void twoSitesByHand() {
        EValue value = EValue.of(SiteModel.ZOOPS, ofLengths(4, 4), false, UNIFORM, 2, Workers.single());
        double[] counts = {2, 0, 0, 0, 0, 0, 2, 0};
        assertThat(value.logColumnPValue(counts, 0)).isCloseTo(Math.log(0.25), EXACT);
        double k = 1.0 / 16;
        assertThat(value.logPValue(2, counts)).isCloseTo(Math.log(k - k * Math.log(k)), EXACT);
        assertThat(value.logE(2, 2, counts)).isCloseTo(Math.log(9 * (k - k * Math.log(k))), EXACT);
        assertThat(value.logLikelihoodRatio(2, counts)).isCloseTo(4 * Math.log(4), EXACT);
    }

    @Test
    void emptyAndPlainColumnsSayNothing() {
        EValue value = EValue.of(SiteModel.ZOOPS, ofLengths(40, 40), false, UNIFORM, 100, Workers.single());
        assertThat(value.logColumnPValue(new double[4], 0)).isZero();
        assertThat(value.logColumnPValue(new double[] {9, 9, 9, 9}, 0)).isZero();
        assertThat(value.logColumnPValue(new double[] {0.5, 0.25, 0.25, 0}, 0)).isBetween(-1.0, 0.0);
    }

    @Test
    void sameBitsInAnyThread() {
        SequenceSet set = ofLengths(IntStream.range(0, 300).map(i -> 50 + i % 7).toArray());
        EValue shared = EValue.of(SiteModel.ZOOPS, set, true, UNIFORM, 300, Workers.single());
        double[] together = IntStream.range(0, 2000)
                .parallel()
                .mapToDouble(i -> shared.logE(4 + i % 9, 300 - i % 100, counts(i)))
                .toArray();
        EValue own = EValue.of(SiteModel.ZOOPS, set, true, UNIFORM, 300, Workers.single());
        for (int i = 0; i < together.length; i++) {
            assertThat(together[i]).isEqualTo(own.logE(4 + i % 9, 300 - i % 100, counts(i)));
        }
    }

    private static double[] counts(int seed) {
        double[] counts = new double[4 * 12];
        for (int k = 0; k < counts.length; k++) {
            counts[k] = 10 + (seed * 31 + k * 17) % 60;
        }
        return counts;
    }
}
