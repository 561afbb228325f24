/** The state store on JDBC. */
@NullMarked
package org.lmsbridge.core.state.internal;

import org.jspecify.annotations.NullMarked;
