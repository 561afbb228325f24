package org.lmsbridge.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    @ParameterizedTest
    @CsvSource({"30s, 30", "15m, 900", "12h, 43200", "1d, 86400", "' 2 m ', 120"})
    void aDelayCountsFromTheEndOfTheLastRun(String text, long seconds) {
        var timetable = Timetable.parse(text);
        assertThat(timetable.first(NOW, ZoneOffset.UTC)).contains(NOW);
        assertThat(timetable.next(NOW, ZoneOffset.UTC)).contains(NOW.plusSeconds(seconds));
        assertThat(timetable.isCron()).isFalse();
    }

    @Test
    void cronFieldsGoByTheWallClockOfTheTimeZone() {
        var nightly = Timetable.parse("0 30 2 * * *");
        var berlin = ZoneId.of("Europe/Berlin");
        assertThat(nightly.next(NOW, berlin)).contains(Instant.parse("2026-03-02T01:30:00Z"));
        assertThat(nightly.first(NOW, ZoneOffset.UTC)).contains(Instant.parse("2026-03-02T02:30:00Z"));
        assertThat(nightly.isCron()).isTrue();
    }

    @Test
    void neverIsNever() {
        assertThat(Timetable.parse("never").first(NOW, ZoneOffset.UTC)).isEmpty();
        assertThat(Timetable.never().next(NOW, ZoneOffset.UTC)).isEmpty();
        assertThat(Timetable.never().isNever()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "often", "15", "0 30 2 * *", "0 61 2 * * *", "-5m"})
    void whatIsNoTimetableIsRefused(String text) {
        assertThatThrownBy(() -> Timetable.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("is neither a delay such as `15m` nor six cron fields");
    }

    @Test
    void aDelayOfLessThanASecondIsRefused() {
        assertThatThrownBy(() -> Timetable.every(Duration.ofMillis(999))).hasMessageContaining("shorter than a second");
        assertThatThrownBy(() -> Timetable.parse("0s")).hasMessageContaining("shorter than a second");
    }
}
