package org.lmsbridge.sandbox.internal.function;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.site.Completing;
import org.lmsbridge.sandbox.internal.site.Enrolling;
import org.lmsbridge.sandbox.internal.site.Pictures;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.store.Collation;
import org.lmsbridge.sandbox.internal.store.Row;

/** Functions that tell who is in a course and which courses somebody is in. */
final class EnrolmentReading {

    private EnrolmentReading() {}

    static List<WebFunction> all() {
        return List.of(
                WebFunction.read("core_enrol_get_enrolled_users", EnrolmentReading::enrolledUsers),
                WebFunction.read("core_enrol_get_users_courses", EnrolmentReading::usersCourses),
                WebFunction.read("core_enrol_get_course_enrolment_methods", EnrolmentReading::methods));
    }

    private static List<Map<String, @Nullable Object>> enrolledUsers(Call call) {
        EnrolledUsersOptions options = EnrolledUsersOptions.of(call.parameters().structures("options"));
        Row course = Entering.course(call, call.parameters().number("courseid"));
        Entering.enterOrWrap(call, course);
        call.require("moodle/course:viewparticipants");
        if (!options.withCapability().isEmpty()) {
            call.require("moodle/role:review");
        }
        if (options.group() != 0) {
            call.require("moodle/site:accessallgroups");
        }
        if (options.onlyActive() || options.onlySuspended()) {
            call.require("moodle/course:enrolreview");
        }
        if (options.onlyActive() && options.onlySuspended()) {
            throw MoodleFailure.codingError(
                    "Both onlyactive and onlysuspended are set, this is probably not what you want!");
        }
        UserDetails details = new UserDetails(call, course, options.fields());
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Row user : page(call.site(), course, options)) {
            Map<String, @Nullable Object> seen = details.of(user);
            if (seen != null) {
                rows.add(seen);
            }
        }
        return rows;
    }

    /** The limit cuts before anything is hidden, so that a page may be shorter than asked for. */
    private static List<Row> page(Site site, Row course, EnrolledUsersOptions options) {
        List<Row> users = new ArrayList<>();
        Enrolling enrolling = new Enrolling(site);
        if (course.id() == Site.FRONT_PAGE) {
            // On the front page everybody counts as enrolled.
            site.tables().users.all().stream()
                    .filter(row -> !row.flag("deleted") && row.id() != Site.GUEST)
                    .forEach(users::add);
        }
        for (Row enrolment : site.tables().enrolments.by("courseid", course.id())) {
            boolean active = enrolling.isActive(enrolment);
            if (options.onlyActive() && !active || options.onlySuspended() && active) {
                continue;
            }
            long user = enrolment.number("userid");
            if (options.group() == 0 || isMember(site, options.group(), user)) {
                site.tables()
                        .users
                        .find(user)
                        .filter(row -> !row.flag("deleted"))
                        .ifPresent(users::add);
            }
        }
        users.sort(options.order());
        int from = (int) Math.min(users.size(), Math.max(0, options.from()));
        long to = options.limit() <= 0 ? users.size() : Math.min(users.size(), from + options.limit());
        return users.subList(from, (int) to);
    }

    private static boolean isMember(Site site, long group, long user) {
        return !site.tables()
                .groupMembers
                .by("pair", org.lmsbridge.sandbox.internal.site.Tables.pairKey(group, user))
                .isEmpty();
    }

    private static List<Map<String, @Nullable Object>> usersCourses(Call call) {
        Site site = call.site();
        long user = call.parameters().number("userid");
        boolean count = call.parameters().flag("returnusercount");
        List<Map<String, @Nullable Object>> courses = new ArrayList<>();
        if (site.tables().users.find(user).filter(row -> !row.flag("deleted")).isEmpty()
                || !site.may("moodle/course:viewparticipants")
                || !site.may("moodle/course:view")) {
            return courses;
        }
        for (Row course : new Enrolling(site).activeCourses(user)) {
            courses.add(userCourse(call, course, user, count));
        }
        return courses;
    }

    private static Map<String, @Nullable Object> userCourse(Call call, Row course, long user, boolean count) {
        Site site = call.site();
        Map<String, @Nullable Object> info = new LinkedHashMap<>(course.cells());
        info.put("fullname", call.shown(course.text("fullname")));
        info.put("shortname", call.shown(course.text("shortname")));
        info.put("displayname", call.shown(course.text("fullname")));
        if (count) {
            info.put("enrolledusercount", site.tables().enrolments.count("courseid", course.id()));
        }
        info.put("courseimage", Pictures.course(site, course.id()));
        info.put("showgrades", course.flag("showgrades"));
        Completing completing = new Completing(site);
        // The first is the course's own switch; all else stays untold where the site's is off or the right is missing.
        info.put("enablecompletion", course.flag("enablecompletion"));
        boolean sees = completing.isEnabled(course) && site.may("report/completion:view");
        info.put("completionhascriteria", sees && completing.hasCriteria(course.id()));
        info.put("completionusertracked", sees && completing.isTracked(course.id(), user));
        info.put("progress", sees ? completing.progress(course.id(), user) : null);
        info.put("completed", sees ? completing.isComplete(course.id(), user) : null);
        info.put("lastaccess", null);
        info.put("isfavourite", false);
        info.put("hidden", false);
        info.put("overviewfiles", List.of());
        info.put("showactivitydates", course.flag("showdates"));
        info.put("showcompletionconditions", CourseViews.showsConditions(course));
        return info;
    }

    /** Only methods that people can use themselves are told; manual enrolment is none of them. */
    private static List<Object> methods(Call call) {
        Entering.course(call, call.parameters().number("courseid"));
        return List.of();
    }

    /** How users are put in order. */
    static Comparator<Row> order(String field, boolean descending) {
        Comparator<Row> order = switch (field) {
            case "firstname", "lastname" ->
                Comparator.<Row, String>comparing(row -> Collation.key(row.text(field)))
                        .thenComparingLong(Row::id);
            case "siteorder" ->
                Comparator.<Row, String>comparing(row -> Collation.key(row.text("lastname")))
                        .thenComparing(row -> Collation.key(row.text("firstname")))
                        .thenComparingLong(Row::id);
            default -> Comparator.comparingLong(Row::id);
        };
        return descending ? order.reversed() : order;
    }
}
