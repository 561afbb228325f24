/** Shows that the sandbox behaves as real sites do. */
@NullMarked
package org.lmsbridge.sandbox;

import org.jspecify.annotations.NullMarked;
