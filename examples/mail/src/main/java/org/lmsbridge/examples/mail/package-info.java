/** Mails over SMTP, and a notifier that sends notices that way. */
@NullMarked
package org.lmsbridge.examples.mail;

import org.jspecify.annotations.NullMarked;
