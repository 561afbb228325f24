package org.lmsbridge.core.spi;

import java.util.List;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.PlanWriter;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.report.Finding;

/**
 * Plans the accounts that contacts need in the site. Provided by the auth plugin, used by whoever plans enrolments.
 * Reads the site, and writes nothing to it. Thread-safe.
 */
public interface AccountProvisioning {
    /**
     * Decides about contacts, in packed look-ups. A contact that was decided about before in the same plan is given the
     * same answer, without its change a second time.
     *
     * @param contacts whom; at most a thousand
     * @param plan the plan that is being made, which keeps usernames from being used twice
     * @return one decision a contact, in the same order
     */
    List<Decision> decide(List<Contact> contacts, PlanWriter plan);

    /**
     * Takes note that the site refused a contact's account because it is not there any more: somebody deleted it. From
     * then on the contact is decided about as one without an account. Does nothing if the contact has another account by
     * now.
     *
     * @param contact whose account
     * @param lmsUserId the number that the account had in the site
     */
    default void accountGone(ContactId contact, long lmsUserId) {}

    /** What becomes of one contact. */
    sealed interface Decision permits Existing, Planned, Refused {
        /** {@return the contact} */
        ContactId contact();
    }

    /**
     * The contact has a linked account.
     *
     * @param contact the contact
     * @param lmsUserId the user's number in the site
     */
    record Existing(ContactId contact, long lmsUserId) implements Decision {}

    /**
     * The contact will have an account when the plan is applied.
     *
     * @param contact the contact
     * @param changes what makes it; empty if the plan has it already
     */
    record Planned(ContactId contact, List<Change> changes) implements Decision {
        public Planned {
            changes = List.copyOf(changes);
        }
    }

    /**
     * The contact cannot have an account.
     *
     * @param contact the contact
     * @param finding why, and what to do
     */
    record Refused(ContactId contact, Finding finding) implements Decision {}
}
