package org.lmsbridge.sandbox.internal.site;

import java.util.List;
import org.lmsbridge.sandbox.internal.store.Row;

/** What a new site has: the site course, one category, the standard roles, a guest and an administrator. */
public final class Seed {

    private static final List<String> ROLES =
            List.of("manager", "coursecreator", "editingteacher", "teacher", "student", "guest", "user", "frontpage");

    private Seed() {}

    /**
     * Fills the tables of a site; called inside a write.
     *
     * @param site the site, its tables empty
     */
    public static void fill(Site site) {
        Tables tables = site.tables();
        site.addContext("system", 0);
        for (String role : ROLES) {
            tables.roles.insert(Row.cells("shortname", role, "name", "", "sortorder", tables.roles.size() + 1));
        }
        People people = new People(site);
        people.insert(
                Row.cells("username", "guest", "firstname", "Guest user", "lastname", " ", "email", "root@localhost"));
        people.insert(Row.cells(
                "username", "admin",
                "firstname", "Admin",
                "lastname", "User",
                "email", "admin@moodle.invalid",
                "password", Passwords.digest("Sandbox-1")));
        Courses courses = new Courses(site);
        courses.insert(Row.cells(
                "category",
                0,
                "fullname",
                "Sandbox",
                "shortname",
                "sandbox",
                "format",
                "site",
                "newsitems",
                3,
                "numsections",
                1,
                "enablecompletion",
                0,
                "manualenrol",
                0,
                "welcomemessage",
                0));
        new Categories(site).insert(Row.cells("name", "Category 1", "parent", 0));
    }
}
