package org.lmsbridge.sandbox.internal.site;

import org.lmsbridge.sandbox.internal.store.Collation;
import org.lmsbridge.sandbox.internal.store.Database;
import org.lmsbridge.sandbox.internal.store.Row;
import org.lmsbridge.sandbox.internal.store.Table;

/** The tables of a site, named after Moodle's where Moodle has them, with the indexes by which they are searched. */
public final class Tables {

    /** Contexts: level, instanceid. */
    public final Table contexts;
    /** Course categories. */
    public final Table categories;
    /** Courses, the site itself among them. */
    public final Table courses;
    /** Users, deleted ones among them. */
    public final Table users;
    /** Profile fields that the site's own operator added: shortname, name, datatype. */
    public final Table profileFields;
    /** Roles. */
    public final Table roles;
    /** Manual enrolments: userid, courseid, status, timestart, timeend. */
    public final Table enrolments;
    /** Role assignments: roleid, userid, contextid. */
    public final Table roleAssignments;
    /** Groups of courses. */
    public final Table groups;
    /** Members of groups. */
    public final Table groupMembers;
    /** Groupings of courses. */
    public final Table groupings;
    /** Groups in groupings: groupingid, groupid. */
    public final Table groupingGroups;
    /** Activities of courses, a row standing for course module and instance. */
    public final Table activities;
    /** States of activities per user: cmid, userid, state, timemodified, overrideby. */
    public final Table activityStates;
    /** Completion criteria of courses: courseid, type, cmid. */
    public final Table criteria;
    /** Criteria that users have met: criteriaid, userid, timecompleted. */
    public final Table criteriaMet;
    /** Course completions: courseid, userid, timecompleted. */
    public final Table completions;
    /** Grade items: courseid, itemtype, cmid … */
    public final Table gradeItems;
    /** Grades: itemid, userid, grade. */
    public final Table grades;
    /** Mails that the site would have sent. */
    public final Table mails;
    /** Tokens: token, userid, functions, validuntil, iprestriction. */
    public final Table tokens;
    /** Settings that are switched: name, value. */
    public final Table settings;
    /** Custom reports. */
    public final Table reports;

    /**
     * Makes the tables, empty.
     *
     * @param database where they live
     */
    public Tables(Database database) {
        contexts = database.create("context")
                .indexedBy("place", row -> place(row.text("level"), row.number("instanceid")));
        categories = database.create("course_categories").indexedBy("parent", row -> row.text("parent"));
        courses = courses(database);
        users = users(database);
        profileFields = database.create("user_info_field").indexedBy("shortname", row -> row.text("shortname"));
        roles = database.create("role");
        enrolments = pair(database.create("user_enrolments"), "courseid", "userid");
        roleAssignments = pair(database.create("role_assignments"), "contextid", "userid");
        groups = database.create("groups").indexedBy("courseid", row -> row.text("courseid"));
        groupMembers = pair(database.create("groups_members"), "groupid", "userid");
        groupings = database.create("groupings").indexedBy("courseid", row -> row.text("courseid"));
        groupingGroups = database.create("groupings_groups")
                .indexedBy("groupingid", row -> row.text("groupingid"))
                .indexedBy("groupid", row -> row.text("groupid"));
        activities = database.create("course_modules").indexedBy("courseid", row -> row.text("courseid"));
        activityStates = pair(database.create("course_modules_completion"), "cmid", "userid");
        criteria = database.create("course_completion_criteria").indexedBy("courseid", row -> row.text("courseid"));
        criteriaMet = pair(database.create("course_completion_crit_compl"), "criteriaid", "userid");
        completions = pair(database.create("course_completions"), "courseid", "userid");
        gradeItems = database.create("grade_items").indexedBy("courseid", row -> row.text("courseid"));
        grades = pair(database.create("grade_grades"), "itemid", "userid");
        mails = database.create("mail");
        tokens = database.create("external_tokens").indexedBy("token", row -> row.text("token"));
        settings = database.create("config").indexedBy("name", row -> row.text("name"));
        reports = database.create("reportbuilder_report");
    }

    /**
     * The key of a context's place.
     *
     * @param level its level
     * @param instance what it belongs to
     * @return the key
     */
    public static String place(String level, long instance) {
        return level + ':' + instance;
    }

    /**
     * The key of a pair.
     *
     * @param first the first id
     * @param user the user's id
     * @return the key
     */
    public static String pairKey(long first, long user) {
        return first + "/" + user;
    }

    private static Table courses(Database database) {
        return database.create("course")
                .indexedBy("category", row -> row.text("category"))
                .indexedBy("shortname", row -> Collation.key(row.text("shortname")))
                .indexedBy("idnumber", row -> Collation.key(row.text("idnumber")));
    }

    private static Table users(Database database) {
        return database.create("user")
                .indexedBy("username", row -> Collation.key(row.text("username")))
                .indexedBy("email", row -> Collation.key(row.text("email")))
                .indexedBy("idnumber", row -> Collation.key(row.text("idnumber")));
    }

    private static Table pair(Table table, String first, String second) {
        return table.indexedBy(first, row -> row.text(first))
                .indexedBy(second, row -> row.text(second))
                .indexedBy("pair", (Row row) -> pairKey(row.number(first), row.number(second)));
    }
}
