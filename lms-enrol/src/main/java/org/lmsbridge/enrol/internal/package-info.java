/** The edges of the enrol plugin: what reads records and site for a plan, and the one place that writes. */
@NullMarked
package org.lmsbridge.enrol.internal;

import org.jspecify.annotations.NullMarked;
