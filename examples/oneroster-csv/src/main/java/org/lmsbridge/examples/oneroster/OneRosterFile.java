package org.lmsbridge.examples.oneroster;

import java.util.List;

/** A data file with its columns, in the order of the CSV binding of OneRoster 1.2. */
enum OneRosterFile {
    ACADEMIC_SESSIONS("academicSessions", "title,type,startDate,endDate,parentSourcedId,schoolYear"),
    CLASSES(
            "classes",
            "title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,"
                    + "subjectCodes,periods"),
    COURSES("courses", "schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes"),
    ENROLLMENTS("enrollments", "classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate"),
    ORGS("orgs", "name,type,identifier,parentSourcedId"),
    ROLES("roles", "userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId"),
    USERS(
            "users",
            "enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,"
                    + "grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,"
                    + "primaryOrgSourcedId,pronouns");

    /** What the manifest speaks of besides, all of it absent. */
    static final List<String> ABSENT = List.of(
            "categories",
            "classResources",
            "courseResources",
            "demographics",
            "lineItemLearningObjectiveIds",
            "lineItems",
            "lineItemScoreScales",
            "resources",
            "resultLearningObjectiveIds",
            "results",
            "resultScoreScales",
            "scoreScales",
            "userProfiles",
            "userResources");

    private final String title;
    private final List<String> columns;

    OneRosterFile(String title, String columns) {
        this.title = title;
        this.columns = List.of(("sourcedId,status,dateLastModified," + columns).split(",", -1));
    }

    String title() {
        return title;
    }

    String fileName() {
        return title + ".csv";
    }

    List<String> columns() {
        return columns;
    }
}
