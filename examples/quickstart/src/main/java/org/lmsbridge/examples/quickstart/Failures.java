package org.lmsbridge.examples.quickstart;

import java.io.UncheckedIOException;
import org.lmsbridge.core.plan.PlanStoppedException;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.state.StateException;
import org.lmsbridge.moodle.error.MoodleException;

/** Turns what was thrown into one line that says what to do, and into an exit status. */
final class Failures {
    private Failures() {}

    static Outcome report(Throwable thrown, Output output) {
        if (thrown instanceof BrokenOffException broken) {
            explain(
                    "Broke off in the middle; run it again with the same state, and it goes on from there: ",
                    broken.reason(),
                    output);
            return Outcome.PARTLY;
        }
        if (thrown instanceof PlanStoppedException) {
            output.failure("Nothing was done: " + thrown.getMessage() + " Here: run it again with --approve.");
            return Outcome.NOTHING_DONE;
        }
        explain("Nothing was done: ", thrown, output);
        return Outcome.NOTHING_DONE;
    }

    private static void explain(String what, Throwable thrown, Output output) {
        output.failure(what + thrown.getMessage());
        if (!expected(thrown)) {
            thrown.printStackTrace(output.err());
        }
    }

    /** These say in their message what a person can do; anything else is a fault of the program. */
    private static boolean expected(Throwable thrown) {
        return thrown instanceof MoodleException
                || thrown instanceof StateException
                || thrown instanceof RecordsUnavailableException
                || thrown instanceof UncheckedIOException;
    }
}
