/** Delivery of events. */
@NullMarked
package org.lmsbridge.core.event.internal;

import org.jspecify.annotations.NullMarked;
