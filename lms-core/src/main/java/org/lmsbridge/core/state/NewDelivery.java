package org.lmsbridge.core.state;

import java.util.Optional;
import org.lmsbridge.core.records.ContactId;

/**
 * A call-back to be stored and then delivered. Immutable.
 *
 * @param topic who delivers it, by custom {@code component.what}; not blank, at most 100 characters
 * @param subject what it is about, such as {@code registration:17}; not blank, at most 600 characters
 * @param step what happens to the subject; one step is delivered once for each subject; not blank, at most 200
 *     characters
 * @param contact the person whom it is about, so that {@code forget} finds it
 * @param payload what the deliverer needs, as JSON or any other text; no secrets
 */
public record NewDelivery(String topic, String subject, String step, Optional<ContactId> contact, String payload) {
    public NewDelivery {
        check("topic", topic, 100);
        check("subject", subject, 600);
        check("step", step, 200);
    }

    /**
     * A call-back that is about no single person.
     *
     * @param topic who delivers it
     * @param subject what it is about
     * @param step what happens to the subject
     * @param payload what the deliverer needs
     */
    public NewDelivery(String topic, String subject, String step, String payload) {
        this(topic, subject, step, Optional.empty(), payload);
    }

    /**
     * The key by which a receiver can tell a repetition. Unique over topics, subjects and steps.
     *
     * @return the idempotency key
     */
    public String key() {
        return key(topic, subject, step);
    }

    static String key(String topic, String subject, String step) {
        return topic + "/" + subject + "#" + step;
    }

    /** Leaves the payload out, which is about people. */
    @Override
    public String toString() {
        return "NewDelivery[" + key() + "]";
    }

    private static void check(String field, String text, int max) {
        if (text.isBlank() || text.length() > max) {
            throw new IllegalArgumentException(
                    "delivery: %s must not be blank and have at most %d characters".formatted(field, max));
        }
    }
}
