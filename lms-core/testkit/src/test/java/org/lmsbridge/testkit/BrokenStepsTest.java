package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.result.StepOutcome;
import org.lmsbridge.core.result.StepRequest;
import org.lmsbridge.core.spi.ProcessSteps;

/** Process steps that each break one clause. */
@SuppressWarnings("NullAway") // what an integrator's compiler lets pass
class BrokenStepsTest {
    private final InMemoryOthersTest.Steps sample = new InMemoryOthersTest().new Steps();
    private final InMemorySteps right = sample.steps;

    /** What was taken beside what the right implementation took. */
    private final AtomicInteger more = new AtomicInteger();

    private void fails(ProcessSteps broken, String clause, Consumer<ProcessStepsContract> test) {
        var contract = new InMemoryOthersTest().new Steps() {
            @Override
            protected ProcessSteps steps() {
                return broken;
            }

            @Override
            protected long timesTaken(RegistrationId registration) {
                return more.get() + sample.timesTaken(registration);
            }
        };
        assertThatThrownBy(() -> test.accept(contract))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ProcessSteps.take: " + clause);
    }

    private static StepRequest withKey(StepRequest request, String key) {
        return StepRequest.builder().from(request).idempotencyKey(key).build();
    }

    @Test
    void stepsThatAreNotTakenAreFound() {
        fails(request -> StepOutcome.done(), "takes the step that it says is done", ProcessStepsContract::aStepIsTaken);
    }

    @Test
    void stepsThatAreAnsweredWithNullAreFound() {
        fails(request -> null, "never returns null", ProcessStepsContract::aStepIsTaken);
    }

    @Test
    void keysThatAreForgottenAreFound() {
        fails(
                request -> right.take(withKey(request, request.idempotencyKey() + more.getAndIncrement())),
                "answers DONE_BEFORE to a key that was served",
                ProcessStepsContract::aRepetitionIsNotTakenAgain);
    }

    @Test
    void repetitionsThatAreAnsweredRightlyAndTakenAllTheSameAreFound() {
        fails(
                request -> {
                    var outcome = right.take(request);
                    if (outcome.result() == StepOutcome.Result.DONE_BEFORE) {
                        more.incrementAndGet();
                    }
                    return outcome;
                },
                "takes a step once, however often its key comes",
                ProcessStepsContract::aRepetitionIsNotTakenAgain);
    }

    @Test
    void stepsThatAreTakenForGrantedAreFound() {
        fails(
                request -> request.mayHaveArrived() ? StepOutcome.doneBefore() : right.take(request),
                "goes by the key",
                ProcessStepsContract::aStepThatMayHaveArrivedAndDidNotIsTaken);
    }

    @Test
    void keysThatAreTheStepOnlyAreFound() {
        fails(
                request -> right.take(withKey(request, request.step())),
                "takes the same step for another registration",
                ProcessStepsContract::eachRegistrationHasItsOwnSteps);
    }

    @Test
    void stepsThatThrowForAnUnknownRegistrationAreFound() {
        fails(
                request -> {
                    sample.records.byId(request.registration()).value().orElseThrow();
                    return right.take(request);
                },
                "answers, and does not throw",
                ProcessStepsContract::aRegistrationThatDoesNotExistIsAnswered);
    }

    @Test
    void refusalsThatAreServedTheSecondTimeAreFound() {
        fails(
                request -> request.mayHaveArrived() ? StepOutcome.doneBefore() : right.take(request),
                "what was refused was not served",
                ProcessStepsContract::aRegistrationThatDoesNotExistIsAnswered);
        fails(
                request -> request.mayHaveArrived() ? StepOutcome.doneBefore() : right.take(request),
                "what was refused was not served",
                ProcessStepsContract::aStepOffThePathIsAnswered);
    }

    @Test
    void stepsOffThePathThatAreSaidToBeDoneAreFound() {
        fails(
                request -> StepOutcome.done(),
                "answers STEP_NOT_ON_PATH",
                ProcessStepsContract::aStepOffThePathIsAnswered);
    }

    @Test
    void withdrawalsThatIssueACertificateAreFound() {
        fails(
                request -> right.take(
                        StepRequest.builder().from(request).withdrawn(false).build()),
                "does not take a step because its completion was withdrawn",
                ProcessStepsContract::aWithdrawalIsAnsweredAndTakesNothing);
    }

    @Test
    void withdrawalsThatAreNotRememberedAreFound() {
        fails(
                request -> request.withdrawn() ? StepOutcome.done() : right.take(request),
                "answers DONE_BEFORE to a withdrawal that was served",
                ProcessStepsContract::aWithdrawalIsAnsweredAndTakesNothing);
    }

    @Test
    void stepsForOneThreadOnlyAreFound() {
        var owner = Thread.currentThread();
        fails(
                request -> {
                    if (Thread.currentThread() != owner) {
                        throw new IllegalStateException("not my thread");
                    }
                    return right.take(request);
                },
                "several threads may call at once",
                ProcessStepsContract::severalHostsMayCallAtOnce);
    }
}
