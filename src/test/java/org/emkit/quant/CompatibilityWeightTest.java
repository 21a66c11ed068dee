package org.emkit.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.emkit.alignment.FragmentAlignments;
import org.emkit.alignment.FragmentKind;
import org.emkit.alignment.Orientation;
import org.emkit.alignment.Transcriptome;
import org.junit.jupiter.api.Test;

class CompatibilityWeightTest {
    private static final double EXACT = 1e-11;
    private static final Transcriptome TRANSCRIPTS = ListSource.transcriptome(4, 100, 3);

    /** Lengths 3: 1/17, 4: 4/17, 5: 6/17, 6: 4/17, 7: 1/17, 9: 1/17; at most 10. */
    private static FragmentLengths lengths() {
        long[] histogram = new long[11];
        histogram[5] = 16;
        return FragmentLengths.observed(histogram, 9, 0);
    }

    private static double weight(double natsPerUnit, boolean singleTerm, Placed placed, int placement, int best) {
        FragmentAlignments fragment = placed.fragment();
        return new CompatibilityWeight(TRANSCRIPTS, lengths(), natsPerUnit, singleTerm).of(fragment, placement, best);
    }

    @Test
    void pairByScoreAndLength() {
        Placed pair = Placed.pair().at(0, -3, 4, Orientation.ISF).at(1, -1, 6, Orientation.ISR);
        // No length has less than 1 / ((16 + 1) * 10) = 1/170: lengths 1, 2, 8, 10. On transcript 0 (length 4):
        // e^(-1/2 * 2) * (40/170) / ((1 + 1 + 10 + 40)/170); on 1: (40/170) / ((170 + 4)/170).
        assertThat(weight(0.5, true, pair, 0, -1)).isCloseTo(Math.exp(-1) * 40 / 52, within(EXACT));
        assertThat(weight(0.5, true, pair, 1, -1)).isCloseTo(40 / 174.0, within(EXACT));
        // Pairs keep their length term where single fragments have none.
        assertThat(weight(0.5, false, pair, 1, -1)).isCloseTo(40 / 174.0, within(EXACT));
    }

    @Test
    void noLengthIsImpossible() {
        Placed pair = Placed.pair().at(1, 0, 8, Orientation.ISF).at(2, 0, 2, Orientation.ISF);
        assertThat(weight(1, true, pair, 0, 0)).isCloseTo(1 / 174.0, within(EXACT));
        // On a transcript of 3: (1/170) / ((1 + 1 + 10)/170).
        assertThat(weight(1, true, pair, 1, 0)).isCloseTo(1 / 12.0, within(EXACT));
    }

    @Test
    void mateAloneByTheRoomItLeaves() {
        Placed orphan = Placed.of(FragmentKind.ORPHAN)
                .at(0, 0, 3, Orientation.FIRST_FORWARD)
                .at(1, 0, 95, Orientation.FIRST_FORWARD);
        // P'(F <= 3) = .99 * 1/17 + .01 * 3/10, P'(F <= 4) = .99 * 5/17 + .01 * 4/10; on 1 both are 1.
        double expected = (0.99 / 17 + 0.003) / (0.99 * 5 / 17 + 0.004);
        assertThat(weight(1, true, orphan, 0, 0)).isCloseTo(expected, within(EXACT));
        assertThat(weight(1, true, orphan, 1, 0)).isCloseTo(1, within(EXACT));
        assertThat(weight(1, false, orphan, 0, 0)).isEqualTo(1);
        assertThat(weight(2, false, orphan, 0, 3)).isCloseTo(Math.exp(-6), within(EXACT));
    }

    @Test
    void farBelowTheBestIsNothing() {
        Placed single = Placed.single().at(1, -2000, 95, Orientation.SF).at(1, 0, 95, Orientation.SR);
        assertThat(weight(1, true, single, 0, 0)).isZero();
        assertThat(weight(1, true, single, 1, 0)).isCloseTo(1, within(EXACT));
        assertThat(weight(0.001, true, single, 0, 0)).isCloseTo(Math.exp(-2), within(EXACT));
    }
}
