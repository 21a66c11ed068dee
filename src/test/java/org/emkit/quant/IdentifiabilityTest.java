package org.emkit.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.emkit.alignment.ClassTable;
import org.emkit.em.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small tables whose optimal answers can be found by hand. */
class IdentifiabilityTest {
    /** @return a line for each member: transcript, group, range, group's fragments, why */
    private static List<String> lines(Identifiability free) {
        List<String> lines = new ArrayList<>();
        for (int k = 0; k < free.members(); k++) {
            int group = free.group(k);
            lines.add(String.format(
                    "%c %d [%.3f %.3f] of %.3f %s",
                    'a' + free.transcript(k),
                    group,
                    free.minimum(k),
                    free.maximum(k),
                    free.groupFragments(group),
                    free.identical(group) ? "identical" : "confounded"));
        }
        return lines;
    }

    @Test
    void onlySeenTogether() {
        assertThat(lines(WrittenClasses.free("ab 10")))
                .containsExactly("a 0 [0.000 10.000] of 10.000 identical", "b 0 [0.000 10.000] of 10.000 identical");
    }

    @Test
    void threeThatNothingTellsApart() {
        // Nothing goes to e, which lacks the last class. That class tells nothing of a + b + c and d: they are as 9 to
        // 3.
        Identifiability free = WrittenClasses.free("abce 9", "d 3", "dabc 8");
        assertThat(lines(free))
                .containsExactly(
                        "a 0 [0.000 15.000] of 15.000 identical",
                        "b 0 [0.000 15.000] of 15.000 identical",
                        "c 0 [0.000 15.000] of 15.000 identical");
        assertThat(free.identicalGroups()).isEqualTo(1);
    }

    /** Half the weight of the other in every class: nothing is its share. So with a transcript of twice the length. */
    @Test
    void theShorterOfTwoTakesAll() {
        assertThat(WrittenClasses.free("ab0.5 10").members()).isZero();
        ClassTable bare = WrittenClasses.of("ab 10");
        QuantOptions options = QuantOptions.withDefaults();
        try (Workers workers = new Workers(1)) {
            Quantifier quantifier = Quantifier.with(options, workers);
            ClassTable withoutWeights =
                    new ClassTable(bare.transcriptome(), new int[] {0, 2}, new int[] {0, 1}, null, new double[] {10});
            Abundances unequal = quantifier.quantify(withoutWeights, new int[] {900, 901}, new double[] {700, 701});
            assertThat(unequal.fragments(0)).isCloseTo(10, within(1e-3));
            assertThat(unequal.identifiability().members()).isZero();
            Abundances equal = quantifier.quantify(withoutWeights, new int[] {900, 900}, new double[] {700, 700});
            assertThat(equal.identifiability().members()).isEqualTo(2);
        }
    }

    /**
     * With sums a + b + c + d = 80 and s_ab : s_cd = 30 : 10, s_bc : s_da = 20 : 20, the optimum has s_ab = 60, s_cd = 20,
     * s_bc = s_da = 40. One number is free, a; b = 60 − a, c = a − 20, d = 40 − a.
     */
    @Test
    void fourInACycle() {
        assertThat(lines(WrittenClasses.free("ab 30", "bc 20", "cd 10", "da 20")))
                .containsExactly(
                        "a 0 [20.000 40.000] of 80.000 confounded",
                        "b 0 [20.000 40.000] of 80.000 confounded",
                        "c 0 [0.000 20.000] of 80.000 confounded",
                        "d 0 [0.000 20.000] of 80.000 confounded");
    }

    /** One more class that holds only one of the four determines it, and so all. */
    @Test
    void aCycleWithAnAnchor() {
        assertThat(WrittenClasses.free("ab 30", "bc 20", "cd 10", "da 20", "a 7")
                        .members())
                .isZero();
    }

    /** The cycle of above, a for a and e: together they have what a had alone, and either may have nothing of it. */
    @Test
    void identicalOnesInACycle() {
        assertThat(lines(WrittenClasses.free("abe 30", "bc 20", "cd 10", "dae 20")))
                .containsExactly(
                        "a 0 [0.000 40.000] of 80.000 confounded",
                        "b 0 [20.000 40.000] of 80.000 confounded",
                        "c 0 [0.000 20.000] of 80.000 confounded",
                        "d 0 [0.000 20.000] of 80.000 confounded",
                        "e 0 [0.000 40.000] of 80.000 confounded");
    }

    /**
     * Two rows of three, known by the sums of rows and columns: of 60 fragments 40 and 20, and 48, 6 and 6. The upper left
     * is at least 40 − 6 − 6 and at most 40, the lower left 48 less than that.
     */
    @Test
    void twoFreeNumbers() {
        assertThat(lines(WrittenClasses.free("abc 20", "def 10", "ad 24", "be 3", "cf 3")))
                .containsExactly(
                        "a 0 [28.000 40.000] of 60.000 confounded",
                        "b 0 [0.000 6.000] of 60.000 confounded",
                        "c 0 [0.000 6.000] of 60.000 confounded",
                        "d 0 [8.000 20.000] of 60.000 confounded",
                        "e 0 [0.000 6.000] of 60.000 confounded",
                        "f 0 [0.000 6.000] of 60.000 confounded");
    }

    /**
     * A table of which the sums of rows R and of columns C are known: a place has at least {@code R + C − N} and at most the
     * smaller of the two. The number of free numbers is one less than the rows times one less than the columns.
     */
    @ParameterizedTest(name = "{0} × {1}")
    @CsvSource({"2, 2", "2, 7", "4, 3", "6, 6", "9, 9"})
    void aTableKnownByItsMargins(int height, int width) {
        SplittableRandom random = new SplittableRandom(height);
        int[] seen = random.ints(height + width, 1, 1000).toArray();
        WrittenClasses classes = new WrittenClasses();
        for (int i = 0; i < height + width; i++) {
            for (int t = 0; t < height * width; t++) {
                if (i < height ? t / width == i : t % width == i - height) {
                    classes.fits(t, 1);
                }
            }
            classes.seen(seen[i]);
        }
        Identifiability free = WrittenClasses.quantify(classes.table(), 1).identifiability();
        double ofRows = Arrays.stream(seen, 0, height).sum();
        double ofColumns = Arrays.stream(seen, height, seen.length).sum();
        double all = ofRows + ofColumns;
        assertThat(free.members()).isEqualTo(height * width);
        assertThat(free.groups()).isEqualTo(1);
        for (int k = 0; k < free.members(); k++) {
            double row = seen[k / width] / ofRows * all;
            double column = seen[height + k % width] / ofColumns * all;
            assertThat(free.minimum(k)).isCloseTo(Math.max(0, row + column - all), within(1e-6));
            assertThat(free.maximum(k)).isCloseTo(Math.min(row, column), within(1e-6));
        }
    }

    /** Too many free numbers for their ranges; that they are free is known. */
    @Test
    void tooMuchWorkForRanges() {
        WrittenClasses classes = new WrittenClasses();
        for (int i = 0; i < 2 * 16; i++) {
            for (int t = 0; t < 16 * 16; t++) {
                if (i < 16 ? t / 16 == i : t % 16 == i - 16) {
                    classes.fits(t, 1);
                }
            }
            classes.seen(5);
        }
        Identifiability free = WrittenClasses.quantify(classes.table(), 1).identifiability();
        assertThat(free.members()).isEqualTo(256);
        assertThat(free.minimum(7)).isNaN();
        assertThat(free.groupFragments(0)).isCloseTo(160, within(1e-6));
        assertThat(free.unchecked()).isZero();
    }

    /**
     * A class that holds two of a cycle whose sum is known does not break it, nor join it to another: i has fragments of
     * its own. Pairs that nothing tells apart are numbered between.
     */
    @Test
    void severalGroupsInOnePart() {
        Identifiability free = WrittenClasses.free(
                "ac 30", "ce 20", "eg 10", "ga 20", "bd 8", "df 8", "fh 8", "hb 8", "acbdi 6", "i 9", "jki 5", "jk 11");
        assertThat(free.groups()).isEqualTo(3);
        assertThat(free.identicalGroups()).isEqualTo(1);
        StringBuilder groups = new StringBuilder();
        double[] sum = new double[3];
        for (int k = 0; k < free.members(); k++) {
            groups.append((char) ('a' + free.transcript(k))).append(free.group(k));
            sum[free.group(k)] += free.maximum(k);
        }
        assertThat(groups).hasToString("a0b1c0d1e0f1g0h1j2k2");
        assertThat(free.identical(2)).isTrue();
        assertThat(sum[2]).isCloseTo(2 * free.groupFragments(2), within(1e-9));
    }

    /** As where two exons are chosen independently: lengths differ, and those of opposite ones have the same sum. */
    @Test
    void aCycleOfUnequalWeights() {
        double third = 1 / 3.0;
        Identifiability free =
                WrittenClasses.free("ab0.5 30", "b0.5c" + third + " 20", "c" + third + "d0.5 30", "d0.5a 20");
        assertThat(free.groups()).isEqualTo(1);
        assertThat(free.members()).isEqualTo(4);
        // In densities x = α/l the null vector is (1, −1, 1, −1), in fragments (1, −2, 3, −2).
        double[] width = new double[4];
        for (int k = 0; k < 4; k++) {
            width[k] = free.maximum(k) - free.minimum(k);
        }
        assertThat(width[1]).isCloseTo(2 * width[0], within(1e-6));
        assertThat(width[2]).isCloseTo(3 * width[0], within(1e-6));
        assertThat(width[3]).isCloseTo(2 * width[0], within(1e-6));
        assertThat(width[0]).isPositive();
        // With one length a unit more the four are no longer in balance: one of them takes no part.
        assertThat(WrittenClasses.free("ab0.5 30", "b0.5c0.25 20", "c0.25d0.5 30", "d0.5a 20")
                        .members())
                .isZero();
    }

    /** b pays exactly as much as it costs with nothing: the likelihood is flat to first order and falls all the same. */
    @Test
    void aTranscriptOnTheEdge() {
        assertThat(WrittenClasses.free("ab2 10", "a 10").members()).isZero();
    }

    @Test
    void nothingAndOneTranscript() {
        assertThat(WrittenClasses.free("a 10", "b 3").members()).isZero();
        Identifiability none = new Identifiability(List.of(), 0);
        assertThat(none.groups()).isZero();
    }

    /** A block too large: of its columns nothing is said but which are equal. */
    @Test
    void tooManyToLookInto() {
        int pairs = PartIdentifiability.MOST_COLUMNS / 2 + 5;
        WrittenClasses classes = new WrittenClasses();
        for (int i = 0; i < pairs - 1; i++) {
            classes.fits(2 * i, 1).fits(2 * i + 1, 1).seen(5 + i % 3);
        }
        classes.fits(2 * pairs - 2, 1).fits(2 * pairs - 1, 1).fits(2 * pairs, 1).seen(6);
        for (int i = 0; i < pairs; i++) {
            classes.fits(2 * i, 1);
        }
        classes.seen(40);
        for (int i = 0; i < pairs; i++) {
            classes.fits(2 * i + 1, 1);
        }
        classes.fits(2 * pairs, 1).seen(40);
        Identifiability free = WrittenClasses.quantify(classes.table(), 1).identifiability();
        assertThat(free.unchecked()).isEqualTo(2 * pairs - 1);
        assertThat(free.members()).isEqualTo(2);
        assertThat(free.transcript(0)).isEqualTo(2 * pairs - 1);
        assertThat(free.transcript(1)).isEqualTo(2 * pairs);
        assertThat(free.identical(0)).isTrue();
        assertThat(free.minimum(0)).isNaN();
        assertThat(free.maximum(1)).isNaN();
    }
}
