package org.lmsbridge.core.spi;

import java.util.Optional;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;

/**
 * Who is booked on what.
 *
 * <p>Called by plugins once per course date that is synchronised, page after page, from several threads at once. Rules
 * of paging and of failing as for {@link CourseCatalogue}.
 */
public interface Registrations {
    /**
     * Lists the registrations of one course date or eLearning course master, in every status.
     *
     * @param target booked on what
     * @param after the last id of the page before; empty for the first page
     * @param limit how many at most; 1 to 1,000
     * @return the page
     */
    Page<Registration> of(BookingTarget target, Optional<RegistrationId> after, int limit);

    /**
     * Reads one registration. Asked before anything is taken away from anybody.
     *
     * @param id which
     * @return the registration as it stands, or the certainty that there is none
     */
    PointRead<Registration> byId(RegistrationId id);
}
