/** The smallest host that has everything: records of its own, a bridge, sign-in, and what follows a completion. */
@NullMarked
package org.lmsbridge.examples.college;

import org.jspecify.annotations.NullMarked;
