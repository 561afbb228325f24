package org.lmsbridge.core.schedule;

import java.util.Optional;
import org.lmsbridge.core.records.ContactId;

/** Takes call-backs of one topic, to be delivered soon. Thread-safe; durable when a call returns. */
public interface Outbox {
    /** {@return the topic under which the state keeps them} */
    String topic();

    /**
     * Stores a call-back, unless one with the same subject and step was ever stored, and has it delivered soon.
     *
     * @param subject what it is about, such as {@code registration:17}; at most 600 characters
     * @param step what happens to the subject; delivered once for each subject; at most 200 characters
     * @param contact the person whom it is about
     * @param payload what the handler needs, as JSON or any other text; no secrets
     * @return whether it is new
     */
    boolean store(String subject, String step, Optional<ContactId> contact, String payload);
}
