package org.lmsbridge.examples.destination;

/** How the program ended. */
enum Outcome {
    /** Every row is in Moodle. */
    ALL_WELL(0),
    /** Some rows were rejected, or the rest has to be sent later. */
    PARTLY(1),
    /** Nothing was written. */
    NOTHING_DONE(2);

    private final int status;

    Outcome(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }
}
