package org.lmsbridge.testkit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.result.Score;
import org.lmsbridge.core.spi.ResultSink;

/** Keeps the latest scores of registrations, for tests and first steps. Thread-safe. */
public final class InMemoryResults implements ResultSink {
    private final Map<RegistrationId, List<Score>> scores = new ConcurrentHashMap<>();

    /** Without any scores. */
    public InMemoryResults() {}

    @Override
    public void scores(RegistrationId registration, List<Score> latest) {
        scores.put(registration, List.copyOf(latest));
    }

    /**
     * Finds scores.
     *
     * @param registration whose
     * @return those that came last; none if none came
     */
    public List<Score> of(RegistrationId registration) {
        return scores.getOrDefault(registration, List.of());
    }
}
