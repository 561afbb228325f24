/**
 * The site behind the functions: its tables, settings, access rules, and what happens to users,
 * courses, enrolments, completion and mails. It knows nothing of HTTP.
 */
@NullMarked
package org.lmsbridge.sandbox.internal.site;

import org.jspecify.annotations.NullMarked;
