package org.lmsbridge.core.state;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** The remembered pair of a thing in the records and a thing in the site. */
@Value.Immutable
public interface Link {
    /** How many characters a text of a link has at most, so that it fits into the state store. */
    int MAX_LENGTH = 255;

    /** {@return what is joined} */
    LinkKind kind();

    /** {@return the number in the site of what it lies within, such as an enrolment's course; otherwise empty} */
    @Value.Default
    default String parent() {
        return "";
    }

    /** {@return the id in the records, as {@code kind:id} where several kinds may be meant} */
    String recordsId();

    /** {@return the number in the site: of the user or the course; empty while it is in doubt whether there is one} */
    OptionalLong lmsId();

    /** {@return what the thing is known by in the site, to be checked before anything destructive} */
    String naturalKey();

    /** {@return how the thing in the site came about} */
    Provenance provenance();

    /**
     * Says whether the thing may or may not be in the site. A link is stored in doubt before the request that makes the
     * thing is sent, and settled when its answer is known.
     *
     * @return whether the site has to be asked
     */
    @Value.Default
    default boolean inDoubt() {
        return false;
    }

    /**
     * Says when the link was last stored. Makes no difference between two links.
     *
     * @return the time; empty for a link that does not come from a store
     */
    @Value.Auxiliary
    Optional<Instant> savedAt();

    /** {@return a fingerprint of what was last written; empty if nothing was} */
    @Value.Default
    default String fingerprint() {
        return "";
    }

    /**
     * Checks that the link can be kept.
     *
     * @throws IllegalStateException if a text is missing or too long, or the parent does not go with the kind
     */
    @Value.Check
    default void check() {
        if (recordsId().isBlank()) {
            throw new IllegalStateException("link: recordsId must not be blank");
        }
        if (kind().hasParent() == parent().isEmpty()) {
            throw new IllegalStateException("link of " + kind() + " " + recordsId()
                    + ": parent must be the number of what it lies within, and empty for accounts and courses");
        }
        checkLength("parent", parent());
        checkLength("recordsId", recordsId());
        checkLength("naturalKey", naturalKey());
        checkLength("fingerprint", fingerprint());
    }

    private void checkLength(String field, String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalStateException("link of " + kind() + " " + recordsId() + ": " + field
                    + " must have at most " + MAX_LENGTH + " characters");
        }
    }

    /** {@return a new builder} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds values of {@link Link}; not thread-safe. */
    class Builder extends ImmutableLink.Builder {
        Builder() {}
    }
}
