package org.emkit.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AlignmentHeaderTest {
    /** As the SAM specification writes it (section 1.2.1). */
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z!#$%&+./:;?@^_|~-][0-9A-Za-z!#$%&*+./:;=?@^_|~-]*");

    @Test
    void namesAreAllowedWhereTheSpecificationAllowsThem() {
        for (char c = 0; c < 256; c++) {
            for (String name : new String[] {"" + c, "a" + c, c + "a"}) {
                assertThat(AlignmentHeader.isAllowed(name))
                        .as(name)
                        .isEqualTo(NAME.matcher(name).matches());
            }
        }
        assertThat(AlignmentHeader.isAllowed("")).isFalse();
    }

    @Test
    void linesOfTheTextAreThoseOfASplit() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append("a\r\n".charAt(random.nextInt(3)));
            }
            String whole = text.toString();
            assertThat(AlignmentHeader.lines(whole))
                    .as(whole)
                    .containsExactly(whole.isEmpty() ? new String[0] : whole.split("\r?\n"));
        }
    }
}
