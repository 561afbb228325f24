package org.lmsbridge.sandbox;

/** A switch of the site that tests and demonstrations may move with {@link SandboxSettings#turn}. */
public enum SandboxSwitch {
    /** Web services at all; on at first. Off: every call is answered 403 without a body. */
    WEB_SERVICES("enablewebservices", true),
    /** The REST protocol; on at first. Off: every call is answered 403 without a body. */
    REST("rest_enabled", true),
    /** The token's service; on at first. Off: every call is refused. */
    SERVICE("service_enabled", true),
    /** Maintenance from the command line; off at first. On: every call is answered 503 with a page. */
    CLI_MAINTENANCE("cli_maintenance", false),
    /** Maintenance from the web; off at first. On: only those with {@code moodle/site:maintenanceaccess} get in. */
    MAINTENANCE("maintenance_enabled", false),
    /** An upgrade under way; off at first. On: every call is refused. */
    UPGRADE("upgraderunning", false),
    /** Several accounts with one address; off at first. */
    SAME_EMAIL("allowaccountssameemail", false),
    /** Welcome mails of courses made from now on, which 4.4 and later send; on at first. */
    WELCOME_MAILS("sendcoursewelcomemessage", true),
    /** Completion on the whole site; on at first. */
    COMPLETION("enablecompletion", true),
    /** Custom reports; on at first. */
    CUSTOM_REPORTS("enablecustomreports", true);

    private final String setting;
    private final boolean initially;

    SandboxSwitch(String setting, boolean initially) {
        this.setting = setting;
        this.initially = initially;
    }

    String setting() {
        return setting;
    }

    /**
     * How the switch stands on a fresh site.
     *
     * @return true where it is on
     */
    public boolean initially() {
        return initially;
    }
}
