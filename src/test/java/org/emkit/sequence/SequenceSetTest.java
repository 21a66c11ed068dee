package org.emkit.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SequenceSetTest {
    @Test
    void holdsWhatWasBuilt() {
        SequenceSet set = new SequenceSetBuilder(Alphabet.DNA)
                .begin("one")
                .add("ACNT")
                .begin("empty", 0.5)
                .begin("two")
                .add("gg")
                .build();
        assertThat(set.size()).isEqualTo(3);
        assertThat(set.letters()).isEqualTo(6);
        assertThat(set.name(2)).isEqualTo("two");
        assertThat(set.length(1)).isZero();
        assertThat(set.weight(1)).isEqualTo(0.5);
        assertThat(set.code(2, 1)).isEqualTo((byte) 2);
        assertThat(set.text(0, 1, 4, Strand.FORWARD)).isEqualTo("CNT");
        assertThat(set.text(0, 0, 4, Strand.REVERSE)).isEqualTo("ANGT");
        assertThat(set.hasRegions()).isFalse();
    }

    @Test
    void regionsAreOfAllOrNone() {
        SequenceSetBuilder builder = new SequenceSetBuilder(Alphabet.DNA);
        builder.begin("a", 1, new Region("chr1", 5, 7, Strand.FORWARD)).add("AC");
        assertThat(builder.build().region(0).length()).isEqualTo(2);
        builder.begin("b");
        assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void weightsAreSharesOfOne() {
        assertThatThrownBy(() -> new SequenceSetBuilder(Alphabet.DNA).begin("a", 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void growsBeyondItsFirstArrays() {
        SequenceSetBuilder builder = new SequenceSetBuilder(Alphabet.PROTEIN);
        for (int i = 0; i < 1000; i++) {
            builder.begin("s" + i).add("ACDEFGHIKL");
        }
        SequenceSet set = builder.build();
        assertThat(set.letters()).isEqualTo(10_000);
        assertThat(set.text(999, 0, 10, Strand.FORWARD)).isEqualTo("ACDEFGHIKL");
    }
}
