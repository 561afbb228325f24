package org.lmsbridge.sandbox.internal.function;

import org.jspecify.annotations.Nullable;

/**
 * A web service function.
 *
 * @param name its name
 * @param kind how it runs
 * @param body what it does
 */
public record WebFunction(String name, Kind kind, Body body) {

    /** How a function runs. */
    public enum Kind {
        /** It reads, beside others that read. */
        READ,
        /** It writes, alone; what is done before a failure stays. */
        WRITE,
        /** It writes, alone; a failure undoes everything. */
        TRANSACTION,
        /** It calls other functions, each of which runs as its own kind says. */
        PACKED
    }

    /** What a function does. */
    @FunctionalInterface
    public interface Body {

        /**
         * Runs the function.
         *
         * @param call the call
         * @return maps, lists and scalars, which are cleaned afterwards; null where it answers nothing
         */
        @Nullable
        Object run(Call call);
    }

    static WebFunction read(String name, Body body) {
        return new WebFunction(name, Kind.READ, body);
    }

    static WebFunction write(String name, Body body) {
        return new WebFunction(name, Kind.WRITE, body);
    }

    static WebFunction transaction(String name, Body body) {
        return new WebFunction(name, Kind.TRANSACTION, body);
    }

    /**
     * Whether the function writes.
     *
     * @return true where it does
     */
    public boolean writes() {
        return kind == Kind.WRITE || kind == Kind.TRANSACTION;
    }
}
