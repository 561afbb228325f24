/** A certificate as PDF, mailed once to whoever completed a course. */
@NullMarked
package org.lmsbridge.examples.certificate;

import org.jspecify.annotations.NullMarked;
