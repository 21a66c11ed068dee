package org.emkit.motif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.junit.jupiter.api.Test;

class AlignmentTest {
    private static final SearchSet SET = new SearchSet(
            Planted.set(Alphabet.DNA, Collections.nCopies(1, "ACGT".repeat(50))),
            BackgroundModel.uniform(Alphabet.DNA),
            false,
            null);

    /** The first {@code sites} of the places. */
    private static Alignment alignment(int width, int sites, int... place) {
        int size = place.length;
        SiteList list = new SiteList(SET, width, place, new int[size], new int[size], new boolean[size]);
        return new Alignment(list, sites, new double[4 * width], 0);
    }

    @Test
    void sitesNearerThanHalfTheNarrowerOneAreShared() {
        Alignment one = alignment(10, 4, 20, 0, 60, 40);
        assertThat(one.middles().mostlyAt(alignment(10, 4, 4, 44, 24, 64).middles()))
                .isTrue();
        assertThat(one.middles().mostlyAt(alignment(10, 4, 5, 45, 25, 65).middles()))
                .isFalse();
        assertThat(one.middles().mostlyAt(alignment(10, 4, 36, 56, 16, 96).middles()))
                .isTrue();
        assertThat(one.middles().mostlyAt(alignment(6, 3, 2, 22, 42).middles())).isTrue();
        assertThat(one.middles().mostlyAt(alignment(6, 3, 5, 25, 45).middles())).isFalse();
    }

    @Test
    void mostOfTheFewerSitesDecide() {
        Alignment many = alignment(8, 6, 0, 20, 40, 60, 80, 100);
        assertThat(many.middles().mostlyAt(alignment(8, 3, 100, 0, 150).middles()))
                .isTrue();
        assertThat(alignment(8, 3, 100, 0, 150).middles().mostlyAt(many.middles()))
                .isTrue();
        assertThat(many.middles().mostlyAt(alignment(8, 4, 100, 0, 150, 170).middles()))
                .isFalse();
        assertThat(many.middles().mostlyAt(alignment(8, 1, 150, 100, 0).middles()))
                .isFalse();
    }
}
