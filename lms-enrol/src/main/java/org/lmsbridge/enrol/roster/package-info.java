/**
 * The roster import: reads courses, sections, instructors and enrolments of a site back into the records, with
 * engagement, grades and attendance. Reads only, through four functions of the site, and delivers only what is new.
 * Build a {@link org.lmsbridge.enrol.roster.RosterImport} over a {@code RosterSink}, or let the enrol plugin run it.
 */
@NullMarked
@Value.Style(visibility = Value.Style.ImplementationVisibility.PACKAGE, overshadowImplementation = true, jdkOnly = true)
package org.lmsbridge.enrol.roster;

import org.immutables.value.Value;
import org.jspecify.annotations.NullMarked;
