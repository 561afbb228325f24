package org.lmsbridge.enrol;

import java.util.Set;
import java.util.function.Predicate;

/** What a person decided about a {@link MatchingReport}: which sure matches are taken on. Immutable. */
public final class Adoption {
    private final Predicate<String> accepted;

    private Adoption(Predicate<String> accepted) {
        this.accepted = accepted;
    }

    /** {@return every sure match} */
    public static Adoption all() {
        return new Adoption(subject -> true);
    }

    /**
     * Some matches.
     *
     * @param subjects their subjects, as the report names them
     * @return the decision
     */
    public static Adoption only(Set<String> subjects) {
        var chosen = Set.copyOf(subjects);
        return new Adoption(chosen::contains);
    }

    /**
     * Every sure match but some.
     *
     * @param subjects the subjects of those that are left alone
     * @return the decision
     */
    public static Adoption allBut(Set<String> subjects) {
        var left = Set.copyOf(subjects);
        return new Adoption(subject -> !left.contains(subject));
    }

    Predicate<String> accepted() {
        return accepted;
    }
}
