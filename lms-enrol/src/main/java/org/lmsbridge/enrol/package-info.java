/**
 * The enrol plugin: courses in Moodle for course dates, and who is in them. Begin with {@link
 * org.lmsbridge.enrol.EnrolPlugin}: plan a {@link org.lmsbridge.enrol.Scope}, look at the plan, apply it; or start the
 * bridge and let it do so by itself. First day on an old Moodle, undo of a run and the reasons why somebody is not
 * there are asked of it too. Settings are the constants of {@link org.lmsbridge.enrol.EnrolSettings}.
 */
@NullMarked
package org.lmsbridge.enrol;

import org.jspecify.annotations.NullMarked;
