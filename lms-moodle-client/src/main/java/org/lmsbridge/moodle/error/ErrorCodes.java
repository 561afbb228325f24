package org.lmsbridge.moodle.error;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lmsbridge.moodle.error.MoodleException.Arrival;

/**
 * The one table that gives each of Moodle's error codes a kind of exception and a remedy that an administrator can
 * follow. Only the code decides: classes were renamed in 4.5, and messages are translated.
 */
public final class ErrorCodes {
    private static final String ROLE = "Site administration > Users > Permissions > Define roles";
    private static final String SERVICES = "Site administration > Server > Web services > External services";
    private static final String TOKENS = "Site administration > Server > Web services > Manage tokens";
    private static final String HEALTH = "Try again later; if it stays, look into the site's PHP and database logs.";

    /** Who is hit: one record of a call, or whatever is sent with this token. */
    private enum Reach {
        RECORD,
        SITE
    }

    private record Row(Function<Fault, MoodleException> kind, Reach reach, String remedy) {}

    private static final Map<String, Row> ROWS = Map.ofEntries(
            site(
                    "invalidtoken",
                    "Make a new token under " + TOKENS
                            + " and set it here; the old one is unknown, expired or removed."),
            site(
                    "accessexception",
                    "Add the function to the token's service under " + SERVICES
                            + ", and check that the service is enabled and the token neither expired nor bound to another IP address."),
            site(
                    "wsaccessuserdeleted",
                    "The account behind the token was deleted: make a token for another account under " + TOKENS + "."),
            site(
                    "wsaccessuserunconfirmed",
                    "Confirm the account behind the token under Site administration > Users > Browse list of users."),
            site(
                    "wsaccessusersuspended",
                    "Reactivate the account behind the token under Site administration > Users > Browse list of users."),
            site(
                    "wsaccessuserexpired",
                    "Renew the password of the account behind the token, or give it an authentication method without expiry."),
            site(
                    "wsaccessusernologin",
                    "Give the account behind the token an authentication method other than 'No login'."),
            site("forcepasswordchangenotice", "Sign in once as the account behind the token and change its password."),
            site("nopasswordchangeforced", "Take the forced password change off the account behind the token."),
            site(
                    "usernotfullysetup",
                    "Fill in the profile of the account behind the token, required custom fields included."),
            site("sitepolicynotagreed", "Sign in once as the account behind the token and agree to the site policy."),
            site(
                    "restrictedcontextexception",
                    "The token is restricted to another context: make one without under " + TOKENS + "."),
            site("enablewsdescription", "Switch web services on under Site administration > Advanced features."),
            site("servicenotavailable", "Enable the service, and use its short name as shown under " + SERVICES + "."),
            site("invalidlogin", "Check username and password; the account may also be suspended or locked out."),
            site("usernotallowed", "Add the account to the authorised users of the service under " + SERVICES + "."),
            site(
                    "missingrequiredcapability",
                    "Give the account the capability that the service requires, under " + ROLE + "."),
            site(
                    "cannotcreatetoken",
                    "Give the account the capability moodle/webservice:createtoken, or make the token by hand under "
                            + TOKENS + "."),
            site("passwordisexpired", "Renew the password of the account."),
            site("usernotconfirmed", "Confirm the account under Site administration > Users > Browse list of users."),
            site("noguest", "Use an account of its own; the guest account cannot have a token."),
            access(
                    "nopermissions",
                    "Give the role of the account behind the token the capability that the message names, under " + ROLE
                            + "."),
            access(
                    "nopermission",
                    "Give the role of the account behind the token the capability moodle/course:overridecompletion, under "
                            + ROLE + "."),
            access(
                    "requireloginerror",
                    "Give the role of the account behind the token moodle/course:view and moodle/course:viewhiddencourses in the system context, under "
                            + ROLE + "."),
            access(
                    "errorcoursecontextnotvalid",
                    "Check that the course exists, and that the account behind the token has moodle/course:view and moodle/course:viewhiddencourses there."),
            access(
                    "wsusercannotassign",
                    "Allow the role of the account behind the token to assign this role, under " + ROLE
                            + " > Allow role assignments; and check that the role exists and may be assigned in courses."),
            access(
                    "cannotviewreport",
                    "Give the role of the account behind the token report/completion:view, and switch completion tracking on for the course and the site."),
            access("accessdenied", "Give the role of the account behind the token moodle/site:accessallgroups."),
            access("nopermissiontoviewgrades", "Give the role of the account behind the token moodle/grade:viewall."),
            access("notingroup", "Give the role of the account behind the token moodle/site:accessallgroups."),
            access(
                    "errorreportview",
                    "Add the account behind the token to the audience of the report, or give its role moodle/reportbuilder:editall."),
            access(
                    "setting_locked_by_permission",
                    "Give the role of the account behind the token moodle/backup:configure and moodle/backup:userinfo, so that a copy can leave the people out."),
            access(
                    "setting_locked_by_config",
                    "Unlock the import defaults under Site administration > Courses > Backups."),
            access(
                    "backup_user_missing_capability",
                    "Give the role of the account behind the token the backup capabilities that the message names."),
            access(
                    "restore_user_missing_capability",
                    "Give the role of the account behind the token the restore capabilities that the message names."),
            access("cannotdeletecourse", "Give the role of the account behind the token moodle/course:delete."),
            access(
                    "cannotdeletecategorycourse",
                    "Give the role of the account behind the token moodle/course:delete and moodle/category:manage."),
            access("errorremovenotpermitted", "The membership belongs to an enrolment method; remove it there."),
            access("wscannotenrol", "Check the manual enrolment method of the course."),
            access("wscannotunenrol", "Give the role of the account behind the token enrol/manual:unenrol."),
            access(
                    "usernotupdatedadmin",
                    "Site administrators cannot be changed by web services; change the account by hand."),
            access("usernotupdatedremote", "The account belongs to another site; change it there."),
            access("usernotupdatedguest", "The guest account cannot be changed."),
            access("useradminodelete", "Site administrators cannot be deleted by web services."),
            access("usernotdeletederror", "The account behind the token cannot delete itself."),
            row(
                    "invalidparameter",
                    InvalidRequestException::new,
                    "Compare the values with the field rules in the README; a production site names no field, a staging site with debugging does. For a new account the usual reasons are a username or address already taken, and an authentication method that is not installed."),
            row("invalidextparam", InvalidRequestException::new, "Check the options of the call."),
            row(
                    "codingerror",
                    InvalidRequestException::new,
                    "An id in the call does not exist, or an option is misspelt; in an enrolment the account is unknown or deleted."),
            row(
                    "errorinvalidparam",
                    InvalidRequestException::new,
                    "Check names, language and format: names must not be blank, and a language must be installed."),
            row("enddatebeforestartdate", InvalidRequestException::new, "Set the end of the course after its start."),
            row("nostartdatenoenddate", InvalidRequestException::new, "Give the course a start, or no end."),
            row("formatnotsupported", InvalidRequestException::new, "Use text format 1 (HTML)."),
            row(
                    "dmlwriteexception",
                    InvalidRequestException::new,
                    "A value is too long, or a username is taken; compare with the lengths in the README. Otherwise see the site's database log."),
            row("useremailinvalid", InvalidRequestException::new, "Correct the email address."),
            row("invalidusername", InvalidRequestException::new, "Use letters, digits and . - _ @ only in usernames."),
            row("usernamelowercase", InvalidRequestException::new, "Write usernames in lower case."),
            row("invalidusernameblank", InvalidRequestException::new, "Give the account a username."),
            row(
                    "criteriaerror",
                    InvalidRequestException::new,
                    "Check the search criteria; some need moodle/category:manage."),
            row("keyalreadyset", InvalidRequestException::new, "Name each search criterion once."),
            row("invalidfieldparameter", InvalidRequestException::new, "The site does not know this search criterion."),
            row(
                    "invaliduserfield",
                    InvalidRequestException::new,
                    "The site does not know a field in the list of user fields."),
            row("categorynamerequired", InvalidRequestException::new, "Give the category a name."),
            row("categorytoolong", InvalidRequestException::new, "Shorten the name of the category to 255 characters."),
            row("idnumbertoolong", InvalidRequestException::new, "Shorten the identifier to 100 characters."),
            row(
                    "wsnoinstance",
                    InvalidRequestException::new,
                    "Enable manual enrolment in the course: Participants > Enrolment methods; and for new courses under Site administration > Plugins > Enrolments > Manual enrolments."),
            row(
                    "manualpluginnotinstalled",
                    InvalidRequestException::new,
                    "Enable manual enrolment under Site administration > Plugins > Enrolments > Manage enrol plugins."),
            row(
                    "nocriteriaset",
                    InvalidRequestException::new,
                    "Set completion criteria in the course: More > Course completion."),
            row(
                    "completionnotenabled",
                    InvalidRequestException::new,
                    "Switch completion tracking on in the course and under Site administration > Advanced features."),
            row(
                    "noselfcompletioncriteria",
                    InvalidRequestException::new,
                    "Allow manual self completion in the course: More > Course completion."),
            row(
                    "cannotmanualctrack",
                    InvalidRequestException::new,
                    "The activity completes by rules and cannot be marked by hand."),
            row(
                    "setting_by_name_not_found",
                    InvalidRequestException::new,
                    "Leave the option out; the site's backup does not know it."),
            row(
                    "backupprecheckerrors",
                    InvalidRequestException::new,
                    "Back the course up and restore it by hand once; the site names the reason there."),
            row("missingparam", InvalidRequestException::new, "Send every required parameter."),
            row("invalidcourse", InvalidRequestException::new, "The front page is not a course and cannot be changed."),
            row(
                    "usernotenroled",
                    NotFoundException::new,
                    "Enrol the person, or make the enrolment active: Moodle answers nothing for suspended and expired enrolments."),
            row("notenroled", NotFoundException::new, "Enrol the person first."),
            row(
                    "invaliduser",
                    NotFoundException::new,
                    "The account does not exist any more; look it up again by username."),
            row("invaliduserid", NotFoundException::new, "The account does not exist; look it up again by username."),
            row("userdeleted", NotFoundException::new, "The account was deleted; look it up again by username."),
            row(
                    "usernotupdateddeleted",
                    NotFoundException::new,
                    "The account was deleted; look it up again by username."),
            row(
                    "invalidrecord",
                    NotFoundException::new,
                    "What the call names does not exist: a course, category, group or cohort, or the function itself in this version of Moodle."),
            row(
                    "invalidcourseid",
                    NotFoundException::new,
                    "The course does not exist; look it up again by short name."),
            row(
                    "unknowncourseidnumber",
                    NotFoundException::new,
                    "The course does not exist; look it up again by short name."),
            row("invalidcoursemodule", NotFoundException::new, "The activity does not exist."),
            row(
                    "errorcatcontextnotvalid",
                    NotFoundException::new,
                    "Check the number of the category, and that the account behind the token may see it."),
            row("unknowcategory", NotFoundException::new, "Check the number of the category above."),
            row(
                    "errorsourceinvalid",
                    NotFoundException::new,
                    "The source of the report is gone; make the report anew."),
            row("nofile", NotFoundException::new, "Send a file that is not empty."),
            row(
                    "shortnametaken",
                    ConflictException::new,
                    "Choose another short name, or adopt the course that has it."),
            row(
                    "courseidnumbertaken",
                    ConflictException::new,
                    "Choose another identifier, or adopt the course that has it."),
            row(
                    "categoryidnumbertaken",
                    ConflictException::new,
                    "Choose another identifier, or use the category that has it."),
            row("idnumbertaken", ConflictException::new, "Choose another identifier, or use the group that has it."),
            row(
                    "useremailduplicate",
                    ConflictException::new,
                    "Another account has this address: match the person to it, correct the address, or allow shared addresses under Site administration > Plugins > Authentication."),
            row("useralreadymarkedcomplete", ConflictException::new, "Nothing to do: it is complete already."),
            row("fileexist", ConflictException::new, "Choose another file name."),
            row(
                    "sitemaintenance",
                    SiteUnavailableException::new,
                    "Wait for the end of the maintenance, or give the account moodle/site:maintenanceaccess."),
            row("upgraderunning", SiteUnavailableException::new, "Wait for the end of the upgrade."),
            row("dmlreadexception", SiteUnavailableException::new, HEALTH),
            row("dmltransactionexception", SiteUnavailableException::new, HEALTH),
            row("dmlexception", SiteUnavailableException::new, HEALTH),
            row("ddlexception", SiteUnavailableException::new, HEALTH),
            row(
                    "requirecorrectaccess",
                    TransportException::new,
                    "Use the address that the site calls its own ($CFG->wwwroot), with the right https or http."),
            row("sslonlyaccess", TransportException::new, "Use the address with https."),
            row("reverseproxyabused", TransportException::new, "Use the public address of the site."));

    private ErrorCodes() {}

    private static Map.Entry<String, Row> site(String code, String remedy) {
        return entry(code, new Row(AccessException::new, Reach.SITE, remedy));
    }

    private static Map.Entry<String, Row> access(String code, String remedy) {
        return entry(code, new Row(AccessException::new, Reach.RECORD, remedy));
    }

    private static Map.Entry<String, Row> row(String code, Function<Fault, MoodleException> kind, String remedy) {
        return entry(code, new Row(kind, Reach.RECORD, remedy));
    }

    /**
     * Makes the exception for an error code.
     *
     * @param function the function that was called
     * @param code the error code, which for a weak password is a list in HTML
     * @param message what the site says, for people
     * @return the exception
     */
    public static MoodleException exception(String function, String code, String message) {
        if (code.startsWith("<")) {
            return new PasswordPolicyException(
                    fault(
                            function,
                            "password",
                            plain(code),
                            "Choose a password that follows the rules under Site administration > Security > Site security settings, and set the same rules here so that they are checked beforehand."));
        }
        if (code.equals("invalidresponse")) {
            return new TransportException(Fault.of(
                            function,
                            said(code, message),
                            "The work was done, only its answer was spoilt; a weak password among other changes does this. Read the records again.",
                            Arrival.UNKNOWN)
                    .withErrorCode(code));
        }
        Row row = ROWS.get(code);
        return row == null
                ? new InvalidRequestException(
                        fault(
                                function,
                                code,
                                message,
                                "Look for this code in Moodle's documentation, or repeat the call against a staging site with debugging switched on."))
                : row.kind().apply(fault(function, code, message, row.remedy()));
    }

    /**
     * Tells whether an error would hit every record of every call, so that sending more is of no use.
     *
     * @param thrown the error
     * @return true for tokens, services and accounts without access, false for what may lie in a record
     */
    public static boolean hitsEverything(MoodleException thrown) {
        Optional<Row> row = thrown.errorCode().map(ROWS::get);
        return row.isPresent() && row.get().reach() == Reach.SITE;
    }

    /** {@return the codes that have a row of their own} */
    public static java.util.Set<String> known() {
        return ROWS.keySet();
    }

    private static Fault fault(String function, String code, String message, String remedy) {
        return Fault.of(function, said(code, message), remedy, Arrival.REFUSED).withErrorCode(code);
    }

    private static String said(String code, String message) {
        String text = plain(message);
        return text.isEmpty() ? code + "." : code + ": " + text + (text.matches(".*[.!?]") ? "" : ".");
    }

    private static String plain(String html) {
        return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    }
}
