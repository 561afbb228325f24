package org.lmsbridge.examples.oneroster;

import java.util.List;

/** A data file with its columns, in the order of the CSV binding of OneRoster 1.2. */
enum OneRosterFile {
    ACADEMIC_SESSIONS("academicSessions", "title,type,startDate,endDate,parentSourcedId,schoolYear"),
    CATEGORIES("categories", "title,weight"),
    CLASSES(
            "classes",
            "title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,"
                    + "subjectCodes,periods"),
    COURSES("courses", "schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes"),
    ENROLLMENTS("enrollments", "classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate"),
    LINE_ITEMS(
            "lineItems",
            "title,description,assignDate,dueDate,classSourcedId,categorySourcedId,academicSessionSourcedId,"
                    + "resultValueMin,resultValueMax,schoolSourcedId"),
    ORGS("orgs", "name,type,identifier,parentSourcedId"),
    RESULTS(
            "results",
            "lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment,textScore,classSourcedId,"
                    + "inProgress,incomplete,late,missing"),
    ROLES("roles", "userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId"),
    USERS(
            "users",
            "enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,"
                    + "grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,"
                    + "preferredFamilyName,primaryOrgSourcedId,pronouns");

    /** What the manifest speaks of besides, always absent. */
    static final List<String> ABSENT = List.of(
            "classResources",
            "courseResources",
            "demographics",
            "lineItemLearningObjectiveIds",
            "lineItemScoreScales",
            "resources",
            "resultLearningObjectiveIds",
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
