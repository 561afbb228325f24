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

    /** {@return what an administrator should do, one sentence each} */
    List<String> findings();

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
