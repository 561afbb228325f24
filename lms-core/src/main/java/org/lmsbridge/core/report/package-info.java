/** What a run tells people: findings with stable codes and remedies, counts, and progress while it goes. */
@NullMarked
package org.lmsbridge.core.report;

import org.jspecify.annotations.NullMarked;
