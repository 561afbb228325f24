/** How a plan is written as JSON. */
@NullMarked
package org.lmsbridge.core.plan.internal;

import org.jspecify.annotations.NullMarked;
