package org.lmsbridge.core.records;

/**
 * The records' id of a course category.
 *
 * @param value the id as the records write it; not blank, at most 200 characters
 */
public record CategoryId(String value) {
    public CategoryId {
        Ids.check("CategoryId", value);
    }

    /** {@return the bare id} */
    @Override
    public String toString() {
        return value;
    }
}
