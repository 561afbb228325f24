package org.lmsbridge.core.spi;

import org.lmsbridge.core.result.StepOutcome;
import org.lmsbridge.core.result.StepRequest;

/**
 * Takes process steps, such as "issue the certificate", when a learner has completed a course or an activity.
 *
 * <p>Called by the completion plugin from one thread per host at a time, with one request per registration and step;
 * several hosts may call at once, but never with the same request while a call is under way within its lease. At least
 * once: a call whose acknowledgement was lost is repeated with the same key, and {@link StepRequest#mayHaveArrived()}
 * says so. Remember the keys that were served, withdrawals too, and answer {@link StepOutcome#doneBefore()} to a
 * repetition; what was refused was not served, and is decided about anew. A call should take less than a minute.
 */
public interface ProcessSteps {
    /**
     * Takes a step, or undoes it where the completion was withdrawn.
     *
     * @param request what is asked for
     * @return what became of it; an outcome other than done ends on the dead-letter list, for a person
     * @throws RecordsUnavailableException if nothing was done, and it is worth another try later
     * @throws RuntimeException any other: nobody knows whether something was done; it is tried again, with the same key
     */
    StepOutcome take(StepRequest request);
}
