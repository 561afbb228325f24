package org.lmsbridge.examples.proof;

import java.time.Duration;
import java.util.function.Function;
import org.lmsbridge.sandbox.Fault;

/** What is done to one call. */
enum Harm {
    REFUSED("refused", Fault.invalidToken()),
    DROPPED_BEFORE("dropped before commit", Fault.dropBeforeCommit()),
    DROPPED_AFTER("dropped after commit", Fault.dropAfterCommit()),
    TIMED_OUT_AFTER("time-out after commit", trap -> Fault.hold(trap).afterCommit()),
    TIMED_OUT_BEFORE("time-out, done before the next run", Fault::hold),
    TIMED_OUT_LONG_BEFORE("time-out, done after the next run", Fault::hold),
    UNAVAILABLE("503", Fault.status(503)),
    UNAVAILABLE_AFTER("503 after commit", Fault.status(503).afterCommit()),
    MAINTENANCE("maintenance", Fault.maintenance(Duration.ofMinutes(1))),
    SIGN_IN_PAGE("HTML with 200", Fault.html()),
    TRUNCATED("truncated reply", Fault.truncatedJson()),
    TOO_MANY("429", Fault.tooManyRequests(Duration.ofSeconds(1)));

    private final String title;
    private final Function<Trap, Fault> fault;

    Harm(String title, Fault fault) {
        this(title, trap -> fault);
    }

    Harm(String title, Function<Trap, Fault> fault) {
        this.title = title;
        this.fault = fault;
    }

    String title() {
        return title;
    }

    /** {@return the fault, which holds a call in the trap where that is how it goes wrong} */
    Fault fault(Trap trap) {
        return fault.apply(trap);
    }
}
