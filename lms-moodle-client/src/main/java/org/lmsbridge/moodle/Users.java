package org.lmsbridge.moodle;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.lmsbridge.moodle.api.Criterion;
import org.lmsbridge.moodle.api.UserApi;
import org.lmsbridge.moodle.api.UserList;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Done;
import org.lmsbridge.moodle.error.ErrorCodes;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.InvalidRequestException;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.MoodleException.Arrival;
import org.lmsbridge.moodle.model.NewUser;
import org.lmsbridge.moodle.model.User;
import org.lmsbridge.moodle.model.UserField;
import org.lmsbridge.moodle.model.UserUpdate;

/** Accounts of a site. Thread-safe. */
public final class Users {
    private final Area area;
    private final UserApi api;

    Users(Area area) {
        this.area = area;
        this.api = area.api(UserApi.class);
    }

    /**
     * Creates accounts; {@code core_user_create_users}. A record that the site refuses takes no other with it. Accounts
     * with {@code createpassword} travel one per call, because before 5.2 Moodle mails before it is sure.
     *
     * @param users the accounts
     * @return a verdict for each, with the new number
     */
    public BulkResult<NewUser, Long> create(List<NewUser> users) {
        return area.writer().write(users, new UserWritings.Create(api, area.site(), this));
    }

    /**
     * Changes accounts; {@code core_user_update_users}. Changes of passwords travel one per call, because a weak one
     * spoils the answer for all.
     *
     * @param updates the changes, at most one per account
     * @return a verdict for each
     */
    public BulkResult<UserUpdate, Done> update(List<UserUpdate> updates) {
        return area.writer().write(updates, new UserWritings.Update(api, area.site(), this));
    }

    /**
     * Deletes accounts with grades and enrolments, for good; {@code core_user_delete_users}. Prefer to suspend them.
     *
     * @param ids the accounts
     * @return a verdict for each
     */
    public BulkResult<Long, Done> delete(Collection<Long> ids) {
        return area.writer().write(List.copyOf(ids), new UserWritings.Delete(api, this));
    }

    /**
     * Looks accounts up; {@code core_user_get_users_by_field}. Values that no account can have, such as a username with
     * a space, are left out, because one of them would spoil the look-up of all. Usernames are asked for in lower case.
     *
     * @param field the field
     * @param values the values
     * @return the accounts that exist and may be seen, in no particular order
     */
    public List<User> byField(UserField field, Collection<String> values) {
        List<String> possible = values.stream()
                .map(value -> field == UserField.USERNAME ? value.toLowerCase(Locale.ROOT) : value)
                .map(String::strip)
                .filter(value -> possible(field, value))
                .distinct()
                .toList();
        Map<Long, User> found = new LinkedHashMap<>();
        area.writer()
                .read(possible, "values", chunk -> lookUp(field, chunk))
                .forEach(user -> found.put(user.id(), user));
        return List.copyOf(found.values());
    }

    private boolean possible(UserField field, String value) {
        return switch (field) {
            case ID -> value.matches("[1-9]\\d{0,17}");
            case USERNAME -> !value.isEmpty() && (area.site().extendedUsernames() || value.matches("[a-z0-9._@-]+"));
            case EMAIL -> value.matches("\\S+");
            case IDNUMBER -> !value.isEmpty();
        };
    }

    /** A deleted account that an id still leads to spoils the whole look-up; it is found by halving. */
    private List<User> lookUp(UserField field, List<String> values) {
        try {
            return api.byField(field.wireName(), values);
        } catch (MoodleException e) {
            boolean deleted = e.errorCode().filter("invaliduser"::equals).isPresent();
            if (!deleted) {
                throw e;
            }
            if (values.size() == 1) {
                return List.of();
            }
            int middle = values.size() / 2;
            return Stream.of(values.subList(0, middle), values.subList(middle, values.size()))
                    .flatMap(half -> lookUp(field, half).stream())
                    .toList();
        }
    }

    /**
     * Looks for accounts that match everything given; {@code core_user_get_users}. In first name, surname and email
     * {@code %} stands for anything. There are no pages: a wide criterion reads the whole site.
     *
     * @param criteria values by key: id, idnumber, username, auth, email, firstname, lastname
     * @return the accounts
     * @throws InvalidRequestException for a key that the site does not know, which it would answer with all accounts
     */
    public List<User> matching(Map<String, String> criteria) {
        if (criteria.isEmpty()) {
            throw new InvalidRequestException(
                    Fault.of(UserApi.MATCHING, "no criteria were given.", "Name at least one.", Arrival.NOT_SENT));
        }
        UserList found = api.matching(criteria.entrySet().stream()
                .map(criterion -> new Criterion(criterion.getKey(), criterion.getValue()))
                .toList());
        Stream.ofNullable(found.warnings()).flatMap(List::stream).findFirst().ifPresent(warning -> {
            throw ErrorCodes.exception(UserApi.MATCHING, warning.warningcode(), warning.message());
        });
        return Objects.requireNonNullElse(found.users(), List.of());
    }
}
