/** How times are found; the only place beside the state that knows the scheduling library. */
@NullMarked
package org.lmsbridge.core.schedule.internal;

import org.jspecify.annotations.NullMarked;
