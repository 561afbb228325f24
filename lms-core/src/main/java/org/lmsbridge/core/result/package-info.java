/**
 * What became of registrations in an LMS: completions and scores, as immutable values. A {@link
 * org.lmsbridge.core.result.StepRequest} asks a {@code ProcessSteps} of the host for what follows a completion, and a
 * {@link org.lmsbridge.core.result.StepOutcome} says what came of it.
 */
@NullMarked
@Value.Style(visibility = Value.Style.ImplementationVisibility.PACKAGE, overshadowImplementation = true, jdkOnly = true)
package org.lmsbridge.core.result;

import org.immutables.value.Value;
import org.jspecify.annotations.NullMarked;
