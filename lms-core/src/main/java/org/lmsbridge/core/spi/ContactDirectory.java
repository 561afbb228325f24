package org.lmsbridge.core.spi;

import java.util.List;
import java.util.Optional;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;

/**
 * Finds contacts by what they sign in with, and lists all of them. Needed where sign-in comes from the records.
 *
 * <p>{@link #having} is called at every sign-in, from many threads at once, so an index on the value is worth it.
 * {@link #contacts} is called page after page when a site lists its users; rules of paging and of failing as for
 * {@link CourseCatalogue}. Both deliver inactive contacts too, and throw {@link RecordsUnavailableException} when they
 * cannot answer in full: a listing that is too short would have people suspended.
 */
public interface ContactDirectory {
    /**
     * Finds by one value, without regard to case and to spaces around it.
     *
     * @param key which value
     * @param value the value, in lower case
     * @return the contacts that have it; at least two of them if several do
     */
    List<Contact> having(ContactKey key, String value);

    /**
     * Lists contacts.
     *
     * @param after the last id of the page before; empty for the first page
     * @param limit how many at most; 1 to 1,000
     * @return the page
     */
    Page<Contact> contacts(Optional<ContactId> after, int limit);
}
