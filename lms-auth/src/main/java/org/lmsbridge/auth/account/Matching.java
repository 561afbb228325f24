package org.lmsbridge.auth.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lmsbridge.auth.account.Judgement.Create;
import org.lmsbridge.auth.account.Judgement.Refuse;
import org.lmsbridge.auth.account.Judgement.Take;
import org.lmsbridge.auth.finding.AuthFinding;
import org.lmsbridge.auth.username.UsernameResult;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.report.Finding;

/**
 * Judges candidates by what the site and the links say of their keys. A user who is not the same person by the match
 * field is never touched, whatever else agrees (S1.18).
 */
public final class Matching {
    private static final int MAX_NAME = 100;
    private static final Pattern TAG = Pattern.compile("<\\S");

    private final AccountRules rules;
    private final SiteUsers site;
    private final Map<String, String> owners;

    /**
     * A judge for one round of candidates.
     *
     * @param rules the rules
     * @param site the users whom the site has under keys of the candidates
     * @param owners whose each linked username is: contact ids by username
     */
    public Matching(AccountRules rules, SiteUsers site, Map<String, String> owners) {
        this.rules = rules;
        this.site = site;
        this.owners = Map.copyOf(owners);
    }

    /**
     * Judges.
     *
     * @param candidate the candidate
     * @param trace what an earlier run may have made for it, if anything is in doubt
     * @return what becomes of it
     */
    public Judgement judge(Candidate candidate, Optional<Trace> trace) {
        var ours = trace.flatMap(left -> site.byUsername(left.username()).filter(left::isLeftBy));
        if (ours.isPresent()) {
            return new Take(ours.get());
        }
        var known = candidate.contact().lmsUserId();
        if (known.isPresent()) {
            return site.byId(known.get())
                    .map(user -> take(candidate, user))
                    .orElseGet(() -> refuse(AuthFinding.LMS_ID_UNKNOWN, candidate, known.get()));
        }
        var same = samePerson(candidate);
        if (same.size() > 1) {
            return refuse(AuthFinding.MATCH_AMBIGUOUS, candidate, same.size());
        }
        return same.isEmpty() ? make(candidate) : take(candidate, same.get(0));
    }

    private List<SiteUser> samePerson(Candidate candidate) {
        var madeBySite = madeBySite(candidate);
        if (madeBySite.isPresent()) {
            return List.of(madeBySite.get());
        }
        return switch (rules.matchField()) {
            case NONE -> List.of();
            case EMAIL -> candidate.email().map(site::byEmail).orElse(List.of());
            case USERNAME ->
                candidate.username().username().flatMap(site::byUsername).stream()
                        .toList();
            case IDNUMBER -> site.byIdnumber(candidate.idnumber());
        };
    }

    /** An account that the site made of our own answer, when the person signed in before a plan was applied. */
    private Optional<SiteUser> madeBySite(Candidate candidate) {
        return rules.external()
                ? candidate
                        .username()
                        .username()
                        .flatMap(site::byUsername)
                        .filter(user -> user.idnumber()
                                .filter(candidate.idnumber()::equals)
                                .isPresent())
                : Optional.empty();
    }

    private Judgement take(Candidate candidate, SiteUser user) {
        var owner = owners.get(user.username());
        if (owner != null && !owner.equals(candidate.id().value())) {
            return refuse(AuthFinding.ACCOUNT_OF_ANOTHER_CONTACT, candidate, owner);
        }
        return user.suspended() ? refuse(AuthFinding.ACCOUNT_SUSPENDED_IN_SITE, candidate, user.id()) : new Take(user);
    }

    private Judgement make(Candidate candidate) {
        if (candidate.username() instanceof UsernameResult.Absent absent) {
            return new Refuse(absent.finding());
        }
        var username = candidate.username().username().orElseThrow();
        return ground(candidate, username)
                .or(() -> unfit(candidate.contact()))
                .or(() -> PasswordCheck.refusal(candidate.contact(), rules))
                .<Judgement>map(Refuse::new)
                .orElseGet(() -> candidate
                        .email()
                        .<Judgement>map(email -> new Create(username, email))
                        .orElseGet(() -> refuse(AuthFinding.EMAIL_MISSING, candidate)));
    }

    /**
     * Says whether the keys of a new account are free.
     *
     * @param candidate the candidate
     * @param username the username that the account would have
     * @return who stands in the way; empty if nobody does
     */
    public Optional<Finding> ground(Candidate candidate, String username) {
        var owner = owners.get(username);
        if (owner != null && !owner.equals(candidate.id().value())) {
            return Optional.of(AuthFinding.USERNAME_DUPLICATE.about(candidate.id(), owner));
        }
        return site.byUsername(username)
                .map(user -> AuthFinding.USERNAME_TAKEN.about(candidate.id(), user.id()))
                .or(() -> emailTaken(candidate))
                .or(() -> site.byIdnumber(candidate.idnumber()).stream()
                        .findFirst()
                        .map(user -> AuthFinding.IDNUMBER_TAKEN.about(candidate.id(), user.id())));
    }

    private Optional<Finding> emailTaken(Candidate candidate) {
        if (rules.sharedEmails()) {
            return Optional.empty();
        }
        return candidate.email().map(site::byEmail).orElse(List.of()).stream()
                .findFirst()
                .map(user -> AuthFinding.EMAIL_TAKEN.about(candidate.id(), user.id()));
    }

    /**
     * Says whether Moodle is known to refuse names or address. Such a record is not sent: it would cost its whole call.
     *
     * @param contact the contact
     * @return what Moodle would refuse; empty if nothing is known of
     */
    public static Optional<Finding> unfit(Contact contact) {
        if (!nameFits(contact.firstName()) || !nameFits(contact.lastName())) {
            return Optional.of(AuthFinding.NAME_INVALID.about(contact.id()));
        }
        return contact.email()
                .map(String::strip)
                .filter(email -> !email.isEmpty() && !EmailRule.fits(email))
                .map(email -> AuthFinding.EMAIL_INVALID.about(contact.id()));
    }

    private static boolean nameFits(String name) {
        return name.codePointCount(0, name.length()) <= MAX_NAME
                && !TAG.matcher(name).find();
    }

    private static Refuse refuse(AuthFinding finding, Candidate candidate, Object... details) {
        return new Refuse(finding.about(candidate.id(), details));
    }
}
