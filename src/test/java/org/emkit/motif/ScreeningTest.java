package org.emkit.motif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.emkit.em.Workers;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceSet;
import org.junit.jupiter.api.Test;

class ScreeningTest {
    private static final SequenceSet GIVEN = Planted.set(Alphabet.DNA, Collections.nCopies(10, "ACGT".repeat(25)));
    private static final SearchSet SET = new SearchSet(GIVEN, BackgroundModel.uniform(Alphabet.DNA), false, null);

    private static Screening screening(boolean byLikelihood) {
        EValue significance = EValue.of(
                SiteModel.ZOOPS, GIVEN, false, SET.background.probabilities(), GIVEN.size(), Workers.single());
        SiteChoice choice = new SiteChoice(significance, SiteModel.ZOOPS, false, 2, GIVEN.size(), byLikelihood);
        SiteFinder finder = new SiteFinder(Stretches.of(SET, SET.size()), SiteModel.ZOOPS);
        Climb climb = new Climb(finder, choice, new Smoothing(SET, 0.5), null, new int[] {6, 10}, 1.5, false);
        return new Screening(climb, SET, Workers.single(), () -> false);
    }

    /** With a site of each sequence at the same offset. */
    private static Screening.Scored scored(double cost, int offset) {
        int size = SET.size();
        int[] place = new int[size];
        for (int i = 0; i < size; i++) {
            place[i] = SET.start[i] + offset;
        }
        SiteList list = new SiteList(SET, 8, place, new int[size], new int[size], new boolean[size]);
        return new Screening.Scored(
                new Start(new double[32], "start"), new Alignment(list, size, new double[32], cost), offset);
    }

    private static List<Double> promising(boolean byLikelihood, double part, int most, Screening.Scored... scored) {
        return screening(byLikelihood).promising(List.of(scored), part, most).stream()
                .map(each -> each.alignment.cost)
                .toList();
    }

    @Test
    void ofThoseWithTheSameSitesTheBestAreFollowed() {
        Screening.Scored[] scored = {
            scored(-80, 12), scored(-60, 40), scored(-100, 10), scored(-20, 70), scored(-90, 11)
        };
        assertThat(promising(false, 0.5, 9, scored)).containsExactly(-100.0, -90.0, -80.0, -60.0);
        assertThat(promising(false, 0.5, 2, scored)).containsExactly(-100.0, -90.0, -60.0);
        assertThat(promising(false, 0.7, 1, scored)).containsExactly(-100.0);
        assertThat(promising(false, 0.1, 1, scored)).containsExactly(-100.0, -60.0, -20.0);
    }

    @Test
    void allAreWhereTheBestIsNotGoodOrHasNoEValue() {
        assertThat(promising(false, 0.5, 1, scored(-10, 12), scored(-30, 10), scored(5, 11)))
                .containsExactly(-10.0, -30.0, 5.0);
        assertThat(promising(true, 0.5, 1, scored(-100, 12), scored(-300, 10))).containsExactly(-100.0, -300.0);
        assertThat(promising(false, 0.5, 1)).isEmpty();
    }
}
