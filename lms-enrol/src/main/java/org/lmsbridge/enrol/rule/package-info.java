/**
 * The rules of courses and enrolments, as pure functions over immutable values: what is synchronised, how courses are
 * named, how registrations fold into one enrolment, what differs from the site, and who may be taken out. They read
 * neither records nor site, so that tests can hold them to anything. Hosts meet them through {@code EnrolPlugin};
 * {@link org.lmsbridge.enrol.rule.CourseRules} and {@link org.lmsbridge.enrol.rule.Fold} are where to begin reading.
 */
@NullMarked
package org.lmsbridge.enrol.rule;

import org.jspecify.annotations.NullMarked;
