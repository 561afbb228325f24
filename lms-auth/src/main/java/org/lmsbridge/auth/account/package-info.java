/**
 * The decision what becomes of one contact's account: taken over, made or refused. Pure functions over what the records
 * and the site said; reading and writing is done elsewhere.
 */
@NullMarked
package org.lmsbridge.auth.account;

import org.jspecify.annotations.NullMarked;
