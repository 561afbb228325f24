/**
 * One-way export of accounts, for hosts that want nothing else: an account is made once, and Moodle owns it from then
 * on. {@link org.lmsbridge.auth.export.AccountExport} needs neither bridge nor state.
 */
@NullMarked
package org.lmsbridge.auth.export;

import org.jspecify.annotations.NullMarked;
