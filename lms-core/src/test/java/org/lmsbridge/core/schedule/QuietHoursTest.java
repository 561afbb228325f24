package org.lmsbridge.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {
    private static Optional<Instant> end(String hours, String now, ZoneId zone) {
        return QuietHours.parse(hours).orElseThrow().end(Instant.parse(now), zone);
    }

    @ParameterizedTest
    @CsvSource({
        "22:00-06:00, 2026-03-01T21:59:59Z, ",
        "22:00-06:00, 2026-03-01T22:00:00Z, 2026-03-02T06:00:00Z",
        "22:00-06:00, 2026-03-02T05:59:59Z, 2026-03-02T06:00:00Z",
        "22:00-06:00, 2026-03-02T06:00:00Z, ",
        "08:00-18:00, 2026-03-02T07:59:00Z, ",
        "08:00 - 18:00, 2026-03-02T12:00:00Z, 2026-03-02T18:00:00Z",
        "08:00-18:00, 2026-03-02T18:00:00Z, ",
        "00:00-06:00, 2026-03-02T00:00:00Z, 2026-03-02T06:00:00Z",
        "18:00-00:00, 2026-03-02T23:00:00Z, 2026-03-03T00:00:00Z",
    })
    void theyLastUntilTheirEnd(String hours, String now, Instant end) {
        assertThat(end(hours, now, ZoneOffset.UTC)).isEqualTo(Optional.ofNullable(end));
    }

    @Test
    void theyGoByTheWallClockOfTheTimeZone() {
        assertThat(end("22:00-06:00", "2026-03-01T21:30:00Z", ZoneId.of("Europe/Berlin")))
                .contains(Instant.parse("2026-03-02T05:00:00Z"));
    }

    @Test
    void theyEndOnceAlsoInTheHourThatComesTwice() {
        var berlin = ZoneId.of("Europe/Berlin");
        var end = Instant.parse("2026-10-25T01:30:00Z");
        assertThat(end("22:00-02:30", "2026-10-25T00:15:00Z", berlin)).contains(end);
        assertThat(end("22:00-02:30", "2026-10-25T01:15:00Z", berlin)).contains(end);
        assertThat(end("22:00-02:30", "2026-10-25T01:30:00Z", berlin)).isEmpty();
    }

    @Test
    void noneAreNone() {
        assertThat(QuietHours.parse(" ")).isEmpty();
        assertThat(QuietHours.parse("22:00-06:00")).hasToString("Optional[22:00-06:00]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"22-6", "22:00", "25:00-06:00", "night"})
    void whatIsNoSpanIsRefused(String text) {
        assertThatThrownBy(() -> QuietHours.parse(text)).hasMessage("is no span such as `22:00-06:00`");
    }

    @Test
    void aSpanWithoutLengthIsRefused() {
        assertThatThrownBy(() -> QuietHours.parse("06:00-06:00")).hasMessage("begins and ends at the same time");
    }
}
