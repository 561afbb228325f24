/** Reads the SPI's listings safely: bad behaviour of an implementation is named and contained, never taken for an end. */
@NullMarked
package org.lmsbridge.core.reading;

import org.jspecify.annotations.NullMarked;
