package org.lmsbridge.moodle.differential;

/**
 * What an earlier call made, whatever number each site gave it.
 *
 * @param kind what it is
 * @param call the place of the call that made it in its sequence
 * @param place its place in that call's answer
 */
record Ref(Kind kind, int call, int place) {

    /** A number that no site has. */
    static final long NOBODY = 999_999_999;

    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + '-' + call + '.' + place;
    }
}
