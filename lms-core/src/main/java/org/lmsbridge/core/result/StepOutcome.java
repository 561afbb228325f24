package org.lmsbridge.core.result;

/**
 * What became of a {@link StepRequest}. Immutable.
 *
 * @param result what became of it
 * @param detail in a sentence, for people, without personal data; may be empty
 */
public record StepOutcome(Result result, String detail) {
    /** What may become of a request. */
    public enum Result {
        /** The step was taken. */
        DONE,
        /** It was taken before, under the same key. */
        DONE_BEFORE,
        /** The step does not stand on the registration's process path. A person has to look at it. */
        STEP_NOT_ON_PATH,
        /** The records know no such registration. A person has to look at it. */
        UNKNOWN_REGISTRATION
    }

    /** {@return that the step was taken} */
    public static StepOutcome done() {
        return new StepOutcome(Result.DONE, "");
    }

    /** {@return that the step was taken before} */
    public static StepOutcome doneBefore() {
        return new StepOutcome(Result.DONE_BEFORE, "");
    }

    /**
     * Says that the step does not stand on the registration's process path.
     *
     * @param detail which steps do, for people
     * @return the outcome
     */
    public static StepOutcome stepNotOnPath(String detail) {
        return new StepOutcome(Result.STEP_NOT_ON_PATH, detail);
    }

    /** {@return that the records know no such registration} */
    public static StepOutcome unknownRegistration() {
        return new StepOutcome(Result.UNKNOWN_REGISTRATION, "");
    }
}
