/**
 * What must survive the process: links between records and site, the journal of what was intended and what came of it,
 * plans, runs, call-backs and what people set. Open one with {@link org.lmsbridge.core.state.StateStore#embedded}, or
 * on the host's own PostgreSQL with {@code StateStore.postgres(dataSource)}. Each site has a part of its own.
 */
@NullMarked
@Value.Style(visibility = Value.Style.ImplementationVisibility.PACKAGE, overshadowImplementation = true, jdkOnly = true)
package org.lmsbridge.core.state;

import org.immutables.value.Value;
import org.jspecify.annotations.NullMarked;
