/**
 * What an integrator implements over the records: one small interface per capability, and implementing it is declaring
 * it. One object may implement several. Nothing is ever null on either side.
 */
@NullMarked
package org.lmsbridge.core.spi;

import org.jspecify.annotations.NullMarked;
