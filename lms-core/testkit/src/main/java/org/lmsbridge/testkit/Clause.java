package org.lmsbridge.testkit;

import java.util.Objects;
import java.util.function.Supplier;

/** The clauses that hold for every call of the SPI. */
final class Clause {
    private Clause() {}

    static <R> R call(String source, Supplier<R> call) {
        R answer;
        try {
            answer = call.get();
        } catch (RuntimeException e) {
            throw new AssertionError(source + ": answers, and does not throw while the records can be read", e);
        }
        if (Objects.isNull(answer)) {
            throw new AssertionError(source + ": never returns null");
        }
        return answer;
    }
}
