/**
 * What keeps a plan that would take away too much from being applied: pure functions over counts, with thresholds that
 * are settings. A plan that trips a guard waits for a person. {@link org.lmsbridge.core.guard.GuardSettings} has the
 * thresholds.
 */
@NullMarked
package org.lmsbridge.core.guard;

import org.jspecify.annotations.NullMarked;
