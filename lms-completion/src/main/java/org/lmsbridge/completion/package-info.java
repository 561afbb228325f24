/**
 * The local plugin: completions and scores of the provider's own registrations, told to the records once. Give a
 * {@link org.lmsbridge.completion.CompletionPlugin} to the bridge, and a {@code ProcessSteps} for what follows a
 * completed course; scores go to a {@code ResultSink}. Settings are the constants of {@link
 * org.lmsbridge.completion.CompletionSettings}.
 */
@NullMarked
package org.lmsbridge.completion;

import org.jspecify.annotations.NullMarked;
