package org.lmsbridge.examples.benchmark.sidebyside;

import java.io.IOException;
import org.lmsbridge.examples.benchmark.enrol.MadeUpRecords;

/** A way to bring records into a site. */
interface Way {
    /** {@return how it is called in the table} */
    String title();

    /**
     * Does the whole work: courses, accounts and enrolments.
     *
     * @param records the records
     * @param size how much of it
     * @throws IOException if the site or the disk fails
     */
    void run(MadeUpRecords records, Size size) throws IOException;

    /**
     * How much work.
     *
     * @param contacts accounts to be made
     * @param courseDates courses to be made
     * @param registrations enrolments to be made
     */
    record Size(int contacts, int courseDates, int registrations) {}
}
