package org.lmsbridge.sandbox;

/** Chooses the Moodle whose ways a sandbox has: its declarations, exception names and mails. */
public enum SandboxVersion {
    /** Moodle 4.1: no welcome mails, exceptions without namespace. */
    V4_1("4.1.18 (Build: 20250414)", "2022112818"),
    /** Moodle 4.4: every manual enrolment call mails the person, exceptions without namespace. */
    V4_4("4.4.8 (Build: 20250414)", "2024042208"),
    /**
     * Moodle 4.5: as 4.4, with namespaced exceptions; a course that is made without an end gets one after a year, and
     * users are looked at before they are enrolled.
     */
    V4_5("4.5.6 (Build: 20250811)", "2024100706"),
    /** Moodle 5.0: as 4.5, with errors of PHP itself without errorcode. */
    V5_0("5.0 (Build: 20250414)", "2025041400");

    private final String release;
    private final String number;

    SandboxVersion(String release, String number) {
        this.release = release;
        this.number = number;
    }

    /**
     * The release as a site states it.
     *
     * @return a text such as {@code 4.4.8 (Build: 20250414)}
     */
    public String release() {
        return release;
    }

    /**
     * The version number as a site states it.
     *
     * @return ten digits
     */
    public String number() {
        return number;
    }

    /**
     * Whether this is the given version or a later one.
     *
     * @param other a version
     * @return true where this is not earlier
     */
    public boolean atLeast(SandboxVersion other) {
        return compareTo(other) >= 0;
    }
}
