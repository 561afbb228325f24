package org.lmsbridge.core.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.SiteState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work of a plugin on what the host said to have changed: contacts, or course dates. Thread-safe. */
final class PushTask implements BridgeTask {
    private static final Logger LOG = LoggerFactory.getLogger(PushTask.class);
    private static final int PAGE = 500;

    private final String name;
    private final SiteState state;
    private final String kind;
    private final Consumer<String> work;
    private final Gate gate;
    private final Consumer<Finding> tell;

    /**
     * A task.
     *
     * @param kind what its subjects begin with, such as {@code contact:}
     * @param work takes what follows that
     * @param tell tells staff what was given up
     */
    PushTask(String name, SiteState state, String kind, Consumer<String> work, Gate gate, Consumer<Finding> tell) {
        this.name = name;
        this.state = state;
        this.kind = kind;
        this.work = work;
        this.gate = gate;
        this.tell = tell;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SiteState state() {
        return state;
    }

    @Override
    public boolean heldBack() {
        return true;
    }

    @Override
    public Gate gate() {
        return gate;
    }

    boolean isOf(String other) {
        return kind.equals(other);
    }

    void mark(String subject) {
        state.pushes().mark(name, subject);
    }

    boolean isMarked(String subject) {
        return state.pushes().isMarked(name, subject);
    }

    /** Works on one subject: {@return when to try again, if it could not begin} */
    Optional<Instant> workOn(String subject) {
        return gate.pass(state, lease() + "/" + subject, () -> {
                    if (!isMarked(subject)) {
                        // Somebody was faster.
                        return;
                    }
                    state.pushes().begin(name, subject);
                    if (state.handsOff().find(List.of(subject)).isEmpty()) {
                        work.accept(subject.substring(kind.length()));
                    } else {
                        LOG.info("left out task={} subject={}: it is marked hands off", name, subject);
                    }
                    state.pushes().done(name, subject);
                })
                .again();
    }

    void giveUp(String subject) {
        LOG.error("gave up task={} subject={}: see the log for the cause, then requeue it", name, subject);
        state.pushes().giveUp(name, subject);
        tell.accept(Finding.error(
                "push-given-up",
                subject,
                "the host said that it changed, and every try of " + name + " to bring that into the site failed",
                "See the log for the cause, then requeue it (Pushes.requeue), or wait for the next full run."));
    }

    /** Works on all subjects, whatever happens to one of them. */
    @Override
    public void work() {
        var failures = new ArrayList<RuntimeException>();
        forEachMarked(subject -> {
            try {
                workOn(subject);
            } catch (RuntimeException e) {
                LOG.warn(
                        "failed task={} subject={} cause={}",
                        name,
                        subject,
                        e.getClass().getSimpleName());
                failures.add(e);
            }
        });
        if (!failures.isEmpty()) {
            var first = failures.get(0);
            failures.stream().skip(1).limit(10).forEach(first::addSuppressed);
            throw first;
        }
    }

    void forEachMarked(Consumer<String> action) {
        Optional<String> after = Optional.empty();
        List<String> page;
        do {
            page = state.pushes().list(name, after, PAGE);
            page.forEach(action);
            after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1));
        } while (page.size() == PAGE);
    }
}
