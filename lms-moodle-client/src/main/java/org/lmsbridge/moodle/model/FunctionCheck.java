package org.lmsbridge.moodle.model;

import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** Which functions a token may call, and what its administrator should know. */
@Value.Immutable
public interface FunctionCheck {

    /** Whether the token may call a function. */
    enum Availability {
        /** The token's service has it. */
        OFFERED,
        /** The token's service lacks it. */
        MISSING,
        /** The token may not ask. */
        UNKNOWN
    }

    /** {@return whether each function may be called} */
    Map<String, Availability> functions();

    /**
     * What an administrator should know and do.
     *
     * @param code what it is about, for programs: {@code site-info-missing}, {@code welcome-mails} or
     *     {@code functions-missing}
     * @param message what is the matter, in one sentence
     * @param remedy what to do about it, in one sentence
     */
    record Advice(String code, String message, String remedy) {
        @Override
        public String toString() {
            return message + " " + remedy;
        }
    }

    /** {@return what an administrator should know and do} */
    List<Advice> findings();

    /** {@return the functions that the token's service lacks} */
    default List<String> missing() {
        return functions().entrySet().stream()
                .filter(function -> function.getValue() == Availability.MISSING)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link FunctionCheck}. */
    class Builder extends ImmutableFunctionCheck.Builder {
        Builder() {}
    }
}
