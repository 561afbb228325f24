package org.lmsbridge.examples.spring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import org.lmsbridge.core.state.DeliveryState;
import org.springframework.stereotype.Component;

/** Gauges of what waits, beside the timers {@code moodle.calls} that the client keeps. */
@Component
class LmsMetrics implements MeterBinder {
    private final LmsSite site;

    LmsMetrics(LmsSite site) {
        this.site = site;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        site.find().ifPresent(state -> {
            var deliveries = state.deliveries();
            for (var waiting : DeliveryState.values()) {
                Gauge.builder("lms.callbacks", () -> deliveries.counts().getOrDefault(waiting, 0L))
                        .description("Call-backs to the records")
                        .tag("state", waiting.name().toLowerCase(Locale.ROOT))
                        .register(registry);
            }
        });
    }
}
