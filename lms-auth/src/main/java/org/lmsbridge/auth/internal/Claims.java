package org.lmsbridge.auth.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.auth.account.AccountRules;
import org.lmsbridge.auth.account.Candidate;
import org.lmsbridge.auth.account.Judgement;
import org.lmsbridge.auth.account.Judgement.Create;
import org.lmsbridge.auth.account.Judgement.Take;
import org.lmsbridge.auth.finding.AuthFinding;
import org.lmsbridge.core.plan.PlanWriter;
import org.lmsbridge.core.report.Finding;

/**
 * Keeps two contacts of one plan from getting the same username, address, number or user: whoever comes first has it,
 * and the other is told whose it is.
 */
final class Claims {
    private final AccountRules rules;
    private final Map<String, String> usernames;
    private final Map<String, String> emails;
    private final Map<String, String> idnumbers;
    private final Map<String, String> users;

    private Claims(AccountRules rules, PlanWriter plan, Wanted wanted) {
        this.rules = rules;
        this.usernames = claim(plan, "username", wanted.usernames);
        this.emails = claim(plan, "email", wanted.emails);
        this.idnumbers = claim(plan, "idnumber", wanted.idnumbers);
        this.users = claim(plan, "lms-user", wanted.users);
    }

    /** {@return the claims of a round of judgements, made in the order in which they come} */
    static Claims make(Map<Candidate, Judgement> judgements, AccountRules rules, PlanWriter plan) {
        var wanted = new Wanted();
        judgements.forEach(wanted::add);
        return new Claims(rules, plan, wanted);
    }

    /** {@return whose the keys of a judgement are, if they are somebody else's} */
    Optional<Finding> lost(Candidate candidate, Judgement judgement) {
        if (judgement instanceof Take take) {
            return other(users, String.valueOf(take.user().id()), candidate)
                    .map(owner -> AuthFinding.ACCOUNT_OF_ANOTHER_CONTACT.about(candidate.id(), owner));
        }
        if (!(judgement instanceof Create create)) {
            return Optional.empty();
        }
        return other(usernames, create.username(), candidate)
                .map(owner -> AuthFinding.USERNAME_DUPLICATE.about(candidate.id(), owner))
                .or(() -> rules.sharedEmails() ? Optional.empty() : emailLost(candidate))
                .or(() -> other(idnumbers, candidate.idnumber(), candidate)
                        .map(owner -> AuthFinding.IDNUMBER_DUPLICATE.about(candidate.id(), owner)));
    }

    private Optional<Finding> emailLost(Candidate candidate) {
        return candidate
                .emailKey()
                .flatMap(key -> other(emails, key, candidate))
                .map(owner -> AuthFinding.EMAIL_DUPLICATE.about(candidate.id(), owner));
    }

    private static Optional<String> other(Map<String, String> holders, String key, Candidate candidate) {
        return Optional.ofNullable(holders.get(key))
                .filter(holder -> !holder.equals(candidate.id().value()));
    }

    private static Map<String, String> claim(PlanWriter plan, String scope, Map<String, String> wanted) {
        return wanted.isEmpty() ? Map.of() : plan.claim(scope, wanted);
    }

    /** Who wants what; within one round, too, the first comes first. */
    private static final class Wanted {
        private final Map<String, String> usernames = new LinkedHashMap<>();
        private final Map<String, String> emails = new LinkedHashMap<>();
        private final Map<String, String> idnumbers = new LinkedHashMap<>();
        private final Map<String, String> users = new LinkedHashMap<>();

        void add(Candidate candidate, Judgement judgement) {
            var contact = candidate.id().value();
            if (judgement instanceof Take take) {
                users.putIfAbsent(String.valueOf(take.user().id()), contact);
            } else if (judgement instanceof Create create) {
                usernames.putIfAbsent(create.username(), contact);
                candidate.emailKey().ifPresent(key -> emails.putIfAbsent(key, contact));
                idnumbers.putIfAbsent(candidate.idnumber(), contact);
            }
        }
    }
}
