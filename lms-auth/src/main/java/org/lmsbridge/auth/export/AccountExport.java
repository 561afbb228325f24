package org.lmsbridge.auth.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lmsbridge.auth.account.ProfileValues;
import org.lmsbridge.auth.export.Exported.Status;
import org.lmsbridge.auth.username.UsernameRule;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.Secret;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.model.NewUser;
import org.lmsbridge.moodle.model.User;
import org.lmsbridge.moodle.model.UserField;

/**
 * Makes one Moodle account of mapped fields, at a step of the host's own process. Nothing is remembered and nothing is
 * ever updated: after creation, Moodle owns the account. Needs a client and no bridge. Thread-safe.
 */
public final class AccountExport {
    private static final Set<String> MANDATORY =
            new TreeSet<>(Set.of("username", "firstname", "lastname", "email", "password"));
    private static final int MOST_CUSTOM_FIELDS = 2;

    private final MoodleClient moodle;
    private final Map<String, String> mapping;

    /**
     * Says which field of a record becomes which field of an account.
     *
     * @param moodle the client
     * @param mapping the record's field, by Moodle's: {@code username}, {@code firstname}, {@code lastname}, {@code
     *     email}, {@code password}, and up to two {@code profile_field_<short name>}
     * @throws IllegalArgumentException if one of the five is missing, or another field is named
     */
    public AccountExport(MoodleClient moodle, Map<String, String> mapping) {
        this.moodle = moodle;
        this.mapping = Map.copyOf(mapping);
        var missing = new TreeSet<>(MANDATORY);
        missing.removeAll(mapping.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("the mapping lacks Moodle's fields " + missing);
        }
        var custom = mapping.keySet().stream()
                .filter(field -> !MANDATORY.contains(field))
                .toList();
        if (custom.size() > MOST_CUSTOM_FIELDS
                || !custom.stream().allMatch(field -> field.startsWith(ProfileValues.CUSTOM))) {
            throw new IllegalArgumentException("beside the five fields, the mapping may have up to "
                    + MOST_CUSTOM_FIELDS + " named profile_field_…, not " + new TreeSet<>(custom));
        }
    }

    /**
     * Exports one record.
     *
     * @param record the values, by the record's own fields
     * @return what came of it
     * @throws MoodleException if the site cannot be read
     */
    public Exported export(Map<String, String> record) {
        var missing = missing(record);
        if (!missing.isEmpty()) {
            return refused("the record has no " + String.join(", ", missing) + "; complete it and export it again");
        }
        var username = UsernameRule.normalise(value(record, "username").orElse(""));
        var fault = UsernameRule.fault(username);
        if (fault.isPresent()) {
            return refused("the username is none that Moodle takes: " + fault.get());
        }
        return moodle.users().byField(UserField.USERNAME, List.of(username)).stream()
                .findFirst()
                .map(AccountExport::exists)
                .orElseGet(() -> create(record, username));
    }

    private List<String> missing(Map<String, String> record) {
        var missing = new ArrayList<String>();
        for (var field : MANDATORY) {
            if (value(record, field).isEmpty()) {
                missing.add(mapping.getOrDefault(field, field));
            }
        }
        return missing;
    }

    private Optional<String> value(Map<String, String> record, String field) {
        return Optional.ofNullable(record.get(mapping.getOrDefault(field, "")))
                // A password may begin or end with a space.
                .map(text -> field.equals("password") ? text : text.strip())
                .filter(text -> !text.isEmpty());
    }

    private Exported create(Map<String, String> record, String username) {
        var user = NewUser.builder();
        user.username(username)
                .firstname(value(record, "firstname").orElse(""))
                .lastname(value(record, "lastname").orElse(""))
                .email(value(record, "email").orElse(""))
                .password(Secret.of(value(record, "password").orElse("")));
        mapping.keySet().stream()
                .filter(field -> field.startsWith(ProfileValues.CUSTOM))
                .forEach(field -> value(record, field)
                        .ifPresent(text -> user.putCustomfields(field.substring(ProfileValues.CUSTOM.length()), text)));
        return exported(
                moodle.users().create(List.of(user.build())).outcomes().get(0).verdict());
    }

    private static Exported exported(Verdict<Long> verdict) {
        if (verdict instanceof Verdict.Written<Long> written) {
            return new Exported(Status.CREATED, Optional.of(written.value()), "");
        }
        if (verdict instanceof Verdict.AlreadySo<Long> so) {
            return exists(so.value());
        }
        if (verdict instanceof Verdict.InDoubt<Long> doubt) {
            return new Exported(Status.UNKNOWN, Optional.empty(), said(doubt.reason()));
        }
        if (verdict instanceof Verdict.NotAttempted<Long> not) {
            return refused(said(not.reason()));
        }
        return verdict instanceof Verdict.Rejected<Long> rejected
                ? refused(said(rejected.reason()))
                : refused("the site gave no answer that is known here");
    }

    private static String said(MoodleException reason) {
        return reason.fault().what() + " " + reason.remedy();
    }

    private static Exported exists(User user) {
        return exists(user.id());
    }

    private static Exported exists(long id) {
        return new Exported(
                Status.USERNAME_EXISTS,
                Optional.of(id),
                "user " + id + " of the site has the username and was left alone");
    }

    private static Exported refused(String message) {
        return new Exported(Status.REFUSED, Optional.empty(), message);
    }
}
