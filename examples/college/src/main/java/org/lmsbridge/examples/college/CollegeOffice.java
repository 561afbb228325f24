package org.lmsbridge.examples.college;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.result.StepOutcome;
import org.lmsbridge.core.result.StepRequest;
import org.lmsbridge.core.spi.ProcessSteps;

/** Takes the step that follows a completed course: a certificate, once. Withdrawals are kept as such. Thread-safe. */
final class CollegeOffice implements ProcessSteps {
    static final String CERTIFICATE = "Certificate";

    /** By the key of the request; in a table of yours, the key is its primary key. */
    private final Map<String, StepRequest> served = new ConcurrentHashMap<>();

    private final CollegeRecords records;

    CollegeOffice(CollegeRecords records) {
        this.records = records;
    }

    @Override
    public StepOutcome take(StepRequest request) {
        if (records.byId(request.registration()).value().isEmpty()) {
            return StepOutcome.unknownRegistration();
        }
        if (!request.step().equals(CERTIFICATE)) {
            return StepOutcome.stepNotOnPath("the only step is " + CERTIFICATE);
        }
        var before = served.putIfAbsent(request.idempotencyKey(), request);
        return before == null ? StepOutcome.done() : StepOutcome.doneBefore();
    }

    long certificatesOf(RegistrationId registration) {
        return served.values().stream()
                .filter(request -> request.registration().equals(registration) && !request.withdrawn())
                .count();
    }
}
