package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.result.StepOutcome;
import org.lmsbridge.core.result.StepOutcome.Result;
import org.lmsbridge.core.result.StepRequest;
import org.lmsbridge.core.spi.ProcessSteps;

/** What every {@link ProcessSteps} has to satisfy: extend it, give yours, and run it. */
public abstract class ProcessStepsContract {
    private static final String SOURCE = "ProcessSteps.take";

    /** For subclasses. */
    protected ProcessStepsContract() {}

    /** {@return the implementation} */
    protected abstract ProcessSteps steps();

    /** {@return a registration for which {@link #step} was not taken; another one at every call} */
    protected abstract Registration registration();

    /** {@return a step on the process path of every {@link #registration}} */
    protected abstract String step();

    /** {@return an id that no registration has} */
    protected abstract RegistrationId missing();

    /** {@return a step that stands on no path; empty, and the test skipped, where registrations have no paths} */
    protected Optional<String> stepOffPath() {
        return Optional.of("no such step");
    }

    /**
     * Looks into the records.
     *
     * @param registration whose
     * @return how often {@link #step} was taken for it, such as the number of certificates that were issued
     */
    protected abstract long timesTaken(RegistrationId registration);

    @Test
    void aStepIsTaken() {
        var request = request(registration());
        answers(request, Result.DONE, "answers DONE to a step that it takes");
        assertThat(timesTaken(request.registration()))
                .as(SOURCE + ": takes the step that it says is done")
                .isEqualTo(1);
    }

    @Test
    void aRepetitionIsNotTakenAgain() {
        var request = request(registration());
        take(request);
        answers(repeated(request), Result.DONE_BEFORE, "answers DONE_BEFORE to a key that was served");
        answers(repeated(request), Result.DONE_BEFORE, "answers DONE_BEFORE however often a key comes again");
        assertThat(timesTaken(request.registration()))
                .as(SOURCE + ": takes a step once, however often its key comes")
                .isEqualTo(1);
    }

    @Test
    void aStepThatMayHaveArrivedAndDidNotIsTaken() {
        var request = repeated(request(registration()));
        answers(request, Result.DONE, "goes by the key: that it may have arrived does not mean that it did");
        assertThat(timesTaken(request.registration()))
                .as(SOURCE + ": takes a step that may have arrived and did not")
                .isEqualTo(1);
    }

    @Test
    void eachRegistrationHasItsOwnSteps() {
        var first = request(registration());
        var second = request(registration());
        take(first);
        answers(second, Result.DONE, "takes the same step for another registration");
    }

    @Test
    void aRegistrationThatDoesNotExistIsAnswered() {
        var registration = registration();
        var request = StepRequest.builder()
                .from(request(registration))
                .registration(missing())
                .build();
        answers(request, Result.UNKNOWN_REGISTRATION, "answers UNKNOWN_REGISTRATION, and does not throw");
        answers(repeated(request), Result.UNKNOWN_REGISTRATION, "what was refused was not served: it is refused again");
        assertThat(timesTaken(registration.id()))
                .as(SOURCE + ": takes nothing for a registration that does not exist")
                .isZero();
    }

    @Test
    void aStepOffThePathIsAnswered() {
        var step = stepOffPath();
        Assumptions.assumeTrue(step.isPresent(), "these registrations have no process paths");
        var request = StepRequest.builder()
                .from(request(registration()))
                .step(step.get())
                .build();
        answers(request, Result.STEP_NOT_ON_PATH, "answers STEP_NOT_ON_PATH, and does not throw");
        answers(repeated(request), Result.STEP_NOT_ON_PATH, "what was refused was not served: it is refused again");
        assertThat(timesTaken(request.registration()))
                .as(SOURCE + ": takes nothing for a step that is not on the path")
                .isZero();
    }

    @Test
    void aWithdrawalIsAnsweredAndTakesNothing() {
        var request = request(registration());
        take(request);
        var withdrawal = StepRequest.builder()
                .from(request)
                .idempotencyKey(key())
                .withdrawn(true)
                .build();
        take(withdrawal);
        assertThat(timesTaken(request.registration()))
                .as(SOURCE + ": does not take a step because its completion was withdrawn")
                .isLessThanOrEqualTo(1);
        answers(repeated(withdrawal), Result.DONE_BEFORE, "answers DONE_BEFORE to a withdrawal that was served");
    }

    @Test
    void severalHostsMayCallAtOnce() {
        Clause.atOnce(SOURCE, number -> {
            var request = request(registrationOfMyOwn());
            assertThat(take(request).result())
                    .as(SOURCE + ": several hosts that call at once are served")
                    .isEqualTo(Result.DONE);
            assertThat(timesTaken(request.registration()))
                    .as(SOURCE + ": several hosts that call at once have each step taken once")
                    .isEqualTo(1);
            return number;
        });
    }

    /** The test's own bookkeeping need not stand several threads. */
    private synchronized Registration registrationOfMyOwn() {
        return registration();
    }

    private StepOutcome take(StepRequest request) {
        var steps = steps();
        return Clause.call(SOURCE, () -> steps.take(request));
    }

    private void answers(StepRequest request, Result expected, String clause) {
        assertThat(take(request).result()).as(SOURCE + ": " + clause).isEqualTo(expected);
    }

    private StepRequest request(Registration registration) {
        return StepRequest.builder()
                .idempotencyKey(key())
                .mayHaveArrived(false)
                .withdrawn(false)
                .registration(registration.id())
                .contact(registration.contact())
                .step(step())
                .lmsCourseId(12)
                .lmsUserId(17)
                .at(Instant.parse("2027-03-01T09:00:00Z"))
                .build();
    }

    private static StepRequest repeated(StepRequest request) {
        return StepRequest.builder().from(request).mayHaveArrived(true).build();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
