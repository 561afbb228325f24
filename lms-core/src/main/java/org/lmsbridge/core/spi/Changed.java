package org.lmsbridge.core.spi;

import java.util.Set;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.ContactId;

/**
 * A page of what changed. Immutable.
 *
 * @param contacts whose profile or registrations changed
 * @param targets the course dates (and eLearning course masters) about which something changed, registrations included
 * @param cursor where this page ends: opaque to the library, not blank, at most {@value Changes#MAX_CURSOR} characters,
 *     without personal data; the same as before if nothing changed
 * @param last whether there is nothing more to read now; a page that is not the last has a new cursor
 * @param everything whether anything may have changed, because the records cannot tell: the library makes a full run
 *     and goes on from the cursor, which was taken before this answer
 */
public record Changed(
        Set<ContactId> contacts, Set<BookingTarget> targets, String cursor, boolean last, boolean everything) {
    public Changed {
        contacts = Set.copyOf(contacts);
        targets = Set.copyOf(targets);
        if (cursor.isBlank() || cursor.length() > Changes.MAX_CURSOR) {
            throw new IllegalArgumentException(
                    "changed: cursor must not be blank and have at most " + Changes.MAX_CURSOR + " characters");
        }
    }

    /**
     * A page of changes.
     *
     * @param contacts whose profile or registrations changed
     * @param targets what else changed
     * @param cursor where the page ends
     * @param last whether there is nothing more to read now
     * @return the page
     */
    public static Changed of(
            Set<ContactId> contacts, Set<? extends BookingTarget> targets, String cursor, boolean last) {
        return new Changed(contacts, Set.copyOf(targets), cursor, last, false);
    }

    /**
     * The answer to a first question, and to a cursor that is not known any more.
     *
     * @param cursor from where changes are known from now on
     * @return the page
     */
    public static Changed everything(String cursor) {
        return new Changed(Set.of(), Set.of(), cursor, true, true);
    }

    /** {@return how many ids the page has} */
    public int size() {
        return contacts.size() + targets.size();
    }
}
