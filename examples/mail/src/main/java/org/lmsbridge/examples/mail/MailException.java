package org.lmsbridge.examples.mail;

/** Says that a mail could not be handed in. Its message names the server, and neither recipients nor text. */
public class MailException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MailException(String message, Throwable cause) {
        super(message, cause);
    }
}
