/** The local plugin: what became of the provider's own registrations. */
@NullMarked
package org.lmsbridge.completion;

import org.jspecify.annotations.NullMarked;
