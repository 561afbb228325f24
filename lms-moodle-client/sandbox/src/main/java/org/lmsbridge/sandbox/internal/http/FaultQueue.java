package org.lmsbridge.sandbox.internal.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.MoodleFailure;

/** Which calls go wrong, and how. This class is thread-safe. */
public final class FaultQueue {

    private final List<Planned> planned = new ArrayList<>();

    private static final class Planned {
        private final @Nullable String function;
        private final Sabotage sabotage;
        private long skip;
        private long left;

        Planned(@Nullable String function, long skip, long times, Sabotage sabotage) {
            this.function = function;
            this.skip = skip;
            this.left = times;
            this.sabotage = sabotage;
        }
    }

    /**
     * Plans a fault.
     *
     * @param function the function that is called, null for any
     * @param skip how many of its calls go well before
     * @param times how many calls go wrong
     * @param sabotage what happens to them
     */
    public synchronized void plan(@Nullable String function, long skip, long times, Sabotage sabotage) {
        planned.add(new Planned(function, skip, times, sabotage));
    }

    /** Forgets what is planned. */
    public synchronized void clear() {
        planned.clear();
    }

    /**
     * How many plans have not come true yet.
     *
     * @return the count
     */
    public synchronized int pending() {
        return planned.size();
    }

    /**
     * Refuses a call that was packed into another, where that is due; no other fault can happen to it by itself.
     *
     * @param function the function that is called
     */
    public void refusePacked(String function) {
        next(plan -> plan.sabotage.kind() == Sabotage.Kind.REFUSAL && function.equals(plan.function))
                .ifPresent(sabotage -> {
                    throw refusal(sabotage);
                });
    }

    static MoodleFailure refusal(Sabotage sabotage) {
        return MoodleFailure.untold(sabotage.body(), "a fault that was asked for");
    }

    /** Takes the first fault that is due for a call; every plan for the function counts the call. */
    Optional<Sabotage> next(String function) {
        return next(plan -> plan.function == null || plan.function.equals(function));
    }

    private synchronized Optional<Sabotage> next(Predicate<Planned> meant) {
        Sabotage due = null;
        Iterator<Planned> plans = planned.iterator();
        while (plans.hasNext()) {
            Planned plan = plans.next();
            if (!meant.test(plan)) {
                continue;
            }
            if (plan.skip > 0) {
                plan.skip--;
            } else if (due == null) {
                due = plan.sabotage;
                if (--plan.left == 0) {
                    plans.remove();
                }
            }
        }
        return Optional.ofNullable(due);
    }
}
