package org.lmsbridge.auth.internal;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.lmsbridge.auth.account.AccountChanges;
import org.lmsbridge.auth.account.ProfileValues;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.moodle.Secret;
import org.lmsbridge.moodle.model.NewUser;

/** Turns changes into what Moodle is sent. */
final class NewUsers {
    private static final Map<String, BiConsumer<NewUser.Builder, String>> FIELDS = Map.ofEntries(
            Map.entry(AccountChanges.USERNAME, NewUser.Builder::username),
            Map.entry(AccountChanges.EMAIL, NewUser.Builder::email),
            Map.entry(AccountChanges.FIRSTNAME, NewUser.Builder::firstname),
            Map.entry(AccountChanges.LASTNAME, NewUser.Builder::lastname),
            Map.entry(AccountChanges.IDNUMBER, (user, value) -> user.idnumber(value)),
            Map.entry(AccountChanges.AUTH, (user, value) -> user.auth(value)),
            Map.entry(AccountChanges.CREATEPASSWORD, (user, value) -> user.createpassword(Boolean.parseBoolean(value))),
            Map.entry("city", (user, value) -> user.city(value)),
            Map.entry("country", (user, value) -> user.country(value)),
            Map.entry("lang", (user, value) -> user.lang(value)),
            Map.entry("description", (user, value) -> user.description(value)),
            Map.entry("institution", (user, value) -> user.institution(value)),
            Map.entry("department", (user, value) -> user.department(value)),
            Map.entry("phone1", (user, value) -> user.phone1(value)),
            Map.entry("phone2", (user, value) -> user.phone2(value)),
            Map.entry("address", (user, value) -> user.address(value)),
            Map.entry("firstnamephonetic", (user, value) -> user.firstnamephonetic(value)),
            Map.entry("lastnamephonetic", (user, value) -> user.lastnamephonetic(value)),
            Map.entry("middlename", (user, value) -> user.middlename(value)),
            Map.entry("alternatename", (user, value) -> user.alternatename(value)));

    private NewUsers() {}

    /**
     * Makes a user of a change.
     *
     * @param change the change
     * @param password the password, where one is sent
     * @return the user
     */
    static NewUser of(Change change, Optional<org.lmsbridge.core.records.Secret> password) {
        var user = NewUser.builder();
        change.values().forEach((field, value) -> {
            if (field.startsWith(ProfileValues.CUSTOM)) {
                user.putCustomfields(field.substring(ProfileValues.CUSTOM.length()), value);
            } else {
                setter(change, field).accept(user, value);
            }
        });
        password.ifPresent(secret -> user.password(Secret.of(secret.reveal())));
        return user.build();
    }

    private static BiConsumer<NewUser.Builder, String> setter(Change change, String field) {
        var setter = FIELDS.get(field);
        if (setter == null) {
            throw new IllegalArgumentException(change.kind() + " of " + change.subject() + " has the field " + field
                    + ", which this version cannot send; make a new plan");
        }
        return setter;
    }
}
