package org.lmsbridge.sandbox.internal.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.SandboxVersion;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.site.Enrolling;
import org.lmsbridge.sandbox.internal.site.People;
import org.lmsbridge.sandbox.internal.site.Pictures;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.site.Tables;
import org.lmsbridge.sandbox.internal.store.Row;

/** What one account tells about another: the fields that were asked for and that the caller may see. */
final class UserDetails {

    static final Set<String> FIELDS = Set.of(
            "id",
            "username",
            "fullname",
            "firstname",
            "lastname",
            "email",
            "address",
            "phone1",
            "phone2",
            "department",
            "institution",
            "interests",
            "firstaccess",
            "lastaccess",
            "auth",
            "confirmed",
            "idnumber",
            "lang",
            "theme",
            "timezone",
            "mailformat",
            "description",
            "descriptionformat",
            "city",
            "country",
            "profileimageurlsmall",
            "profileimageurl",
            "customfields",
            "groups",
            "roles",
            "preferences",
            "enrolledcourses",
            "suspended",
            "lastcourseaccess");

    private static final Set<String> FIELDS_SINCE_45 =
            Stream.concat(FIELDS.stream(), Stream.of("trackforums")).collect(Collectors.toUnmodifiableSet());

    private final Call call;
    private final Site site;
    private final @Nullable Row course;
    private final Set<String> wanted;

    UserDetails(Call call, @Nullable Row course, List<String> wanted) {
        this.call = call;
        this.site = call.site();
        this.course = course;
        this.wanted = wanted.isEmpty() ? known() : Set.copyOf(wanted);
    }

    private Set<String> known() {
        return site.version().atLeast(SandboxVersion.V4_5) ? FIELDS_SINCE_45 : FIELDS;
    }

    /** Checks the wanted fields, as it is done for each user, so that no user means no failure. */
    private void checkFields() {
        for (String field : wanted) {
            if (!known().contains(field)) {
                throw MoodleFailure.of("invaliduserfield", "error", "Invalid user field: " + field);
            }
        }
    }

    /** The details of a user, or null where the caller may not see the user at all. */
    @Nullable
    Map<String, @Nullable Object> of(Row user) {
        checkFields();
        boolean self = user.id() == call.caller().userId();
        if (!self && !site.may("moodle/user:viewdetails")) {
            return null;
        }
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("id", user.id());
        names(user, self, details);
        contact(user, self, details);
        access(user, details);
        if (self || site.may("moodle/user:viewalldetails")) {
            account(user, details);
        }
        if (course != null) {
            inCourse(user, course, details);
        }
        if (self && wanted.contains("preferences")) {
            details.put("preferences", List.of());
        }
        return details;
    }

    private void names(Row user, boolean self, Map<String, @Nullable Object> details) {
        if (wanted.contains("username") && (self || site.may("moodle/user:viewalldetails"))) {
            details.put("username", user.text("username"));
        }
        if (site.isAdmin() || site.may("moodle/site:viewfullnames")) {
            put(user, "firstname", details);
            put(user, "lastname", details);
        }
        details.put("fullname", People.fullName(user));
        if (wanted.contains("profileimageurl")) {
            details.put("profileimageurl", Pictures.large(site));
        }
        if (wanted.contains("profileimageurlsmall")) {
            details.put("profileimageurlsmall", Pictures.small(site));
        }
        if (wanted.contains("customfields")
                && user.cell("customfields") instanceof List<?> fields
                && !fields.isEmpty()) {
            details.put("customfields", fields);
        }
    }

    private void contact(Row user, boolean self, Map<String, @Nullable Object> details) {
        for (String field : List.of("address", "phone1", "phone2")) {
            // An administrator is told these whether they were asked for or not.
            if (filled(user, field) && site.isAdmin()) {
                details.put(field, user.text(field));
            }
        }
        if (wanted.contains("description") && user.has("description")) {
            details.put("description", user.text("description"));
            details.put("descriptionformat", 1);
        }
        for (String field : List.of("country", "city", "timezone", "interests")) {
            if (filled(user, field)) {
                put(user, field, details);
            }
        }
        boolean seesMail = self
                || user.number("maildisplay") == 1
                || course != null && site.may("moodle/course:useremail")
                || site.may("moodle/site:viewuseridentity");
        if (seesMail) {
            put(user, "email", details);
        }
        if (self || site.may("moodle/user:viewalldetails")) {
            for (String field : List.of("idnumber", "institution")) {
                if (filled(user, field)) {
                    put(user, field, details);
                }
            }
            put(user, "department", details);
        }
    }

    private void access(Row user, Map<String, @Nullable Object> details) {
        put(user, "suspended", details);
        put(user, "firstaccess", details);
        put(user, "lastaccess", details);
        if (wanted.contains("lastcourseaccess")) {
            details.put("lastcourseaccess", visited(user));
        }
    }

    private long visited(Row user) {
        return course == null
                ? 0
                : site.tables()
                        .enrolments
                        .streamBy("pair", Tables.pairKey(course.id(), user.id()))
                        .filter(row -> row.cell("lastcourseaccess") != null)
                        .mapToLong(row -> row.number("lastcourseaccess"))
                        .max()
                        .orElse(0);
    }

    private void account(Row user, Map<String, @Nullable Object> details) {
        for (String field : List.of("auth", "confirmed", "lang", "theme", "mailformat")) {
            put(user, field, details);
        }
        if (site.version().atLeast(SandboxVersion.V4_5) && wanted.contains("trackforums")) {
            details.put("trackforums", 0);
        }
    }

    private void inCourse(Row user, Row within, Map<String, @Nullable Object> details) {
        Enrolling enrolling = new Enrolling(site);
        if (wanted.contains("roles")) {
            details.put("roles", roles(enrolling, user, within));
        }
        if (wanted.contains("groups")) {
            // 4.1 tells an empty list, later versions none at all.
            boolean old = site.version() == SandboxVersion.V4_1;
            List<Map<String, Object>> groups = groups(user, within);
            if (!groups.isEmpty() || old) {
                details.put("groups", groups);
            }
        }
        if (wanted.contains("enrolledcourses")) {
            List<Map<String, Object>> courses = new ArrayList<>();
            for (Row other : enrolling.activeCourses(user.id())) {
                courses.add(Map.of(
                        "id", other.id(),
                        "fullname", call.shown(other.text("fullname")),
                        "shortname", call.shown(other.text("shortname"))));
            }
            if (!courses.isEmpty()) {
                details.put("enrolledcourses", courses);
            }
        }
    }

    private List<Map<String, Object>> roles(Enrolling enrolling, Row user, Row within) {
        List<Map<String, Object>> roles = new ArrayList<>();
        for (Row role : enrolling.rolesIn(within.id(), user.id())) {
            roles.add(Map.of("roleid", role.id(), "name", "", "shortname", role.text("shortname"), "sortorder", 0));
        }
        return roles;
    }

    private List<Map<String, Object>> groups(Row user, Row within) {
        List<Map<String, Object>> groups = new ArrayList<>();
        for (Row member : site.tables().groupMembers.by("userid", user.id())) {
            site.tables()
                    .groups
                    .find(member.number("groupid"))
                    .filter(group -> group.number("courseid") == within.id())
                    .ifPresent(group -> groups.add(Map.of(
                            "id", group.id(),
                            "name", GroupFunctions.shownName(call, group),
                            "description", group.text("description"),
                            "descriptionformat", group.number("descriptionformat"))));
        }
        return groups;
    }

    private void put(Row user, String field, Map<String, @Nullable Object> details) {
        if (wanted.contains(field)) {
            details.put(field, user.cell(field));
        }
    }

    private static boolean filled(Row user, String field) {
        String text = user.text(field);
        return !text.isEmpty() && !text.equals("0");
    }
}
