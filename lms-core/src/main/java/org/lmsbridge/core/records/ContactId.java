package org.lmsbridge.core.records;

/**
 * The records' id of a contact.
 *
 * @param value the id as the records write it; not blank, at most 200 characters
 */
public record ContactId(String value) {
    public ContactId {
        Ids.check("ContactId", value);
    }

    /** {@return the bare id} */
    @Override
    public String toString() {
        return value;
    }
}
