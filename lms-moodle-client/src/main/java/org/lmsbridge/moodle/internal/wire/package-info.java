/**
 * How calls travel: bracket-encoded forms with the token last, replies and error envelopes, time-outs, limits and the
 * repetition of reads.
 */
@NullMarked
package org.lmsbridge.moodle.internal.wire;

import org.jspecify.annotations.NullMarked;
