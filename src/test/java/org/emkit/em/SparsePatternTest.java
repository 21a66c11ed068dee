package org.emkit.em;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SparsePatternTest {
    @Test
    void builderAndConstructorMakeTheSame() {
        SparsePattern built = new SparsePatternBuilder(4)
                .add(3)
                .add(0)
                .endObservation()
                .endObservation()
                .add(2)
                .endObservation()
                .build();
        SparsePattern given = new SparsePattern(4, new int[] {0, 2, 2, 3}, new int[] {3, 0, 2});
        assertThat(built.observations()).isEqualTo(given.observations()).isEqualTo(3);
        assertThat(built.components()).isEqualTo(given.components()).isEqualTo(4);
        assertThat(built.entries()).isEqualTo(given.entries()).isEqualTo(3);
        for (int i = 0; i <= 3; i++) {
            assertThat(built.start(i)).isEqualTo(given.start(i));
        }
        for (int e = 0; e < 3; e++) {
            assertThat(built.component(e)).isEqualTo(given.component(e));
        }
    }

    @Test
    void keepsItsOwnCopy() {
        int[] component = {0, 1};
        SparsePattern pattern = new SparsePattern(2, new int[] {0, 2}, component);
        component[0] = 1;
        assertThat(pattern.component(0)).isZero();
    }

    @Test
    void growsFarBeyondItsFirstRoom() {
        SparsePatternBuilder builder = new SparsePatternBuilder(10);
        for (int k = 0; k < 1000; k++) {
            builder.add(k % 10).endObservation();
        }
        assertThat(builder.build().observations()).isEqualTo(1000);
        assertThat(builder.build().component(999)).isEqualTo(9);
    }

    @Test
    void rejectsWhatDoesNotFit() {
        assertThatThrownBy(() -> new SparsePattern(2, new int[] {0, 1}, new int[] {2}))
                .hasMessage("entry 0 names component 2 of 2");
        assertThatThrownBy(() -> new SparsePattern(2, new int[] {0, 2}, new int[] {1}))
                .hasMessageContaining("number of entries, 1");
        assertThatThrownBy(() -> new SparsePattern(2, new int[] {0, 2, 1, 2}, new int[] {1, 1}))
                .hasMessage("starts fall at observation 1");
        assertThatThrownBy(() -> new SparsePattern(2, new int[0], new int[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SparsePattern(-1, new int[] {0}, new int[0]))
                .hasMessageContaining("components: -1");
        assertThatThrownBy(() -> new SparsePatternBuilder(1).add(1)).hasMessage("component 1 of 1");
        assertThatThrownBy(() -> new SparsePatternBuilder(1).add(0).build()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void cutsIntoPartsOfEquallyManyEntries() {
        RandomTable table = RandomTable.of(10, 5000, 6, 1);
        int[] bounds = table.pattern.cut(7);
        assertThat(bounds).hasSize(8).isSorted();
        assertThat(bounds[0]).isZero();
        assertThat(bounds[7]).isEqualTo(5000);
        for (int k = 0; k < 7; k++) {
            int entries = table.pattern.start(bounds[k + 1]) - table.pattern.start(bounds[k]);
            assertThat(entries).isBetween(table.pattern.entries() / 7 - 30, table.pattern.entries() / 7 + 30);
        }
        assertThat(new SparsePattern(1, new int[] {0}, new int[0]).cut(3)).containsExactly(0, 0, 0, 0);
        assertThat(new SparsePattern(1, new int[] {0, 0, 3}, new int[] {0, 0, 0}).cut(3))
                .containsExactly(0, 2, 2, 2);
    }
}
