/** Signing in over LDAP: how long it takes while many do it. */
@NullMarked
package org.lmsbridge.examples.benchmark.signin;

import org.jspecify.annotations.NullMarked;
