/** Ready-made call-backs for hosts whose records have none of their own. */
@NullMarked
package org.lmsbridge.completion.callback;

import org.jspecify.annotations.NullMarked;
