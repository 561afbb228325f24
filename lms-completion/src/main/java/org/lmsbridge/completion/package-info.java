/** The local plugin: completions and scores of the provider's own registrations, told to the records once. */
@NullMarked
package org.lmsbridge.completion;

import org.jspecify.annotations.NullMarked;
