/**
 * What a sandbox holds, as immutable values: what tests and demonstrations look at through
 * {@link org.lmsbridge.sandbox.SandboxState}.
 */
@NullMarked
package org.lmsbridge.sandbox.model;

import org.jspecify.annotations.NullMarked;
