package org.lmsbridge.examples.proof;

/** When a host is killed, seen from the request that it has under way. */
enum Moment {
    LOST("before it is worked on, and it is lost"),
    LATE("before it is worked on, which the site does afterwards"),
    LATER("before it is worked on, which the site does once the next run has ended"),
    UNANSWERED("after it was worked on, before the answer"),
    SOON("up to 20 ms after the answer");

    private final String title;

    Moment(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
