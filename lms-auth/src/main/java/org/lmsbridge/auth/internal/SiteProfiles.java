package org.lmsbridge.auth.internal;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.lmsbridge.auth.account.AccountChanges;
import org.lmsbridge.auth.account.ProfileValues;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.moodle.model.User;
import org.lmsbridge.moodle.model.UserUpdate;

/** Reads profiles of users of the site under Moodle's names, and writes changes of them. */
final class SiteProfiles {
    private static final Map<String, Field> FIELDS = Map.ofEntries(
            field(AccountChanges.USERNAME, User::username, UserUpdate.Builder::username),
            field(AccountChanges.EMAIL, User::email, UserUpdate.Builder::email),
            field(AccountChanges.FIRSTNAME, User::firstname, UserUpdate.Builder::firstname),
            field(AccountChanges.LASTNAME, User::lastname, UserUpdate.Builder::lastname),
            field(AccountChanges.IDNUMBER, User::idnumber, UserUpdate.Builder::idnumber),
            field("city", User::city, UserUpdate.Builder::city),
            field("country", User::country, UserUpdate.Builder::country),
            field("lang", User::lang, UserUpdate.Builder::lang),
            field("description", User::description, UserUpdate.Builder::description),
            field("institution", User::institution, UserUpdate.Builder::institution),
            field("department", User::department, UserUpdate.Builder::department),
            field("phone1", User::phone1, UserUpdate.Builder::phone1),
            field("phone2", User::phone2, UserUpdate.Builder::phone2),
            field("address", User::address, UserUpdate.Builder::address),
            field("firstnamephonetic", User::firstnamephonetic, UserUpdate.Builder::firstnamephonetic),
            field("lastnamephonetic", User::lastnamephonetic, UserUpdate.Builder::lastnamephonetic),
            field("middlename", User::middlename, UserUpdate.Builder::middlename),
            field("alternatename", User::alternatename, UserUpdate.Builder::alternatename),
            field(
                    AccountChanges.SUSPENDED,
                    user -> user.suspended().map(String::valueOf),
                    (update, value) -> update.suspended(Boolean.parseBoolean(value))));

    private record Field(Function<User, Optional<String>> read, BiConsumer<UserUpdate.Builder, String> write) {}

    private SiteProfiles() {}

    private static Map.Entry<String, Field> field(
            String name, Function<User, Optional<String>> read, BiConsumer<UserUpdate.Builder, String> write) {
        return Map.entry(name, new Field(read, write));
    }

    /** {@return what the site has, by Moodle's names; nothing of what is empty or may not be seen} */
    static SortedMap<String, String> of(User user) {
        var values = new TreeMap<String, String>();
        FIELDS.forEach((name, field) ->
                field.read().apply(user).filter(value -> !value.isEmpty()).ifPresent(value -> values.put(name, value)));
        user.customfields().forEach((name, value) -> values.put(ProfileValues.CUSTOM + name, value));
        return values;
    }

    /** {@return what Moodle is sent} */
    static UserUpdate update(Change change) {
        var update = UserUpdate.builder();
        update.id(Long.parseLong(change.expects().getOrDefault(AccountChanges.ID, "")));
        change.values().forEach((name, value) -> {
            if (name.startsWith(ProfileValues.CUSTOM)) {
                update.putCustomfields(name.substring(ProfileValues.CUSTOM.length()), value);
            } else {
                writer(change, name).accept(update, value);
            }
        });
        return update.build();
    }

    private static BiConsumer<UserUpdate.Builder, String> writer(Change change, String name) {
        var field = FIELDS.get(name);
        if (field == null) {
            throw new IllegalArgumentException(change.kind() + " of " + change.subject() + " has the field " + name
                    + ", which this version cannot send; make a new plan");
        }
        return field.write();
    }
}
