package org.lmsbridge.examples.quickstart;

/** How a run ended, as the program's exit status says it. */
enum Outcome {
    /** Moodle holds what the records call for. */
    ALL_WELL(0),
    /** Some records were left out because they are broken, or some changes could not be applied. */
    PARTLY(1),
    /** Nothing was done. */
    NOTHING_DONE(2);

    private final int status;

    Outcome(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }
}
