/** What the plugin tells people: findings with stable codes, one sentence and a remedy each. */
@NullMarked
package org.lmsbridge.auth.finding;

import org.jspecify.annotations.NullMarked;
