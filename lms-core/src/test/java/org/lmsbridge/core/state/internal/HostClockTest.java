package org.lmsbridge.core.state.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lmsbridge.core.schedule.TaskEngine;
import org.lmsbridge.core.state.StateException;
import org.lmsbridge.core.state.StateStore;

class HostClockTest {
    private final Postgres postgres = new Postgres();

    @AfterEach
    void dropSchema() {
        postgres.close();
    }

    private static Clock ahead(long seconds) {
        return Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));
    }

    private HostClock clock(long seconds) {
        return new HostClock(new Database(postgres.connections(), Dialect.POSTGRESQL), ahead(seconds));
    }

    @Test
    void aClockThatAgreesIsNotAhead() {
        assertThat(clock(0).ahead()).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600, -20, 20, 3_600})
    void aClockIsAheadByWhatTheTimeToAskLeavesOfIt(long seconds) {
        var difference = clock(seconds).ahead();
        assertThat(difference.isNegative()).isEqualTo(seconds < 0);
        // What is left is the time that asking took, which a busy machine may make long.
        assertThat(difference.abs()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(Math.abs(seconds)));
    }

    @Test
    void aSmallDifferenceIsLetPass() {
        assertThatCode(() -> clock(-3).check()).doesNotThrowAnyException();
        assertThatCode(() -> clock(10).check()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(longs = {-7_200, 7_200})
    void aHostWhoseClockIsFarOffIsNotStarted(long seconds) {
        StateStore.applySchema(postgres.connections());
        var pace = new TaskEngine.Pace(1, Duration.ofSeconds(1), Duration.ofSeconds(10), 6, Duration.ofSeconds(1));
        var setup = new TaskEngine.Setup("host", ZoneOffset.UTC, ahead(seconds), pace, List.of(), List.of());
        try (var store = StateStore.postgres(postgres.connections())) {
            assertThatThrownBy(() -> store.engine(setup))
                    .isInstanceOf(StateException.class)
                    .hasMessageContaining(
                            seconds < 0 ? "s behind that of the database" : "s ahead of that of the database")
                    .hasMessageContaining("NTP");
        }
    }
}
