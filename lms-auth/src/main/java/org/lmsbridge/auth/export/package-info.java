/** One-way export of accounts, for hosts that want nothing else: Moodle owns them from then on. */
@NullMarked
package org.lmsbridge.auth.export;

import org.jspecify.annotations.NullMarked;
