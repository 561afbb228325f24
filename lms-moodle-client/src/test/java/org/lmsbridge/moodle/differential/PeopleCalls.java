package org.lmsbridge.moodle.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Calls about accounts, enrolments, roles and what learners have reached. */
final class PeopleCalls {
    private static final List<String> FIELDS =
            List.of("city", "institution", "department", "address", "phone1", "middlename", "interests");
    private final Words words;
    private final Made made;

    PeopleCalls(Words words, Made made) {
        this.words = words;
        this.made = made;
    }

    List<Supplier<Draft>> all() {
        List<Supplier<Draft>> all = new ArrayList<>(inPacks());
        all.addAll(List.of(this::create, this::create, this::delete, this::enrol, this::unenrol, this::assign));
        all.add(this::completeSelf);
        return all;
    }

    List<Supplier<Draft>> inPacks() {
        return List.of(
                this::update,
                this::byField,
                this::byCriteria,
                this::enrol,
                this::participants,
                this::participants,
                this::coursesOf,
                this::completion,
                this::grades);
    }

    Draft create() {
        return Draft.of("core_user_create_users").with("users", several(this::newUser));
    }

    private Map<String, Object> newUser() {
        Map<String, Object> user = new LinkedHashMap<>();
        String name = words.name("u");
        user.put("username", words.chance(95) ? name.strip() : words.text(name));
        if (words.chance(92)) {
            user.put("password", words.password());
        }
        user.put("firstname", words.text("Anne"));
        user.put("lastname", words.text("Example"));
        user.put("email", words.email(words.chance(80) ? name : words.name("u")));
        sometimes(user, 60, "idnumber", words.text(words.name("i")));
        sometimes(user, 10, "auth", words.one(List.of("manual", "ldap", "email", "nologin", "webservice", "nosuch")));
        sometimes(user, 20, "country", words.one(List.of("AU", "au", "XX", "")));
        sometimes(user, 10, "lang", words.one(List.of("en", "de", "")));
        sometimes(user, 10, "timezone", words.one(List.of("99", "Australia/Brisbane", "no zone")));
        sometimes(user, 10, "maildisplay", words.upTo(4));
        sometimes(user, 40, words.one(FIELDS), words.text("Brisbane"));
        sometimes(user, 10, "description", words.html());
        return user;
    }

    private Draft update() {
        return Draft.of("core_user_update_users").with("users", several(this::change));
    }

    private Map<String, Object> change() {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("id", made.any(Kind.USER));
        String name = words.name("u");
        sometimes(user, 10, "username", name);
        sometimes(user, 25, "suspended", words.flag());
        sometimes(user, 15, "password", words.password());
        sometimes(user, 30, "firstname", words.text("Berta"));
        sometimes(user, 15, "lastname", words.text("Changed"));
        sometimes(user, 20, "email", words.email(name));
        sometimes(user, 20, "idnumber", words.text(words.name("i")));
        sometimes(user, 5, "auth", words.one(List.of("manual", "ldap", "nologin")));
        sometimes(user, 40, words.one(FIELDS), words.text("Cairns"));
        return user;
    }

    private Draft delete() {
        List<Object> ids = new ArrayList<>(List.of(made.any(Kind.USER)));
        if (words.chance(20)) {
            ids.add(made.any(Kind.USER));
        }
        return Draft.of("core_user_delete_users").with("userids", ids);
    }

    private Draft byField() {
        String field = words.one(List.of("id", "username", "username", "email", "idnumber", "city"));
        List<Object> values = new ArrayList<>();
        for (int i = 0; i <= words.upTo(3); i++) {
            values.add(
                    switch (field) {
                        case "id" -> made.any(Kind.USER);
                        case "email" -> words.name("u") + "@example.com";
                        case "idnumber" -> words.name("i");
                        default -> words.name("u");
                    });
        }
        return Draft.of("core_user_get_users_by_field").with("field", field).with("values", values);
    }

    private Draft byCriteria() {
        Map<String, Object> criteria = new LinkedHashMap<>();
        criteria.put("username", words.name("u"));
        if (words.chance(70)) {
            criteria.clear();
            criteria.put(
                    "email",
                    words.one(List.of(Side.MARK + "%", Side.MARK + "u_@example.com", "%" + Side.MARK + "U1%")));
        }
        if (words.chance(30)) {
            criteria.put(
                    words.one(List.of("firstname", "lastname", "idnumber", "id", "auth", "nosuch")),
                    words.one(List.of("Anne", "a%", "manual", "EXAMPLE", "")));
        }
        return Draft.of("core_user_get_users").named("criteria", "key", criteria);
    }

    private Draft enrol() {
        return Draft.of("enrol_manual_enrol_users").with("enrolments", several(this::enrolment));
    }

    private Map<String, Object> enrolment() {
        Map<String, Object> enrolment = new LinkedHashMap<>();
        enrolment.put("roleid", words.one(List.of(5, 5, 5, 5, 3, 4, 1, 7, 99)));
        enrolment.put("userid", made.any(Kind.USER));
        enrolment.put("courseid", made.any(Kind.COURSE));
        sometimes(enrolment, 30, "timestart", words.time());
        sometimes(enrolment, 30, "timeend", words.time());
        sometimes(enrolment, 30, "suspend", words.flag());
        return enrolment;
    }

    private Draft unenrol() {
        return Draft.of("enrol_manual_unenrol_users").with("enrolments", several(() -> {
            Map<String, Object> enrolment = new LinkedHashMap<>();
            enrolment.put("userid", made.any(Kind.USER));
            enrolment.put("courseid", made.any(Kind.COURSE));
            sometimes(enrolment, 10, "roleid", 5);
            return enrolment;
        }));
    }

    private Draft assign() {
        boolean give = words.chance(60);
        String list = give ? "assignments" : "unassignments";
        return Draft.of(give ? "core_role_assign_roles" : "core_role_unassign_roles")
                .with(list, several(() -> {
                    Map<String, Object> assignment = new LinkedHashMap<>();
                    assignment.put("roleid", words.one(List.of(3, 4, 5, 5, 99)));
                    assignment.put("userid", made.any(Kind.USER));
                    assignment.put("contextlevel", words.one(List.of("course", "course", "course", "nosuch")));
                    assignment.put("instanceid", made.any(Kind.COURSE));
                    return assignment;
                }));
    }

    private Draft participants() {
        Map<String, Object> options = new LinkedHashMap<>();
        sometimes(options, 25, words.one(List.of("onlyactive", "onlysuspended")), words.flag());
        sometimes(options, 20, "limitfrom", words.upTo(3));
        sometimes(options, 20, "limitnumber", words.upTo(3));
        sometimes(options, 20, "sortby", words.one(List.of("id", "firstname", "lastname", "siteorder", "email")));
        sometimes(options, 15, "sortdirection", words.one(List.of("ASC", "desc", "up")));
        sometimes(options, 20, "userfields", words.one(List.of("id,username", "email, roles", "nosuch", "groups", "")));
        sometimes(options, 10, "groupid", made.any(Kind.GROUP));
        sometimes(options, 5, "nosuch", "1");
        return Draft.of("core_enrol_get_enrolled_users")
                .with("courseid", made.any(Kind.COURSE))
                .named("options", "name", options);
    }

    private Draft coursesOf() {
        Draft draft = Draft.of("core_enrol_get_users_courses").with("userid", made.any(Kind.USER));
        return words.chance(50) ? draft.with("returnusercount", words.flag()) : draft;
    }

    private Draft completion() {
        return Draft.of(words.one(List.of(
                        "core_completion_get_course_completion_status",
                        "core_completion_get_activities_completion_status")))
                .with("courseid", made.any(Kind.COURSE))
                .with("userid", made.any(Kind.USER));
    }

    private Draft completeSelf() {
        return Draft.of("core_completion_mark_course_self_completed").with("courseid", made.any(Kind.COURSE));
    }

    private Draft grades() {
        Draft draft = Draft.of("gradereport_user_get_grade_items").with("courseid", made.any(Kind.COURSE));
        return words.chance(70) ? draft.with("userid", made.any(Kind.USER)) : draft;
    }

    private List<Map<String, Object>> several(Supplier<Map<String, Object>> one) {
        List<Map<String, Object>> all = new ArrayList<>(List.of(one.get()));
        while (words.chance(25)) {
            all.add(one.get());
        }
        return all;
    }

    private void sometimes(Map<String, Object> into, int percent, String name, Object value) {
        if (words.chance(percent)) {
            into.put(name, value);
        }
    }
}
