/** Checks passwords against the hashes that records keep, in the formats that are met in the field. */
@NullMarked
package org.lmsbridge.auth.hash;

import org.jspecify.annotations.NullMarked;
