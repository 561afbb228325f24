/**
 * The rules of courses and enrolments, as pure functions over immutable values: what is synchronised, how courses are
 * named, how registrations fold into one enrolment, and what differs from the site.
 */
@NullMarked
package org.lmsbridge.enrol.rule;

import org.jspecify.annotations.NullMarked;
