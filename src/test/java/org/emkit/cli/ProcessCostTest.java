package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.emkit.report.Run;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessCostTest {
    /** A clock of the wall that somebody sets. */
    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2024-02-29T23:59:59Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Kolkata");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }
    }

    @ParameterizedTest(name = "set by {0} seconds")
    @ValueSource(longs = {0, -1, -86_400, 3_600, 315_360_000})
    void aClockThatIsSetChangesNoDuration(long jump) {
        SetClock wall = new SetClock();
        long[] nanos = {-7_000_000_000L};
        ProcessCost cost = new ProcessCost(wall, () -> nanos[0]);
        wall.now = wall.now.plus(Duration.ofSeconds(jump));
        nanos[0] += 2_500_000_000L;
        assertThat(cost.seconds()).isEqualTo(2.5);
        Run.Cost whole = cost.end(3);
        assertThat(whole.seconds()).isEqualTo(2.5);
        assertThat(whole.started()).isEqualTo(OffsetDateTime.of(2024, 2, 29, 23, 59, 59, 0, ZoneOffset.UTC));
        assertThat(whole.ended()).isEqualTo(OffsetDateTime.of(2024, 3, 1, 0, 0, 1, 500_000_000, ZoneOffset.UTC));
        assertThat(whole.threads()).isEqualTo(3);
    }
}
