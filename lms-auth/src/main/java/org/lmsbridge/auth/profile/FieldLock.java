package org.lmsbridge.auth.profile;

/**
 * Whose a profile field is. Moodle's locks bind a user's own form only; writes of a web service are not bound by them,
 * so here they say what is overwritten.
 */
public enum FieldLock {
    /** The records': written whenever they differ; nobody edits it in Moodle. */
    LOCKED("locked"),
    /** The user's: written when the account is made, and never again. */
    UNLOCKED("unlocked"),
    /** Whoever fills it first: written while it is empty in Moodle. */
    UNLOCKED_IF_EMPTY("unlockedifempty");

    private final String moodleName;

    FieldLock(String moodleName) {
        this.moodleName = moodleName;
    }

    /** {@return the value as Moodle's settings have it} */
    public String moodleName() {
        return moodleName;
    }

    /**
     * Says whether a field of an account that exists is written.
     *
     * @param inSite what the site has; empty if nothing
     * @param inRecords what the records have; empty if nothing
     * @return whether it is; never with nothing, so that no value is lost because the records lack it
     */
    public boolean overwrites(String inSite, String inRecords) {
        return !inRecords.isEmpty()
                && !inRecords.equals(inSite)
                && switch (this) {
                    case LOCKED -> true;
                    case UNLOCKED -> false;
                    case UNLOCKED_IF_EMPTY -> inSite.isEmpty();
                };
    }
}
