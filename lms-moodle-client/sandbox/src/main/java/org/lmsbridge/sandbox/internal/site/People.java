package org.lmsbridge.sandbox.internal.site;

import java.util.List;
import java.util.Set;
import org.lmsbridge.sandbox.internal.declared.ParamType;
import org.lmsbridge.sandbox.internal.store.Row;
import org.lmsbridge.sandbox.internal.store.Table;

/** User accounts. */
public final class People {

    /** Sign-in methods that keep a password in Moodle. */
    private static final Set<String> INTERNAL = Set.of("manual", "email", "none", "nologin", "lti");

    private static final Row DEFAULTS = Row.cells(
            "auth", "manual",
            "confirmed", 1,
            "deleted", 0,
            "suspended", 0,
            "username", "",
            "password", "",
            "idnumber", "",
            "firstname", "",
            "lastname", "",
            "email", "",
            "maildisplay", 2,
            "mailformat", 1,
            "phone1", "",
            "phone2", "",
            "institution", "",
            "department", "",
            "address", "",
            "city", "",
            "country", "",
            "lang", "en",
            "calendartype", "gregorian",
            "theme", "",
            "timezone", "99",
            "firstaccess", 0,
            "lastaccess", 0,
            "forcepasswordchange", 0,
            "timecreated", 0,
            "timemodified", 0);

    private static final int LONGEST_USERNAME = 100;

    private final Site site;

    /**
     * Accounts of a site.
     *
     * @param site the site
     */
    public People(Site site) {
        this.site = site;
    }

    /**
     * Whether a sign-in method keeps a password in Moodle.
     *
     * @param auth the method
     * @return true where it does
     */
    public static boolean isInternal(String auth) {
        return INTERNAL.contains(auth);
    }

    /**
     * Adds an account; called inside a write.
     *
     * @param cells what is known of it
     * @return the account
     */
    public Row insert(Row cells) {
        Row row = site.tables()
                .users
                .insert(DEFAULTS.withAll(cells.cells())
                        .with("timecreated", site.now())
                        .with("timemodified", site.now()));
        site.addContext("user", row.id());
        return row;
    }

    /**
     * Deletes an account as Moodle does: the row stays under another name, everything that belongs to it goes, and
     * its username and address are free again. Called inside a write.
     *
     * @param user the account
     */
    public void delete(Row user) {
        new Enrolling(site).forget(user.id());
        Tables tables = site.tables();
        for (Table table : List.of(
                tables.groupMembers, tables.grades, tables.activityStates, tables.criteriaMet, tables.completions)) {
            table.by("userid", user.id()).forEach(row -> table.delete(row.id()));
        }
        tables.tokens.all().stream()
                .filter(row -> row.number("userid") == user.id())
                .forEach(row -> tables.tokens.delete(row.id()));
        tables.users.update(user.with("deleted", 1)
                .with("username", nameOfTheDeleted(user))
                .with("email", Passwords.md5(user.text("username")))
                .with("idnumber", "")
                .with("customfields", List.of())
                .with("timemodified", site.now()));
    }

    /** A free username made of the cleaned address and the time, so that the account can still be told by its number. */
    private String nameOfTheDeleted(Row user) {
        String address = user.text("email").isEmpty()
                ? user.text("username") + '.' + user.id() + "@unknownemail.invalid"
                : user.text("email");
        String name = ParamType.text(ParamType.USERNAME.clean(address));
        long time = site.now();
        int room = LONGEST_USERNAME - 1 - Long.toString(time).length();
        String start = name.substring(0, Math.min(name.length(), room)) + '.';
        while (!site.tables().users.by("username", start + time).isEmpty()) {
            time++;
        }
        return start + time;
    }

    /**
     * A name as Moodle shows it.
     *
     * @param user an account
     * @return first and last name
     */
    public static String fullName(Row user) {
        return user.text("firstname") + ' ' + user.text("lastname");
    }
}
