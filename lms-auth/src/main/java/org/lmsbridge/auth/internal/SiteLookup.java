package org.lmsbridge.auth.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.lmsbridge.auth.account.Candidate;
import org.lmsbridge.auth.account.SiteUser;
import org.lmsbridge.auth.account.SiteUsers;
import org.lmsbridge.moodle.error.AccessException;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.model.User;
import org.lmsbridge.moodle.model.UserField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the site for users in packed look-ups: one for each kind of key. Thread-safe. */
final class SiteLookup {
    private static final Logger LOG = LoggerFactory.getLogger(SiteLookup.class);

    private final SiteAccounts site;

    SiteLookup(SiteAccounts site) {
        this.site = site;
    }

    /**
     * Finds everybody who has a key of one of the candidates.
     *
     * @param candidates the candidates
     * @param furtherUsernames usernames beside those of the candidates
     * @return the users
     */
    SiteUsers around(Collection<Candidate> candidates, Collection<String> furtherUsernames) {
        var usernames = new LinkedHashSet<>(furtherUsernames);
        var emails = new LinkedHashSet<String>();
        var idnumbers = new LinkedHashSet<String>();
        var ids = new LinkedHashSet<String>();
        for (var candidate : candidates) {
            candidate.username().username().ifPresent(usernames::add);
            emails.addAll(candidate.emailSpellings());
            idnumbers.add(candidate.idnumber());
            candidate.contact().lmsUserId().map(String::valueOf).ifPresent(ids::add);
        }
        var found = new ArrayList<SiteUser>();
        try {
            found.addAll(find(UserField.USERNAME, usernames));
            found.addAll(find(UserField.EMAIL, emails));
            found.addAll(find(UserField.IDNUMBER, idnumbers));
            found.addAll(find(UserField.ID, ids));
        } catch (AccessException e) {
            if (!mayBeBlind(e) || !furtherUsernames.isEmpty() || !ids.isEmpty()) {
                throw e;
            }
            LOG.warn("the token may not look for users: accounts are made without looking for such that exist");
        }
        return new SiteUsers(found);
    }

    /**
     * A token without the function can make accounts all the same: the site itself refuses usernames and email addresses
     * that it has already. What an account in doubt became, or whose a number is, it cannot tell.
     */
    private static boolean mayBeBlind(AccessException e) {
        return e.arrival() == MoodleException.Arrival.NOT_SENT
                || e.errorCode().filter("accessexception"::equals).isPresent();
    }

    /**
     * Finds by username.
     *
     * @param usernames the usernames
     * @return the users
     */
    SiteUsers byUsername(Collection<String> usernames) {
        return new SiteUsers(find(UserField.USERNAME, usernames));
    }

    /**
     * Finds by username, where the token may.
     *
     * @param usernames the usernames
     * @return the users; none if the token lacks the function
     */
    SiteUsers byUsernameIfAllowed(Collection<String> usernames) {
        try {
            return byUsername(usernames);
        } catch (AccessException e) {
            if (!mayBeBlind(e)) {
                throw e;
            }
            return new SiteUsers(List.of());
        }
    }

    /**
     * Finds by username, with all that the site shows.
     *
     * @param usernames the usernames
     * @return the users
     */
    List<User> users(Collection<String> usernames) {
        return usernames.isEmpty() ? List.of() : site.byField(UserField.USERNAME, usernames);
    }

    private List<SiteUser> find(UserField field, Collection<String> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        return site.byField(field, values).stream().map(SiteLookup::readable).toList();
    }

    /** Without the username nobody can say who was found, and whoever was found would count as absent. */
    static SiteUser readable(User user) {
        var username = user.username()
                .orElseThrow(() -> new AccessException(Fault.of(
                        "core_user_get_users_by_field",
                        "the site answers with users but does not show their usernames.",
                        "Give the role of the token's user the capability moodle/user:viewalldetails.",
                        MoodleException.Arrival.REFUSED)));
        return new SiteUser(
                user.id(),
                username,
                user.email().filter(email -> !email.isBlank()),
                user.idnumber().filter(number -> !number.isBlank()),
                user.suspended().orElse(false));
    }
}
