package org.lmsbridge.core.spi;

import java.util.List;
import java.util.Set;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;

/**
 * The people in the records.
 *
 * <p>Called by plugins for the contacts of the registrations that they are looking at, from several threads at once, a
 * few hundred ids per call. Throws {@link RecordsUnavailableException} when it cannot answer in full.
 */
public interface Contacts {
    /**
     * Reads contacts by id.
     *
     * @param ids whom; 1 to 1,000 ids
     * @return those that exist, in any order, inactive ones too; an id that is missing here is known not to exist
     */
    List<Contact> byIds(Set<ContactId> ids);
}
