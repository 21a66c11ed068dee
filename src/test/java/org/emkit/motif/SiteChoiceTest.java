package org.emkit.motif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
        EValue significance = EValue.of(SiteModel.ZOOPS, given, false, set.background.probabilities(), sites);
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
}
