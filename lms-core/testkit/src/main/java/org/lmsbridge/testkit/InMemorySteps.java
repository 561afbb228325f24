package org.lmsbridge.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.result.StepOutcome;
import org.lmsbridge.core.result.StepRequest;
import org.lmsbridge.core.spi.ProcessSteps;

/** Takes process steps and remembers their keys, for tests and first steps. Thread-safe. */
public final class InMemorySteps implements ProcessSteps {
    private final InMemoryRecords records;
    private final Set<String> path;
    private final Set<String> served = new HashSet<>();
    private final List<StepRequest> taken = new ArrayList<>();

    /**
     * Without any steps taken.
     *
     * @param records where registrations are looked up
     * @param path the steps on the process path of every registration
     */
    public InMemorySteps(InMemoryRecords records, Set<String> path) {
        this.records = records;
        this.path = Set.copyOf(path);
    }

    @Override
    public synchronized StepOutcome take(StepRequest request) {
        if (records.byId(request.registration()).value().isEmpty()) {
            return StepOutcome.unknownRegistration();
        }
        if (!path.contains(request.step())) {
            return StepOutcome.stepNotOnPath("the path has " + path);
        }
        if (!served.add(request.idempotencyKey())) {
            return StepOutcome.doneBefore();
        }
        taken.add(request);
        return StepOutcome.done();
    }

    /**
     * Lists what was taken, withdrawals too.
     *
     * @param registration for which registration
     * @return the requests in the order in which they came, each once
     */
    public synchronized List<StepRequest> of(RegistrationId registration) {
        return taken.stream()
                .filter(request -> request.registration().equals(registration))
                .toList();
    }
}
