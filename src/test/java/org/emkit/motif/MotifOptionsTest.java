package org.emkit.motif;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MotifOptionsTest {
    @ParameterizedTest
    @CsvSource({"2, 10, 5", "99, 10, 5", "100, 5, 5", "199, 5, 5", "200, 3, 3", "50000, 3, 3"})
    void partsByNumberOfSequences(int sequences, int againstShuffles, int againstControls) {
        assertThat(MotifOptions.usualFolds(sequences, false)).isEqualTo(againstShuffles);
        assertThat(MotifOptions.usualFolds(sequences, true)).isEqualTo(againstControls);
    }
}
