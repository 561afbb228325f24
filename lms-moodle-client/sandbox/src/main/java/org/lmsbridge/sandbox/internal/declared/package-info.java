/**
 * The functions as real sites declare them, and the two generic steps driven by these declarations:
 * checking what comes in and cleaning what goes out.
 */
@NullMarked
package org.lmsbridge.sandbox.internal.declared;

import org.jspecify.annotations.NullMarked;
