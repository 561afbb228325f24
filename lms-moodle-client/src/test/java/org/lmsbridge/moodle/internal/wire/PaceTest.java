package org.lmsbridge.moodle.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lmsbridge.moodle.CallListener;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.api.SiteApi;
import org.lmsbridge.moodle.error.MoodleException.Arrival;
import org.lmsbridge.moodle.error.TransportException;
import org.lmsbridge.sandbox.MoodleSandbox;

class PaceTest {
    private static final long START = Long.MAX_VALUE - 10;
    private final List<Duration> waits = new ArrayList<>();
    private long now = START;
    private final Pace pace = new Pace(4, () -> now, waits::add);

    @Test
    void requestsThatComeAtOnceStartOneAfterAnother() throws InterruptedException {
        for (int request = 0; request < 4; request++) {
            pace.await();
        }

        assertThat(waits).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofMillis(750));
    }

    @Test
    void aRequestWaitsOnlyForWhatIsLeftOfItsTurn() throws InterruptedException {
        pace.await();
        now += Duration.ofMillis(100).toNanos();
        pace.await();

        assertThat(waits).containsExactly(Duration.ofMillis(150));
    }

    @Test
    void aPauseIsNotMadeUpForByABurst() throws InterruptedException {
        pace.await();
        now += Duration.ofSeconds(60).toNanos();
        pace.await();
        pace.await();

        assertThat(waits).containsExactly(Duration.ofMillis(250));
    }

    @Test
    void everyCallToASiteKeepsTheSamePace() {
        try (MoodleSandbox sandbox = MoodleSandbox.start()) {
            SiteApi api = wire(sandbox, waits::add).api(SiteApi.class);

            api.info();
            api.info();
            api.info();
        }

        assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void anInterruptionWhileWaitingSendsNothing() {
        try (MoodleSandbox sandbox = MoodleSandbox.start()) {
            Wire wire = wire(sandbox, time -> {
                throw new InterruptedException();
            });
            wire.api(SiteApi.class).info();

            Throwable thrown = catchThrowable(() -> wire.api(SiteApi.class).info());

            assertThat(Thread.interrupted()).isTrue();
            assertThat(((TransportException) thrown).arrival()).isEqualTo(Arrival.NOT_SENT);
            assertThat(sandbox.calls().of(SiteApi.INFO).calls()).isEqualTo(1);
        }
    }

    private Wire wire(MoodleSandbox sandbox, Waiter waiter) {
        MoodleSite site = MoodleSite.builder()
                .from(MoodleSite.of(sandbox.url().toString(), sandbox.token()))
                .requestsPerSecond(1)
                .attempts(1)
                .build();
        return new Wire(site, CallListener.none(), Clock.systemUTC(), () -> now, waiter);
    }
}
