/**
 * What a roster import reads from an LMS: courses, sections, instructors, enrolments, grades and attendance as
 * immutable values that say nothing of the LMS's own formats. They go to a {@code RosterSink} of the host.
 */
@NullMarked
@Value.Style(visibility = Value.Style.ImplementationVisibility.PACKAGE, overshadowImplementation = true, jdkOnly = true)
package org.lmsbridge.core.roster;

import org.immutables.value.Value;
import org.jspecify.annotations.NullMarked;
