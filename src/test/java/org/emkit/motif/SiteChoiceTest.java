package org.emkit.motif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.emkit.em.Workers;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceSet;
import org.junit.jupiter.api.Test;

class SiteChoiceTest {
    /** Sites of which a column is one letter alone, two evenly, or all evenly. */
    private static int[] informative(String columns, double bits, int minWidth, boolean palindrome) {
        List<String> texts = new ArrayList<>();
        int sites = 8;
        for (int i = 0; i < sites; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = 0; k < columns.length(); k++) {
                char column = columns.charAt(k);
                text.append(column == '2' ? "AAAA" : column == '1' ? "ACAC" : "ACGT", i % 4, i % 4 + 1);
            }
            texts.add(text.toString());
        }
        SequenceSet given = Planted.set(Alphabet.DNA, texts);
        SearchSet set = new SearchSet(given, BackgroundModel.uniform(Alphabet.DNA), false, null);
        int[] sequence = new int[sites];
        int[] place = new int[sites];
        for (int i = 0; i < sites; i++) {
            sequence[i] = i;
            place[i] = set.start[i];
        }
        SiteList list = new SiteList(set, columns.length(), place, sequence, new int[sites], new boolean[sites]);
        double[] counts = new double[4 * columns.length()];
        for (int j = 0; j < sites; j++) {
            list.add(j, 0, columns.length(), counts);
        }
        EValue significance =
                EValue.of(SiteModel.ZOOPS, given, false, set.background.probabilities(), sites, Workers.single());
        SiteChoice choice = new SiteChoice(significance, SiteModel.ZOOPS, palindrome, 2, sites, false);
        return choice.informative(new Alignment(list, sites, counts, 0), bits, minWidth);
    }

    @Test
    void flanksThatSayLittleAreCutOff() {
        assertThat(informative("0022120", 0.25, 4, false)).containsExactly(2, 6);
        assertThat(informative("2222", 0.25, 2, false)).containsExactly(0, 4);
        assertThat(informative("0012100", 0.25, 6, false)).containsExactly(0, 6);
    }

    @Test
    void aGapBetweenHalvesStays() {
        assertThat(informative("0220000220", 0.25, 2, false)).containsExactly(1, 9);
    }

    @Test
    void oneLetterFarOutIsNotWorthTheWay() {
        assertThat(informative("222000000001", 0.25, 2, false)).containsExactly(0, 3);
    }

    @Test
    void nothingIsCutWhereNoBitsAreAsked() {
        assertThat(informative("0022120", 0, 4, false)).containsExactly(0, 7);
    }

    @Test
    void palindromesAreCutAtBothEnds() {
        assertThat(informative("02222200", 0.25, 2, true)).containsExactly(1, 7);
    }

    /** However it is approached, a number of sites has the letters of just so many, and none beside it is better. */
    @Test
    void sitesBetweenThoseOfTheGridAreCountedRight() {
        SplittableRandom random = new SplittableRandom(7);
        for (int run = 0; run < 40; run++) {
            int size = 20 + random.nextInt(400);
            int good = 2 + random.nextInt(size - 2);
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                StringBuilder text = new StringBuilder();
                for (int k = 0; k < 6; k++) {
                    text.append(
                            i < good && random.nextInt(10) > 0 ? "TGACTC".charAt(k) : "ACGT".charAt(random.nextInt(4)));
                }
                texts.add(text.append("A".repeat(30)).toString());
            }
            SequenceSet given = Planted.set(Alphabet.DNA, texts);
            SearchSet set = new SearchSet(given, BackgroundModel.uniform(Alphabet.DNA), false, null);
            SiteList list = inGivenOrder(set, 6);
            EValue significance =
                    EValue.of(SiteModel.ZOOPS, given, false, set.background.probabilities(), size, Workers.single());
            SiteChoice choice = new SiteChoice(significance, SiteModel.ZOOPS, false, 2, size, false);
            Alignment chosen = choice.choose(list, 1.1, true);
            double[] log = new double[size + 1];
            Arrays.fill(log, Double.POSITIVE_INFINITY);
            double[] counts = new double[24];
            for (int n = 1; n <= size; n++) {
                list.add(n - 1, 0, 6, counts);
                log[n] = n == 1 ? log[1] : significance.logE(6, n, counts);
                if (n == chosen.sites) {
                    assertThat(chosen.counts).containsExactly(counts);
                }
            }
            assertThat(chosen.cost).isEqualTo(log[chosen.sites]);
            assertThat(chosen.cost).isLessThanOrEqualTo(log[Math.min(size, chosen.sites + 1)] + 1e-9);
            assertThat(chosen.cost).isLessThanOrEqualTo(log[chosen.sites - 1] + 1e-9);
        }
    }

    /** The first window of each sequence, as the sequences were given. */
    private static SiteList inGivenOrder(SearchSet set, int width) {
        int[] sequence = new int[set.size()];
        int[] place = new int[set.size()];
        for (int i = 0; i < set.size(); i++) {
            sequence[set.origin[i]] = i;
            place[set.origin[i]] = set.start[i];
        }
        return new SiteList(set, width, place, sequence, new int[set.size()], new boolean[set.size()]);
    }
}
