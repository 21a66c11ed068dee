package org.emkit.motif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.emkit.em.Workers;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.junit.jupiter.api.Test;

class ContrastedTest {
    private static final String WORD = "TGACTCAG";
    private static final int SEQUENCES = 12;
    private static final int CONTROLS = 50;

    private static SearchSet set(int count, int length, int withWord) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String rest = (i % 2 == 0 ? "CG" : "CCG").repeat(length);
            String text = "A".repeat(1 + i) + (i < withWord ? WORD : "") + rest;
            texts.add(text.substring(0, length));
        }
        return new SearchSet(Planted.set(Alphabet.DNA, texts), BackgroundModel.uniform(Alphabet.DNA), true, null);
    }

    private static double nats(SearchSet sequences, SearchSet controls) {
        double[] theta = new double[4 * WORD.length()];
        Arrays.fill(theta, 0.02);
        for (int k = 0; k < WORD.length(); k++) {
            theta[4 * k + Alphabet.DNA.code(WORD.charAt(k))] = 0.94;
        }
        Contrasted contrasted =
                new Contrasted(Stretches.of(sequences, sequences.size()), Stretches.of(controls, controls.size()));
        return contrasted.nats(new ScanTable(sequences, theta), Workers.single());
    }

    /** ln of the likelihood ratio of two shares to a common one. */
    private static double expected(double hit, double all, double others, double allOthers) {
        double common = (hit + others) / (all + allOthers);
        return term(hit, all, common) + term(others, allOthers, common);
    }

    private static double term(double hit, double all, double common) {
        double sum = hit > 0 ? hit * Math.log(hit / all / common) : 0;
        return hit < all ? sum + (all - hit) * Math.log((1 - hit / all) / (1 - common)) : sum;
    }

    /** Controls are more letters, and other ones, than the sequences. */
    @Test
    void controlsAreReadThemselves() {
        SearchSet sequences = set(SEQUENCES, 40, SEQUENCES);
        assertThat(nats(sequences, set(CONTROLS, 90, 0)))
                .isCloseTo(expected(SEQUENCES, SEQUENCES, 0, CONTROLS), within(1e-9));
        assertThat(nats(sequences, set(CONTROLS, 90, 20)))
                .isCloseTo(expected(SEQUENCES, SEQUENCES, 20, CONTROLS), within(1e-9));
        assertThat(nats(sequences, set(CONTROLS, 90, CONTROLS))).isZero();
    }
}
