package org.lmsbridge.core.records;

import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A person in the records: a student or an instructor. */
@Value.Immutable
public interface Contact {
    /** {@return the id} */
    ContactId id();

    /** {@return the first name; not blank} */
    String firstName();

    /** {@return the last name; not blank} */
    String lastName();

    /** {@return the email address, if there is one} */
    Optional<String> email();

    /** {@return whether the contact is active; an inactive one is not synchronised} */
    @Value.Default
    default boolean active() {
        return true;
    }

    /** {@return the password in clear, only where the records have it and a site is to be given it} */
    Optional<Secret> password();

    /** {@return whether the records can check a password of this contact; by default, whether they deliver one} */
    @Value.Default
    default boolean hasPassword() {
        return password().isPresent();
    }

    /** {@return the AVETMISS client id, if there is one} */
    Optional<String> clientId();

    /** {@return the AVETMISS Unique Student Identifier, if there is one} */
    Optional<String> uniqueStudentIdentifier();

    /** {@return the id of the user in the learning management system, where the records know it} */
    Optional<Long> lmsUserId();

    /** {@return further profile values, by field; blank values are left out} */
    Map<ProfileField, String> profile();

    /** {@return values of custom profile fields, by the short name that the field has in Moodle} */
    Map<String, String> customFields();

    /**
     * Checks the names.
     *
     * @throws IllegalStateException if a name is blank
     */
    @Value.Check
    default void check() {
        if (firstName().isBlank()) {
            throw new IllegalStateException("contact " + id() + ": firstName must not be blank");
        }
        if (lastName().isBlank()) {
            throw new IllegalStateException("contact " + id() + ": lastName must not be blank");
        }
    }

    /** {@return a new builder} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds values of {@link Contact}; not thread-safe. */
    class Builder extends ImmutableContact.Builder {
        Builder() {}
    }
}
