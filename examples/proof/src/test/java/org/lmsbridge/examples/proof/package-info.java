/**
 * What becomes of a run when calls go wrong, hosts are killed, and data is odd: each test ends with a run of a new
 * bridge over the same state, and compares the site with what the records call for.
 */
@NullMarked
package org.lmsbridge.examples.proof;

import org.jspecify.annotations.NullMarked;
