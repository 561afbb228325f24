/**
 * What a run tells people: findings with stable codes and remedies, counts, and progress while it goes. A run gives a
 * {@link org.lmsbridge.core.report.RunReport}; whoever wants to watch gives it a {@link
 * org.lmsbridge.core.report.Progress}.
 */
@NullMarked
package org.lmsbridge.core.report;

import org.jspecify.annotations.NullMarked;
