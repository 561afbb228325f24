package org.lmsbridge.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void pausesDoubleUpToTheLongest() {
        var backoff = new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(60), 8);
        assertThat(IntStream.rangeClosed(1, 6).mapToObj(backoff::pauseAfter).map(Duration::toSeconds))
                .containsExactly(10L, 20L, 40L, 60L, 60L, 60L);
    }

    @Test
    void aPauseNeverOverflows() {
        var backoff = new Backoff(Duration.ofDays(300), Duration.ofDays(3_000), 1_000);
        assertThat(backoff.pauseAfter(999)).isEqualTo(Duration.ofDays(3_000));
    }

    @Test
    void itIsSpentAfterTheLastTry() {
        var backoff = new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(60), 3);
        assertThat(backoff.isSpent(2)).isFalse();
        assertThat(backoff.isSpent(3)).isTrue();
    }

    @Test
    void oneThatWouldNotWaitIsRefused() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1), 1))
                .hasMessageContaining("first must be positive");
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1), 1))
                .hasMessageContaining("longest not shorter");
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), 0))
                .hasMessageContaining("tries at least 1");
    }
}
