/** Warnings and debug logs of plugins: gathering, folding, writing to a file, mailing. */
@NullMarked
package org.lmsbridge.core.report.internal;

import org.jspecify.annotations.NullMarked;
