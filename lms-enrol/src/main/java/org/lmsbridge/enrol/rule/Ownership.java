package org.lmsbridge.enrol.rule;

import org.lmsbridge.core.state.Provenance;

/** What may be done to an enrolment, by how it came about. */
public final class Ownership {
    private Ownership() {}

    /**
     * Says whether an enrolment follows the records.
     *
     * @param provenance how it came about
     * @return whether role, times and status may be written
     */
    public static boolean follows(Provenance provenance) {
        return provenance != Provenance.FOREIGN;
    }

    /**
     * Makes a policy as mild as the provenance demands: what was there before us is suspended at most, because its
     * grades may be older than our knowledge of it.
     *
     * @param policy what the setting says
     * @param provenance how the enrolment came about
     * @return what may be done
     */
    public static RemovalPolicy allowed(RemovalPolicy policy, Provenance provenance) {
        return switch (provenance) {
            case CREATED -> policy;
            case ADOPTED -> policy == RemovalPolicy.UNENROL ? RemovalPolicy.SUSPEND : policy;
            case FOREIGN -> RemovalPolicy.KEEP;
        };
    }
}
