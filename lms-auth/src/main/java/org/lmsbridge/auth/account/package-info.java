/**
 * The decision what becomes of one contact's account: taken over, made or refused. Pure functions over what the
 * records and the site said; reading and writing is done elsewhere. Hosts meet it through the findings of a plan.
 */
@NullMarked
package org.lmsbridge.auth.account;

import org.jspecify.annotations.NullMarked;
