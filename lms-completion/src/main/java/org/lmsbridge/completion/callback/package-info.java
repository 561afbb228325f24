/**
 * Ready-made call-backs for hosts whose records take no process steps of their own. {@link
 * org.lmsbridge.completion.callback.WebHook} posts each step, signed, to an address of the host's; give it to the
 * bridge as any other {@code ProcessSteps}.
 */
@NullMarked
package org.lmsbridge.completion.callback;

import org.jspecify.annotations.NullMarked;
