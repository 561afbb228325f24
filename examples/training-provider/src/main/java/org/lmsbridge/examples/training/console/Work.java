package org.lmsbridge.examples.training.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.plan.PlanStoppedException;
import org.lmsbridge.core.report.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does in the background what somebody started in the console, one thing at a time, and tells how far it is. */
final class Work {
    /** What people are told who would start a second thing. */
    static final String BUSY = "Something else is still going on; wait for its end.";

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(Work.class);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        var made = new Thread(work, "console-work");
        made.setDaemon(true);
        return made;
    });
    private volatile @Nullable State state;

    /**
     * How far something is.
     *
     * @param task what is being done
     * @param done how much of it; 0 to {@code total}
     * @param total how much there is; 0 while that is not known
     * @param running whether it goes on
     * @param outcome what came of it, once it has ended
     */
    record State(String task, long done, long total, boolean running, String outcome, Instant at) {}

    /** Something to do; gives what came of it. */
    interface Task {
        String run(Progress progress);
    }

    /** Starts something. */
    synchronized boolean start(String name, Task task) {
        if (state().filter(State::running).isPresent()) {
            return false;
        }
        state = new State(name, 0, 0, true, "", Instant.now());
        thread.execute(() -> run(name, task));
        return true;
    }

    /** What goes on, or has ended a short while ago. */
    Optional<State> state() {
        return Optional.ofNullable(state)
                .filter(known -> known.running() || known.at().plus(KEPT).isAfter(Instant.now()));
    }

    private void run(String name, Task task) {
        String outcome;
        try {
            outcome = task.run((step, done, total) -> state = new State(step, done, total, true, "", Instant.now()));
        } catch (PlanStoppedException e) {
            outcome = "The plan waits for approval: " + e.reasons().get(0).message();
        } catch (RuntimeException e) {
            LOG.error("console work failed task={}", name, e);
            outcome = "That did not work: " + e.getMessage();
        }
        state = new State(name, 0, 0, false, outcome, Instant.now());
    }
}
