package org.emkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UserExceptionTest {
    @Test
    void saysWhereWhatAndRemedy() {
        assertThat(new UserException("record 3: name out of group", "a.bam", "sort with 'samtools collate'"))
                .hasMessage("a.bam: record 3: name out of group; sort with 'samtools collate'");
    }

    @Test
    void leavesOutWhatIsEmpty() {
        assertThat(new UserException("no fragments", "", "")).hasMessage("no fragments");
        assertThat(new UserException("no fragments", "a.bam", "")).hasMessage("a.bam: no fragments");
        assertThat(new UserException("no fragments", "", "look")).hasMessage("no fragments; look");
    }

    @Test
    void keepsItsCause() {
        Exception cause = new IllegalStateException();
        assertThat(new UserException("a", "b", "c", cause)).hasCause(cause).hasMessage("b: a; c");
    }
}
