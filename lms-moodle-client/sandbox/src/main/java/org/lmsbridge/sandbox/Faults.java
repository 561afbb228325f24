package org.lmsbridge.sandbox;

import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.http.FaultQueue;

/**
 * Makes calls go wrong on demand. A call's function is the one in its address; to functions packed into
 * {@code tool_mobile_call_external_functions} nothing happens but {@link Fault#refusal}. This class is thread-safe.
 */
public final class Faults {

    private final FaultQueue queue;

    Faults(FaultQueue queue) {
        this.queue = queue;
    }

    /**
     * Starts a plan for calls of one function.
     *
     * @param function the function, such as {@code core_user_create_users}
     * @return the plan, which takes effect with {@link Plan#then}
     */
    public Plan on(String function) {
        return new Plan(function, 0, 1);
    }

    /**
     * Starts a plan for calls of any function.
     *
     * @return the plan, which takes effect with {@link Plan#then}
     */
    public Plan onAny() {
        return new Plan(null, 0, 1);
    }

    /**
     * How many plans have not come true yet.
     *
     * @return the count
     */
    public int pending() {
        return queue.pending();
    }

    /** Forgets all plans. */
    public void clear() {
        queue.clear();
    }

    /** Says which calls go wrong. Instances are immutable. */
    public final class Plan {

        private final @Nullable String function;
        private final long skip;
        private final long times;

        private Plan(@Nullable String function, long skip, long times) {
            this.function = function;
            this.skip = skip;
            this.times = times;
        }

        /**
         * Which call goes wrong, counted from now.
         *
         * @param number 1 for the next call, the default
         * @return a plan
         * @throws IllegalArgumentException if the number is below 1
         */
        public Plan call(long number) {
            if (number < 1) {
                throw new IllegalArgumentException("call must be 1 or more: " + number);
            }
            return new Plan(function, number - 1, times);
        }

        /**
         * How many calls in a row go wrong.
         *
         * @param count 1 is the default
         * @return a plan
         * @throws IllegalArgumentException if the count is below 1
         */
        public Plan times(long count) {
            if (count < 1) {
                throw new IllegalArgumentException("times must be 1 or more: " + count);
            }
            return new Plan(function, skip, count);
        }

        /**
         * Every call goes wrong from then on, until {@link Faults#clear()}.
         *
         * @return a plan
         */
        public Plan always() {
            return new Plan(function, skip, Long.MAX_VALUE);
        }

        /**
         * Puts the plan into effect.
         *
         * @param fault what happens
         * @return the faults, for another plan
         */
        public Faults then(Fault fault) {
            queue.plan(function, skip, times, fault.sabotage());
            return Faults.this;
        }
    }
}
