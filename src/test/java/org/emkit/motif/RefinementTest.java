package org.emkit.motif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.emkit.em.Workers;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EM on the likely windows ends where EM on all of them does. */
class RefinementTest {
    private static final String WORD = "TGACTCAGC";

    private static SequenceSet sequences(double fidelity) {
        List<String> texts = new ArrayList<>(
                new Planted(Alphabet.DNA, 150, 100, true, 3, List.of(new Planted.Recipe(WORD, fidelity, 0.5))).texts());
        texts.set(3, texts.get(3).substring(0, 40) + "NNN" + texts.get(3).substring(43));
        // One strand only counts as given: canonical sequences are compared with what the naive EM sees.
        List<String> canonical = new ArrayList<>();
        for (String text : texts) {
            StringBuilder other = new StringBuilder();
            for (int k = text.length() - 1; k >= 0; k--) {
                other.append("TGCAN".charAt("ACGTN".indexOf(text.charAt(k))));
            }
            canonical.add(text.compareTo(other.toString()) <= 0 ? text : other.toString());
        }
        return Planted.set(Alphabet.DNA, canonical);
    }

    @ParameterizedTest
    @CsvSource({"ZOOPS,0.85,1e-5,0", "ZOOPS,0.85,1e-3,2", "ZOOPS,0.72,1e-3,0", "OOPS,0.85,1e-3,0"})
    void sparseEqualsDense(SiteModel model, double fidelity, double threshold, int order) {
        assertSparseEqualsDense(sequences(fidelity), model, threshold, order);
    }

    @Test
    void sequenceHasASiteHoweverBadItsWindowsAre() {
        List<String> texts = new ArrayList<>(
                new Planted(Alphabet.DNA, 150, 30, true, 3, List.of(new Planted.Recipe(WORD, 1, 1))).texts());
        texts.add("TAGACTAAT");
        assertSparseEqualsDense(Planted.set(Alphabet.DNA, texts), SiteModel.OOPS, 1e-3, 0);
    }

    private static void assertSparseEqualsDense(SequenceSet set, SiteModel model, double threshold, int order) {
        BackgroundModel background = BackgroundModel.estimate(set, order, true);
        double[] start = new double[4 * WORD.length()];
        double[][] dense = new double[WORD.length()][4];
        for (int k = 0; k < start.length; k++) {
            start[k] = Alphabet.DNA.code(WORD.charAt(k / 4)) == k % 4 ? 0.7 : 0.1;
            dense[k / 4][k % 4] = start[k];
        }
        double gamma = new DenseEm(set, background, model == SiteModel.OOPS, 0.01).run(dense, 0.5, 1500);
        SearchSet own = new SearchSet(set, background, true, null);
        Refinement.Refined sparse = new Refinement(
                        Stretches.of(own, own.size()),
                        model,
                        LetterPrior.usual(background),
                        false,
                        threshold,
                        Workers.single())
                .refine(start, 0.5);
        assertThat(sparse.converged).isTrue();
        assertThat(sparse.objective).allMatch(Double::isFinite);
        for (int k = 0; k < start.length; k++) {
            assertThat(sparse.theta[k]).as("f(%d, %d)", k / 4, k % 4).isCloseTo(dense[k / 4][k % 4], within(1e-4));
        }
        if (model == SiteModel.ZOOPS) {
            assertThat(sparse.share).isCloseTo(gamma, within(1e-4));
        }
    }
}
