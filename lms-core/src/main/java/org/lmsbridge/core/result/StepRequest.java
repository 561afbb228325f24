package org.lmsbridge.core.result;

import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.RegistrationId;

/** What the records are asked to do, because a learner completed something, or a completion was withdrawn. */
@Value.Immutable
public interface StepRequest {
    /** {@return the key by which a repetition can be told; the same at every try} */
    String idempotencyKey();

    /** {@return whether an earlier try may have arrived already} */
    boolean mayHaveArrived();

    /** {@return whether the completion was withdrawn in the LMS, so that the step is to be undone or looked at} */
    boolean withdrawn();

    /** {@return which registration} */
    RegistrationId registration();

    /** {@return who} */
    ContactId contact();

    /** {@return the process step to be taken} */
    String step();

    /** {@return the course's number in the LMS} */
    long lmsCourseId();

    /** {@return the number of the activity in the LMS, where a rule names one; empty for the whole course} */
    Optional<Long> lmsActivityId();

    /** {@return the account's number in the LMS} */
    long lmsUserId();

    /** {@return when it was completed, as the LMS says, otherwise when it was seen; for a withdrawal when that was seen} */
    Instant at();

    /** {@return a new builder} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds values of {@link StepRequest}; not thread-safe. */
    class Builder extends ImmutableStepRequest.Builder {
        Builder() {}
    }
}
