package org.emkit.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.StringTokenizer;
import org.emkit.alignment.LibraryType;
import org.emkit.alignment.Orientation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryEvidenceTest {
    /** Counts from text: {@code "ISF 70 ISR 30"}. */
    private static LibraryEvidence evidence(String text) {
        long[] count = new long[Orientation.COUNT];
        StringTokenizer words = new StringTokenizer(text);
        while (words.hasMoreTokens()) {
            Orientation orientation = Orientation.valueOf(words.nextToken());
            count[orientation.code()] = Long.parseLong(words.nextToken());
        }
        return new LibraryEvidence(count, 5);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "ISF 50 ISR 50, IU",
        "ISF 70 ISR 30, IU",
        "ISF 71 ISR 29, ISF",
        "ISF 30 ISR 70, IU",
        "ISF 29 ISR 71, ISR",
        "OSF 10 OSR 990 ISF 100, OSR",
        "OSF 10 OSR 10 ISF 9, OU",
        "MSF 10 MSR 11 ISF 20, MU",
        "MSF 100 ISR 20, MSF",
        // Dovetailed pairs count as inward.
        "OSF 10 DOVETAIL_SR 11, ISR",
        "SF 1 SR 1, U",
        "SF 9 SR 1, SF",
        "SF 1 SR 9, SR",
        // A few pairs among single reads: mates are reads of a pair, single reads count as first mates alone.
        "SF 1000 ISR 9, ISR",
        // No pairs: a second mate on the reverse strand speaks for forward, as inward pairs would.
        "FIRST_FORWARD 40 SECOND_REVERSE 40 FIRST_REVERSE 1, ISF",
        "FIRST_FORWARD 1 SECOND_FORWARD 40 FIRST_REVERSE 40, ISR",
        // With pairs, mates alone do not vote.
        "ISF 5 ISR 5 FIRST_FORWARD 1000, IU",
    })
    void typeByMajority(String counts, LibraryType expected) {
        assertThat(evidence(counts).type()).isEqualTo(expected);
    }

    @Test
    void noEvidenceIsTheMostCommonLibrary() {
        LibraryEvidence none = evidence("");
        assertThat(none.type()).isEqualTo(LibraryType.IU);
        assertThat(none.forwardShare()).isNaN();
        assertThat(none.lowerShare()).isNaN();
        assertThat(none.decided()).isZero();
        assertThat(none.undecided()).isEqualTo(5);
    }

    @Test
    void shareAndInterval() {
        LibraryEvidence evidence = evidence("ISF 8 ISR 1 DOVETAIL_SR 1 OSF 3 FIRST_FORWARD 4");
        assertThat(evidence.forward()).isEqualTo(8);
        assertThat(evidence.reverse()).isEqualTo(2);
        assertThat(evidence.forwardShare()).isEqualTo(0.8);
        // Wilson, z = 1.96, n = 10, p = .8: centre (.8 + .19207) / 1.38415 = .71674,
        // reach 1.96 sqrt(.016 + .0096037) / 1.38415 = .22658.
        assertThat(evidence.lowerShare()).isCloseTo(0.4902, within(1e-4));
        assertThat(evidence.upperShare()).isCloseTo(0.9433, within(1e-4));
        assertThat(evidence.decided()).isEqualTo(17);
        assertThat(evidence.count(Orientation.OSF)).isEqualTo(3);
    }
}
