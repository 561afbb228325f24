/**
 * What the plugin tells people: findings with stable codes, one sentence and a remedy each. {@link
 * org.lmsbridge.auth.finding.AuthFinding} lists them all.
 */
@NullMarked
package org.lmsbridge.auth.finding;

import org.jspecify.annotations.NullMarked;
