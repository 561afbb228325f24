/** Sign-in from the records: what comes of an attempt, and how many there may be. */
@NullMarked
package org.lmsbridge.auth.signin;

import org.jspecify.annotations.NullMarked;
