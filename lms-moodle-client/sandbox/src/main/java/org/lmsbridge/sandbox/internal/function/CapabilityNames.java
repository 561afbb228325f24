package org.lmsbridge.sandbox.internal.function;

import java.util.Map;

/** What capabilities let one do, in the words that Moodle uses in its refusals. */
final class CapabilityNames {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("moodle/user:create", "Create users"),
            Map.entry("moodle/user:update", "Update user profiles"),
            Map.entry("moodle/user:delete", "Delete users"),
            Map.entry("moodle/course:create", "Create courses"),
            Map.entry("moodle/course:update", "Update course settings"),
            Map.entry("moodle/course:view", "View courses without participation"),
            Map.entry("moodle/course:changecategory", "Change course category"),
            Map.entry("moodle/course:changefullname", "Change course full name"),
            Map.entry("moodle/course:changeshortname", "Change course short name"),
            Map.entry("moodle/course:changeidnumber", "Change course ID number"),
            Map.entry("moodle/course:changesummary", "Change course summary"),
            Map.entry("moodle/course:visibility", "Hide/show courses"),
            Map.entry("moodle/course:managegroups", "Manage groups"),
            Map.entry("moodle/course:togglecompletion", "Manually mark activities as complete"),
            Map.entry("moodle/course:viewparticipants", "View participants"),
            Map.entry("moodle/course:enrolreview", "Review course enrolments"),
            Map.entry("moodle/course:overridecompletion", "Override activity completion status"),
            Map.entry("moodle/category:manage", "Manage categories"),
            Map.entry("moodle/site:config", "Change site configuration"),
            Map.entry("moodle/site:accessallgroups", "Access all groups"),
            Map.entry("moodle/role:review", "Review permissions for others"),
            Map.entry("moodle/role:assign", "Assign roles to users"),
            Map.entry("moodle/backup:backupcourse", "Backup courses"),
            Map.entry("moodle/backup:userinfo", "Backup user data"),
            Map.entry("moodle/backup:backuptargetimport", "Backup for import"),
            Map.entry("moodle/restore:restorecourse", "Restore courses"),
            Map.entry("moodle/restore:userinfo", "Restore user data"),
            Map.entry("moodle/restore:restoretargetimport", "Restore from files targeted as import"),
            Map.entry("moodle/grade:viewall", "View grades of other users"),
            Map.entry("report/progress:view", "View activity completion reports"),
            Map.entry("gradereport/user:view", "View user report"),
            Map.entry("enrol/manual:enrol", "Enrol users"),
            Map.entry("enrol/manual:unenrol", "Unenrol users from the course"));

    private CapabilityNames() {}

    static String of(String capability) {
        return WORDS.getOrDefault(capability, capability);
    }
}
