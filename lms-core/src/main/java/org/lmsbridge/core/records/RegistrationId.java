package org.lmsbridge.core.records;

/**
 * The records' id of a registration.
 *
 * @param value the id as the records write it; not blank, at most 200 characters
 */
public record RegistrationId(String value) {
    public RegistrationId {
        Ids.check("RegistrationId", value);
    }

    /** {@return the bare id} */
    @Override
    public String toString() {
        return value;
    }
}
