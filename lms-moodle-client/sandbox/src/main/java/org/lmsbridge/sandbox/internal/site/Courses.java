package org.lmsbridge.sandbox.internal.site;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.lmsbridge.sandbox.SandboxVersion;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.store.Collation;
import org.lmsbridge.sandbox.internal.store.Row;
import org.lmsbridge.sandbox.internal.store.Table;

/** Courses: what a new one has, and what has to be true of names, idnumbers and dates. */
public final class Courses {

    private static final Row DEFAULTS = Row.cells(
            "category", 1,
            "fullname", "",
            "shortname", "",
            "idnumber", "",
            "summary", "",
            "summaryformat", 1,
            "format", "topics",
            "showgrades", 1,
            "newsitems", 5,
            "startdate", 0,
            "enddate", 0,
            "marker", 0,
            "maxbytes", 0,
            "legacyfiles", 0,
            "showreports", 0,
            "visible", 1,
            "groupmode", 0,
            "groupmodeforce", 0,
            "defaultgroupingid", 0,
            "lang", "",
            "calendartype", "",
            "theme", "",
            "timecreated", 0,
            "timemodified", 0,
            "requested", 0,
            "enablecompletion", 1,
            "completionnotify", 0,
            "completionaggregation", 1,
            "numsections", 0,
            "hiddensections", 1,
            "coursedisplay", 0,
            "showdates", 0,
            "manualenrol", 1,
            "welcomemessage", 0);

    private static final String SOCIAL_FORUM = "Social forum";
    private static final long DAY = 24L * 3600;
    private static final long WEEK = 7 * DAY;
    private static final long USUAL_LENGTH = 365 * DAY;

    private final Site site;

    /**
     * Courses of a site.
     *
     * @param site the site
     */
    public Courses(Site site) {
        this.site = site;
    }

    /**
     * Adds a course; called inside a write.
     *
     * @param cells what is known of it
     * @return the course
     */
    public Row insert(Row cells) {
        Row asked = DEFAULTS.withAll(cells.cells());
        Row row = site.tables()
                .courses
                .insert(DEFAULTS.with("showconditions", asked.flag("enablecompletion") ? 1 : null)
                        .with("welcomemessage", site.isOn("sendcoursewelcomemessage", true))
                        .withAll(cells.cells())
                        .with("timecreated", site.now())
                        .with("timemodified", site.now()));
        site.addContext("course", row.id());
        new Grading(site).addItem(row.id(), 0, 0);
        return row;
    }

    /**
     * What a web service's new course has before anything that was sent.
     *
     * @param category its category
     * @return the course
     */
    public Row blank(Row category) {
        return Row.cells(
                "visible", category.cell("visible"), "showdates", site.version().atLeast(SandboxVersion.V4_5));
    }

    /**
     * A new course with the dates that a site gives where none were sent: from 4.5 on it begins today and lasts a year.
     *
     * @param course the course
     * @param start whether a start was sent, 0 for none included
     * @param end whether an end was sent, 0 for none included
     * @return the course
     */
    public Row withDates(Row course, boolean start, boolean end) {
        if (!site.version().atLeast(SandboxVersion.V4_5)) {
            return course;
        }
        Row begun = start ? course : course.with("startdate", site.now() / DAY * DAY);
        return end ? begun : begun.with("enddate", begun.number("startdate") + USUAL_LENGTH);
    }

    /**
     * The order of courses on the site: by the place of their category in the tree, in a category the newest first.
     *
     * @return the order as it is now
     */
    public Comparator<Row> inPlace() {
        Map<Long, Long> places = new Categories(site).sortOrders();
        return Comparator.comparingLong((Row course) -> places.getOrDefault(course.number("category"), 0L))
                .thenComparing(Comparator.comparingLong(Row::id).reversed());
    }

    /**
     * Checks that a short name and an idnumber are free.
     *
     * @param id the course that is to have them, 0 for a new one
     * @param shortname the short name
     * @param idnumber the idnumber, which may be empty
     * @param told the name that a refusal tells
     * @throws MoodleFailure if another course has one of them
     */
    public void checkNames(long id, String shortname, String idnumber, String told) {
        if (!shortname.isEmpty() && taken("shortname", shortname, id)) {
            throw shortnameTaken(told);
        }
        if (!idnumber.isEmpty() && taken("idnumber", idnumber, id)) {
            throw MoodleFailure.of(
                    "courseidnumbertaken", "ID number is already used for another course (" + idnumber + ")");
        }
    }

    /**
     * Whether another course has a short name or an idnumber.
     *
     * @param field {@code shortname} or {@code idnumber}
     * @param value the value
     * @param id the course that does not count
     * @return true where another has it
     */
    public boolean taken(String field, String value, long id) {
        return site.tables().courses.by(field, Collation.key(value)).stream().anyMatch(row -> row.id() != id);
    }

    /**
     * The refusal of a short name.
     *
     * @param told the name that the refusal tells
     * @return the failure
     */
    public static MoodleFailure shortnameTaken(String told) {
        return MoodleFailure.of("shortnametaken", "Short name is already used for another course (" + told + ")");
    }

    /**
     * Checks start and end.
     *
     * @param start the start, 0 for none
     * @param end the end, 0 for none
     * @throws MoodleFailure if the end has no start or is before it
     */
    public static void checkDates(long start, long end) {
        if (end != 0 && start == 0) {
            throw MoodleFailure.of(
                    "nostartdatenoenddate", "A course end date can only be set if a start date is also set.");
        }
        if (end != 0 && end < start) {
            throw MoodleFailure.of("enddatebeforestartdate", "The course end date must be after the start date.");
        }
    }

    /**
     * Gives a course in social format its forum, which from 4.5 on is there at once, not at the first look at the
     * course; called inside a write.
     *
     * @param course the course
     * @return the course
     */
    public Row withForum(Row course) {
        boolean wanted = site.version().atLeast(SandboxVersion.V4_5)
                && course.text("format").equals("social")
                && site.tables().activities.by("courseid", course.id()).stream()
                        .noneMatch(row -> row.text("name").equals(SOCIAL_FORUM));
        if (wanted) {
            new Activities(site).add(course.id(), "forum", SOCIAL_FORUM, 0);
        }
        return course;
    }

    /**
     * A course in weekly format with the end that this format computes, whatever was sent.
     *
     * @param course the course
     * @return the course, changed where its format is weekly
     */
    public Row withWeeks(Row course) {
        if (!course.text("format").equals("weeks")) {
            return course;
        }
        long weeks = course.number("numsections");
        // 4.1 counts no week where there is no section, and adds two hours for the change of the clocks.
        long length = site.version() == SandboxVersion.V4_1 ? WEEK * weeks + 2 * 3600 : WEEK * Math.max(1, weeks);
        return course.with("enddate", course.number("startdate") + length);
    }

    /**
     * Checks the format of a text.
     *
     * @param format its number
     * @throws MoodleFailure if there is none of that number
     */
    public static void checkFormat(long format) {
        if (format < 0 || format == 3 || format > 4) {
            throw MoodleFailure.of("formatnotsupported", "webservice", "webservice/formatnotsupported");
        }
    }

    /**
     * Checks that the names fit into the database.
     *
     * @param course the course
     * @throws MoodleFailure if one is too long
     */
    public static void checkLengths(Row course) {
        Map<String, Integer> lengths = Map.of("fullname", 254, "shortname", 255, "idnumber", 100);
        lengths.forEach((name, length) -> {
            String text = course.text(name);
            if (text.codePointCount(0, text.length()) > length) {
                throw MoodleFailure.databaseWrite("Data too long for column '" + name + "' at row 1");
            }
        });
    }

    /**
     * Deletes a course and everything in it; called inside a write.
     *
     * @param id the course
     */
    public void delete(long id) {
        Tables tables = site.tables();
        empty(id);
        tables.roleAssignments
                .by("contextid", site.context("course", id))
                .forEach(row -> tables.roleAssignments.delete(row.id()));
        for (Row group : tables.groups.by("courseid", id)) {
            tables.groupMembers.by("groupid", group.id()).forEach(row -> tables.groupMembers.delete(row.id()));
            tables.groups.delete(group.id());
        }
        for (Row grouping : tables.groupings.by("courseid", id)) {
            tables.groupingGroups
                    .by("groupingid", grouping.id())
                    .forEach(row -> tables.groupingGroups.delete(row.id()));
        }
        for (Table table : List.of(tables.enrolments, tables.completions, tables.groupings)) {
            table.by("courseid", id).forEach(row -> table.delete(row.id()));
        }
        tables.contexts.by("place", Tables.place("course", id)).forEach(row -> tables.contexts.delete(row.id()));
        tables.courses.delete(id);
    }

    /**
     * Takes everything out of a course that is taught in it: activities, criteria, grades; called inside a write.
     *
     * @param id the course
     */
    public void empty(long id) {
        Tables tables = site.tables();
        for (Row activity : tables.activities.by("courseid", id)) {
            tables.activityStates.by("cmid", activity.id()).forEach(row -> tables.activityStates.delete(row.id()));
            tables.activities.delete(activity.id());
        }
        for (Row criterion : tables.criteria.by("courseid", id)) {
            tables.criteriaMet.by("criteriaid", criterion.id()).forEach(row -> tables.criteriaMet.delete(row.id()));
            tables.criteria.delete(criterion.id());
        }
        for (Row item : tables.gradeItems.by("courseid", id)) {
            tables.grades.by("itemid", item.id()).forEach(row -> tables.grades.delete(row.id()));
            tables.gradeItems.delete(item.id());
        }
    }
}
