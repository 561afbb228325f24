package org.lmsbridge.enrol.rule;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The policy for each cause. Immutable.
 *
 * @param byCause a policy for every cause
 */
public record RemovalPolicies(Map<RemovalCause, RemovalPolicy> byCause) {
    public RemovalPolicies {
        byCause = Map.copyOf(byCause);
        for (var cause : RemovalCause.values()) {
            if (!byCause.containsKey(cause)) {
                throw new IllegalArgumentException("no removal policy for " + cause);
            }
        }
    }

    /**
     * The same policy for every cause.
     *
     * @param policy the policy
     * @return the policies
     */
    public static RemovalPolicies all(RemovalPolicy policy) {
        var policies = new EnumMap<RemovalCause, RemovalPolicy>(RemovalCause.class);
        for (var cause : RemovalCause.values()) {
            policies.put(cause, policy);
        }
        return new RemovalPolicies(policies);
    }

    /**
     * Gives the policy for a cause.
     *
     * @param cause the cause
     * @return its policy
     */
    public RemovalPolicy of(RemovalCause cause) {
        return Objects.requireNonNull(byCause.get(cause));
    }

    /**
     * Of several causes, the one with the mildest policy decides: a person who was booked twice loses no more than
     * either booking alone would cost.
     *
     * @param causes the causes
     * @return the mildest; empty if there are none
     */
    public Optional<RemovalCause> mildest(Collection<RemovalCause> causes) {
        return causes.stream()
                .min(Comparator.<RemovalCause, RemovalPolicy>comparing(this::of).thenComparing(cause -> cause));
    }

    /**
     * Says whether a cause may take anything away.
     *
     * @param cause the cause
     * @return whether its policy is another than to keep
     */
    public boolean takesAway(RemovalCause cause) {
        return of(cause) != RemovalPolicy.KEEP;
    }

    /**
     * Says whether any cause has a policy.
     *
     * @param policy the policy
     * @return whether it is used
     */
    public boolean uses(RemovalPolicy policy) {
        return byCause.containsValue(policy);
    }
}
