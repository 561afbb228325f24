package org.lmsbridge.moodle.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.lmsbridge.moodle.CallListener;

/**
 * Times every call as {@code moodle.calls}, with tags {@code function} and {@code outcome}. Neither holds a secret or
 * anything personal. Thread-safe.
 */
public final class MicrometerCalls implements CallListener {
    private final MeterRegistry registry;

    /**
     * Makes a listener.
     *
     * @param registry takes the timers
     */
    public MicrometerCalls(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void called(String function, String outcome, Duration took) {
        Timer.builder("moodle.calls")
                .description("Calls of Moodle's web service functions")
                .tag("function", function)
                .tag("outcome", outcome)
                .register(registry)
                .record(took);
    }
}
