package org.lmsbridge.moodle.internal.write;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.Secret;
import org.lmsbridge.moodle.model.NewUser;
import org.lmsbridge.moodle.model.UserUpdate;

/** What a site would refuse of accounts; a production site would only say {@code invalidparameter}. */
public final class UserFaults {
    private static final Pattern COUNTRY = Pattern.compile("(?:[A-Za-z]{2})?");
    private static final Pattern AUTH = Pattern.compile("[a-z0-9_]+");
    private static final Pattern LANG = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern TIMEZONE =
            Pattern.compile("99|[+-]?\\d{1,2}(?:\\.[05])?|[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+)*");
    private final MoodleSite site;
    private final Faults faults = new Faults();

    private UserFaults(MoodleSite site) {
        this.site = site;
    }

    /**
     * Checks new accounts.
     *
     * @param users the accounts
     * @param site the settings
     * @return faults by the account's place
     */
    public static Map<Integer, String> ofNew(List<NewUser> users, MoodleSite site) {
        UserFaults check = new UserFaults(site);
        for (int place = 0; place < users.size(); place++) {
            check.check(place, users.get(place));
        }
        return check.faults.found();
    }

    /**
     * Checks changes of accounts.
     *
     * @param updates the changes
     * @param site the settings
     * @return faults by the change's place
     */
    public static Map<Integer, String> ofUpdates(List<UserUpdate> updates, MoodleSite site) {
        UserFaults check = new UserFaults(site);
        for (int place = 0; place < updates.size(); place++) {
            check.check(place, updates.get(place));
        }
        return check.faults.found();
    }

    private void check(int place, NewUser user) {
        faults.record(place, "user:" + user.username());
        faults.username("username", user.username(), site.extendedUsernames());
        faults.unique("username", user.username());
        name("firstname", user.firstname());
        name("lastname", user.lastname());
        email(user.email());
        faults.unique("idnumber", user.idnumber().orElse(null));
        faults.atMost(255, "idnumber", user.idnumber());
        passwordOf(user);
        profile(user.city(), user.country(), user.lang(), user.timezone(), user.phone1(), user.phone2());
        texts(user.institution(), user.department(), user.address(), user.auth());
        spoken(user.firstnamephonetic(), user.lastnamephonetic(), user.middlename(), user.alternatename());
    }

    private void check(int place, UserUpdate update) {
        faults.record(place, "user#" + update.id());
        faults.unique("id", Long.toString(update.id()));
        update.username().ifPresent(name -> faults.username("username", name, site.extendedUsernames()));
        update.username().ifPresent(name -> faults.unique("username", name));
        update.firstname().ifPresent(text -> name("firstname", text));
        update.lastname().ifPresent(text -> name("lastname", text));
        update.email().ifPresent(this::email);
        faults.atMost(255, "idnumber", update.idnumber());
        update.password().ifPresent(this::password);
        profile(update.city(), update.country(), update.lang(), update.timezone(), update.phone1(), update.phone2());
        texts(update.institution(), update.department(), update.address(), update.auth());
        spoken(update.firstnamephonetic(), update.lastnamephonetic(), update.middlename(), update.alternatename());
    }

    private void name(String field, String value) {
        faults.notBlank(field, value);
        faults.atMost(100, field, value);
        faults.noTags(field, value);
    }

    private void email(String value) {
        faults.email("email", value);
        if (!site.sharedEmails()) {
            faults.unique("email", value);
        }
    }

    private void passwordOf(NewUser user) {
        boolean internal = user.auth().orElse("manual").equals("manual");
        faults.require(
                !internal || user.createpassword() || user.password().isPresent(),
                "password",
                "must be given, or createpassword set, for auth manual");
        user.password().filter(given -> internal && !user.createpassword()).ifPresent(this::password);
    }

    private void password(Secret password) {
        site.passwordPolicy().broken(password).forEach(rule -> faults.refuse("password", "must have " + rule));
    }

    private void profile(
            Optional<String> city,
            Optional<String> country,
            Optional<String> lang,
            Optional<String> timezone,
            Optional<String> phone1,
            Optional<String> phone2) {
        faults.atMost(120, "city", city);
        faults.noTags("city", city);
        faults.oneOf(COUNTRY, "country", country, "must be two letters");
        faults.oneOf(LANG, "lang", lang, "must name a language pack");
        faults.atMost(30, "lang", lang);
        faults.oneOf(TIMEZONE, "timezone", timezone, "must be a time zone such as Europe/Berlin, or 99");
        faults.atMost(20, "phone1", phone1);
        faults.noTags("phone1", phone1);
        faults.atMost(20, "phone2", phone2);
        faults.noTags("phone2", phone2);
    }

    private void texts(
            Optional<String> institution,
            Optional<String> department,
            Optional<String> address,
            Optional<String> auth) {
        faults.atMost(255, "institution", institution);
        faults.noTags("institution", institution);
        faults.atMost(255, "department", department);
        faults.noTags("department", department);
        faults.atMost(255, "address", address);
        faults.noTags("address", address);
        faults.oneOf(AUTH, "auth", auth, "must name an authentication plugin");
    }

    private void spoken(
            Optional<String> first, Optional<String> last, Optional<String> middle, Optional<String> other) {
        faults.atMost(255, "firstnamephonetic", first);
        faults.noTags("firstnamephonetic", first);
        faults.atMost(255, "lastnamephonetic", last);
        faults.noTags("lastnamephonetic", last);
        faults.atMost(255, "middlename", middle);
        faults.noTags("middlename", middle);
        faults.atMost(255, "alternatename", other);
        faults.noTags("alternatename", other);
    }
}
