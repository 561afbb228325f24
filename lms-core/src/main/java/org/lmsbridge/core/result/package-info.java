/** What became of registrations in an LMS: completions and scores, as immutable values. */
@NullMarked
@Value.Style(visibility = Value.Style.ImplementationVisibility.PACKAGE, overshadowImplementation = true, jdkOnly = true)
package org.lmsbridge.core.result;

import org.immutables.value.Value;
import org.jspecify.annotations.NullMarked;
