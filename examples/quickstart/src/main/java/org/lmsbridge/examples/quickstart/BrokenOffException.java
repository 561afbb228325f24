package org.lmsbridge.examples.quickstart;

/** Says that applying a plan ended before its end, so that some of it may be in Moodle. */
final class BrokenOffException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RuntimeException reason;

    BrokenOffException(RuntimeException reason) {
        super(reason);
        this.reason = reason;
    }

    RuntimeException reason() {
        return reason;
    }
}
