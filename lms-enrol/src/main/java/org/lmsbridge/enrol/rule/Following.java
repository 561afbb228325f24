package org.lmsbridge.enrol.rule;

import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.enrol.rule.CourseOwnership.Deed;

/**
 * What of a Moodle course follows the records, and what is done where somebody else changed it.
 *
 * @param names which names
 * @param dates whether start and end do
 * @param adoptedNames whether names of courses do that the library did not make
 * @param adoptedDates whether start and end of courses do that the library did not make
 * @param drifts what is done about fields that somebody changed in Moodle
 */
public record Following(
        CourseNames.Synchronised names, boolean dates, boolean adoptedNames, boolean adoptedDates, Drifts drifts) {
    /**
     * What is done about fields that somebody changed in Moodle.
     *
     * @param names full and short name
     * @param dates start and end
     * @param summary the description
     * @param customFields custom course fields
     */
    public record Drifts(Drift names, Drift dates, Drift summary, Drift customFields) {}

    boolean follows(String field, Provenance provenance) {
        return switch (field) {
            case CourseFields.FULLNAME -> names.full() && CourseOwnership.allows(Deed.RENAME, provenance, adoptedNames);
            case CourseFields.SHORTNAME ->
                names.shortened() && CourseOwnership.allows(Deed.RENAME, provenance, adoptedNames);
            case CourseFields.STARTDATE, CourseFields.ENDDATE ->
                dates && CourseOwnership.allows(Deed.REDATE, provenance, adoptedDates);
            default -> CourseOwnership.allows(Deed.DESCRIBE, provenance, false);
        };
    }

    Drift drift(String field) {
        return switch (field) {
            case CourseFields.FULLNAME, CourseFields.SHORTNAME -> drifts.names();
            case CourseFields.STARTDATE, CourseFields.ENDDATE -> drifts.dates();
            case CourseFields.SUMMARY -> drifts.summary();
            default -> drifts.customFields();
        };
    }
}
