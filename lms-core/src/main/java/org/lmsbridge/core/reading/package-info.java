/**
 * Reads the SPI's listings safely: bad behaviour of an implementation is named and contained, never taken for an end.
 * For plugins, which read long lists through {@link org.lmsbridge.core.reading.Listing} page by page; a host does not
 * need it.
 */
@NullMarked
package org.lmsbridge.core.reading;

import org.jspecify.annotations.NullMarked;
