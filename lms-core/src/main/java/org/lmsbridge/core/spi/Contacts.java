package org.lmsbridge.core.spi;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;

/**
 * The people in the records.
 *
 * <p>Called by plugins for the contacts of the registrations that they are looking at, from several threads at once, up
 * to a thousand ids per call. Throws {@link RecordsUnavailableException} when it cannot answer in full.
 */
public interface Contacts {
    /**
     * Reads contacts by id.
     *
     * @param ids whom; 1 to 1,000 ids
     * @return those that exist, in any order, inactive ones too; an id that is missing here is known not to exist
     */
    List<Contact> byIds(Set<ContactId> ids);

    /**
     * Reads one contact. Asked before anything is taken away because the contact is inactive. As it stands here, nobody
     * knows how old the answer is, and so nothing is ever taken away for that reason: implement it.
     *
     * @param id whom
     * @return the contact as it stands, or the certainty that there is none
     */
    default PointRead<Contact> byId(ContactId id) {
        return new PointRead<>(byIds(Set.of(id)).stream().findFirst(), Instant.MIN);
    }
}
