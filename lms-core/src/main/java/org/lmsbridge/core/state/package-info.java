/**
 * What must survive the process: links between records and site, the journal of what was intended and what came of it,
 * plans and runs. Open one with {@code StateStore.embedded(directory)}.
 */
@NullMarked
@Value.Style(visibility = Value.Style.ImplementationVisibility.PACKAGE, overshadowImplementation = true, jdkOnly = true)
package org.lmsbridge.core.state;

import org.immutables.value.Value;
import org.jspecify.annotations.NullMarked;
