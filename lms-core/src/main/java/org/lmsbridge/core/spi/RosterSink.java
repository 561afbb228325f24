package org.lmsbridge.core.spi;

import java.util.List;
import org.lmsbridge.core.roster.RosterChange;
import org.lmsbridge.core.roster.Term;

/**
 * Takes what the roster import reads from the LMS.
 *
 * <p>Called by one thread at a time per site: once for the terms of a run, then with batches. Courses come before their
 * sections, instructors before the sections that name them, sections before their enrolments; what is gone comes in the
 * opposite order. What {@link #accept} took is remembered only when it has returned: after an exception or a killed
 * process the same comes again, so that taking a change twice must be the same as taking it once. What comes as added may
 * be there already, with other contents, and then replaces it; what comes as gone may be gone already.
 */
public interface RosterSink {
    /**
     * Takes what is different from before. A run over an unchanged site delivers nothing.
     *
     * @param changes what is different; 1 to 1,000
     * @throws RecordsUnavailableException if they cannot be taken now; the import of that course ends, and the next run
     *     delivers them again
     */
    void accept(List<RosterChange> changes);

    /**
     * Lists the terms of the records, against which the codes of courses are matched.
     *
     * @return all of them, with no id and no code twice; none if the records keep no terms
     * @throws RecordsUnavailableException if they cannot be read; the run ends before it began
     */
    default List<Term> terms() {
        return List.of();
    }
}
