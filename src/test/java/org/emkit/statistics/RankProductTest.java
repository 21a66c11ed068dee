package org.emkit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RankProductTest {
    private static final double FINEST = 16;

    private static long score(int rank, int of) {
        return Math.round(Math.log((double) of / rank) * FINEST);
    }

    /** Part of all outcomes, each as likely, whose sum is as large. */
    private static double enumerated(int[] of, int[] rank) {
        long seen = 0;
        int outcomes = 1;
        for (int k = 0; k < of.length; k++) {
            seen += score(rank[k], of[k]);
            outcomes *= of[k];
        }
        int asLarge = 0;
        for (int outcome = 0; outcome < outcomes; outcome++) {
            long sum = 0;
            int rest = outcome;
            for (int size : of) {
                sum += score(1 + rest % size, size);
                rest /= size;
            }
            asLarge += sum >= seen ? 1 : 0;
        }
        return Math.log((double) asLarge / outcomes);
    }

    private static RankProduct of(int[] of, int[] rank) {
        RankProduct product = new RankProduct();
        for (int k = 0; k < of.length; k++) {
            product.add(rank[k], of[k]);
        }
        return product;
    }

    @Test
    void equalsEnumeration() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 300; trial++) {
            int[] of = new int[1 + random.nextInt(5)];
            int[] rank = new int[of.length];
            for (int k = 0; k < of.length; k++) {
                of[k] = 1 + random.nextInt(9);
                rank[k] = 1 + random.nextInt(of[k]);
            }
            assertThat(of(of, rank).logRightTail()).isCloseTo(enumerated(of, rank), within(1e-9));
        }
    }

    @Test
    void theBestRanksOfAll() {
        RankProduct product = new RankProduct();
        assertThat(product.logRightTail()).isZero();
        for (int k = 0; k < 300; k++) {
            product.add(1, 51);
        }
        assertThat(product.size()).isEqualTo(300);
        assertThat(product.logRightTail()).isCloseTo(-300 * Math.log(51), within(1e-6));
    }

    /** Ranks that say nothing: a tail of at most u in no more than u of the sets, and nearly so. */
    @Test
    void evenRanksGiveEvenTails() {
        SplittableRandom random = new SplittableRandom(2);
        int sets = 4000;
        int low = 0;
        for (int s = 0; s < sets; s++) {
            RankProduct product = new RankProduct();
            for (int k = 0; k < 12; k++) {
                product.add(1 + random.nextInt(21), 21);
            }
            low += product.logRightTail() <= Math.log(0.05) ? 1 : 0;
        }
        assertThat(low / (double) sets).isBetween(0.03, 0.05 + 3 * Math.sqrt(0.05 * 0.95 / sets));
    }

    /** Beyond what is exact, the bound is above the tail, and not far. */
    @Test
    void manyCasesHaveABound() {
        double[] nats = new double[2];
        for (int k = 0; k < 2; k++) {
            int size = RankProduct.MOST_EXACT + k;
            RankProduct product = new RankProduct();
            for (int c = 0; c < size; c++) {
                product.add(c % 8 == 0 ? 1 : 1 + c % 4, 4);
            }
            nats[k] = product.logRightTail();
        }
        assertThat(nats[1]).isBetween(nats[0], nats[0] + 6);
    }
}
