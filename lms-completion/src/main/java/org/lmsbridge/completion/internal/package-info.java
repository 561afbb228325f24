/** How completions are found, stored and delivered. Changes without notice. */
@NullMarked
package org.lmsbridge.completion.internal;

import org.jspecify.annotations.NullMarked;
