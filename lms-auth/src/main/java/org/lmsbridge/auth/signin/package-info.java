/**
 * Sign-in from the records: what comes of an attempt, and how many there may be. {@code AuthPlugin.authenticate(…)}
 * gives a {@link org.lmsbridge.auth.signin.SignIn}; {@link org.lmsbridge.auth.signin.SignInStatus} lists what may come
 * of it.
 */
@NullMarked
package org.lmsbridge.auth.signin;

import org.jspecify.annotations.NullMarked;
