package org.lmsbridge.examples.recordsservice;

/** One row cannot be used; the others can. */
final class BadRowException extends Exception {
    private static final long serialVersionUID = 1L;

    BadRowException(String message) {
        super(message);
    }
}
