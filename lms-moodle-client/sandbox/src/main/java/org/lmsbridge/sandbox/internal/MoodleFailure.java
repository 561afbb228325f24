package org.lmsbridge.sandbox.internal;

import org.jspecify.annotations.Nullable;

/** A call that ends in Moodle's error envelope; it is an answer, not a fault of this program. */
public final class MoodleFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The short name of the exception's class. */
    private final String kind;
    /** The code, null for an error of PHP itself. */
    private final @Nullable String errorCode;
    /** The module whose texts hold the message. */
    private final String module;
    /** The reason, or null. */
    private final @Nullable String debugInfo;

    private MoodleFailure(
            String kind, @Nullable String errorCode, String module, String message, @Nullable String debugInfo) {
        super(message, null, false, false);
        this.kind = kind;
        this.errorCode = errorCode;
        this.module = module;
        this.debugInfo = debugInfo;
    }

    /**
     * A general failure.
     *
     * @param errorCode its code
     * @param module the module whose texts hold its message
     * @param message its message
     * @return the failure
     */
    public static MoodleFailure of(String errorCode, String module, String message) {
        return new MoodleFailure("moodle_exception", errorCode, module, message, null);
    }

    /**
     * A general failure with a message from the general texts.
     *
     * @param errorCode its code
     * @param message its message
     * @return the failure
     */
    public static MoodleFailure of(String errorCode, String message) {
        return of(errorCode, "moodle", message);
    }

    /**
     * A parameter that is refused; production sites say no more than that.
     *
     * @param why the reason, shown with debugging only
     * @return the failure
     */
    public static MoodleFailure invalidParameter(String why) {
        return new MoodleFailure(
                "invalid_parameter_exception", "invalidparameter", "debug", "Invalid parameter value detected", why);
    }

    /**
     * An answer that does not fit its declaration; what the call did stays done.
     *
     * @param why the reason, shown with debugging only
     * @return the failure
     */
    public static MoodleFailure invalidResponse(String why) {
        return new MoodleFailure(
                "invalid_response_exception", "invalidresponse", "debug", "Invalid response value detected", why);
    }

    /**
     * A programmer's error on the site's side.
     *
     * @param what what is wrong
     * @return the failure
     */
    public static MoodleFailure codingError(String what) {
        return new MoodleFailure(
                "coding_exception",
                "codingerror",
                "debug",
                "Coding error detected, it must be fixed by a programmer: " + what,
                null);
    }

    /**
     * A row that is not there.
     *
     * @param table the table
     * @return the failure
     */
    public static MoodleFailure missingRecord(String table) {
        String code = table.equals("user") ? "invaliduser" : "invalidrecord";
        String message =
                table.equals("user") ? "Invalid user" : "Can't find data record in database table " + table + ".";
        return new MoodleFailure("dml_missing_record_exception", code, "error", message, null);
    }

    /**
     * A write that the database refuses.
     *
     * @param why the reason, shown with debugging only
     * @return the failure
     */
    public static MoodleFailure databaseWrite(String why) {
        return new MoodleFailure("dml_write_exception", "dmlwriteexception", "error", "Error writing to database", why);
    }

    /**
     * A right that the account lacks.
     *
     * @param action what the right lets one do, in Moodle's words
     * @return the failure
     */
    public static MoodleFailure noPermission(String action) {
        return new MoodleFailure(
                "required_capability_exception",
                "nopermissions",
                "error",
                "Sorry, but you do not currently have permissions to do that (" + action + ").",
                null);
    }

    /**
     * A course or activity that the account cannot enter.
     *
     * @param why the reason
     * @return the failure
     */
    public static MoodleFailure notAccessible(String why) {
        return new MoodleFailure(
                "require_login_exception", "requireloginerror", "error", "Course or activity not accessible.", why);
    }

    /**
     * A token or service that does not let the call through.
     *
     * @param why the reason, shown with debugging only
     * @return the failure
     */
    public static MoodleFailure access(String why) {
        return new MoodleFailure(
                "webservice_access_exception", "accessexception", "webservice", "Access control exception", why);
    }

    /**
     * A failure of an own exception class.
     *
     * @param kind the class's short name
     * @param errorCode its code
     * @param module the module whose texts hold its message
     * @param message its message
     * @return the failure
     */
    public static MoodleFailure special(String kind, String errorCode, String module, String message) {
        return new MoodleFailure(kind, errorCode, module, message, null);
    }

    /**
     * An error of PHP itself, which has no code.
     *
     * @param kind {@code Error} or {@code TypeError}
     * @param message its message
     * @return the failure
     */
    public static MoodleFailure php(String kind, String message) {
        return new MoodleFailure(kind, null, "error", message, null);
    }

    /**
     * A failure whose message is in none of Moodle's texts, so that the code stands in for it.
     *
     * @param errorCode its code
     * @param why the reason, shown with debugging only
     * @return the failure
     */
    public static MoodleFailure untold(String errorCode, @Nullable String why) {
        return new MoodleFailure("moodle_exception", errorCode, "error", "error/" + errorCode, why);
    }

    /**
     * The short name of the exception's class.
     *
     * @return the class without namespace
     */
    public String kind() {
        return kind;
    }

    /**
     * The code to be matched on.
     *
     * @return the code, null for an error of PHP itself
     */
    public @Nullable String errorCode() {
        return errorCode;
    }

    /**
     * The module whose texts hold the message.
     *
     * @return the module
     */
    public String module() {
        return module;
    }

    /**
     * The message.
     *
     * @return the message, never null
     */
    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    /**
     * What a site with debugging adds.
     *
     * @return the reason, or null
     */
    public @Nullable String debugInfo() {
        return debugInfo;
    }
}
