/**
 * The plugin's edges: look-ups in the site, links and journal in the state, and the calls that make accounts. Not for
 * use from outside.
 */
@NullMarked
package org.lmsbridge.auth.internal;

import org.jspecify.annotations.NullMarked;
