/** Mails, and where they go while there is no mail server. */
@NullMarked
package org.lmsbridge.examples.training.post;

import org.jspecify.annotations.NullMarked;
