/** The bridge as this host runs it: built from settings, rebuilt when they change, told of every booking. */
@NullMarked
package org.lmsbridge.examples.training.moodle;

import org.jspecify.annotations.NullMarked;
