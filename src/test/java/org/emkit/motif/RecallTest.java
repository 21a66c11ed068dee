package org.emkit.motif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.emkit.em.Workers;
import org.emkit.sequence.Alphabet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A few rows of the manual's table: how near the search comes to an oracle that knows the motif. */
class RecallTest {
    /** A row and how much less than the oracle's the harmonic mean of recall and precision may be. */
    static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of(new Recall.Row(Alphabet.DNA, 100, 100, 10, 12, 1, 1), 0.05),
                Arguments.of(new Recall.Row(Alphabet.DNA, 100, 100, 10, 16, 0.2, 1), 0.1),
                Arguments.of(new Recall.Row(Alphabet.DNA, 100, 100, 20, 16, 0.6, 1), 0.05),
                Arguments.of(new Recall.Row(Alphabet.DNA, 100, 100, 10, 14, 0.6, 3), 0.05),
                Arguments.of(new Recall.Row(Alphabet.PROTEIN, 60, 100, 10, 16, 1, 1), 0.1));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isNearWhatTheMotifAllows(Recall.Row row, double less) {
        try (Workers workers = new Workers(2)) {
            Recall.Outcome outcome = Recall.of(row, 2, workers);
            assertThat(outcome.balanced()).as("%s", outcome).isGreaterThan(outcome.balancedOfOracle() - less);
        }
    }
}
