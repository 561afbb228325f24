package org.lmsbridge.core.spi;

import java.util.Optional;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;

/**
 * What one person is booked on. Optional: without it, a plan for one contact, as it is made at sign-in, reads the bookings
 * of every course date.
 *
 * <p>Called from several threads at once. Rules of paging and of failing as for {@link CourseCatalogue}.
 */
public interface BookingsByContact {
    /**
     * Lists the registrations of one contact, in every status.
     *
     * @param contact whose
     * @param after the last id of the page before; empty for the first page
     * @param limit how many at most; 1 to 1,000
     * @return the page
     */
    Page<Registration> of(ContactId contact, Optional<RegistrationId> after, int limit);
}
