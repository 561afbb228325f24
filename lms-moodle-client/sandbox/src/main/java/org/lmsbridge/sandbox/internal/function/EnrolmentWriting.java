package org.lmsbridge.sandbox.internal.function;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.SandboxVersion;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.declared.Parameters;
import org.lmsbridge.sandbox.internal.site.Enrolling;
import org.lmsbridge.sandbox.internal.site.Mails;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.store.Row;

/** Functions that enrol and unenrol. */
final class EnrolmentWriting {

    private EnrolmentWriting() {}

    static List<WebFunction> all() {
        return List.of(
                WebFunction.transaction("enrol_manual_enrol_users", EnrolmentWriting::enrol),
                WebFunction.transaction("enrol_manual_unenrol_users", EnrolmentWriting::unenrol));
    }

    private static @Nullable Object enrol(Call call) {
        for (Parameters enrolment : call.parameters().structures("enrolments")) {
            enrolOne(call, enrolment);
        }
        return null;
    }

    private static void enrolOne(Call call, Parameters enrolment) {
        Site site = call.site();
        Enrolling enrolling = new Enrolling(site);
        long user = enrolment.number("userid");
        long role = enrolment.number("roleid");
        Row course = site.tables().courses.find(enrolment.number("courseid")).orElseThrow(Entering::noContext);
        Entering.enter(call, course);
        call.require("enrol/manual:enrol");
        checkActive(call, user);
        if (!enrolling.mayAssign(role)) {
            throw MoodleFailure.of(
                    "wsusercannotassign",
                    "enrol_manual",
                    "You don't have the permission to assign this role (" + role + ") to this user (" + user
                            + ") in this course (" + course.id() + ").");
        }
        if (!course.flag("manualenrol")) {
            throw noInstance(site, course);
        }
        checkMailed(site, user);
        enrolling.enrol(
                course,
                user,
                role,
                enrolment.number("timestart"),
                enrolment.number("timeend"),
                enrolment.flag("suspend") ? Enrolling.SUSPENDED : Enrolling.ACTIVE);
        if (site.version().atLeast(SandboxVersion.V4_4) && course.flag("welcomemessage")) {
            site.tables()
                    .users
                    .find(user)
                    .ifPresent(row -> call.outbox().sendWithCommit(Mails.welcome(site, row, course)));
        }
    }

    /** 4.5 takes nobody who is deleted, not confirmed or the guest. */
    private static void checkActive(Call call, long user) {
        if (call.site().version() == SandboxVersion.V4_5) {
            Entering.activeUser(call, user);
        }
    }

    /** 5.0 prepares the mail before it gives the role, and stumbles over a user who is not there. */
    private static void checkMailed(Site site, long user) {
        boolean missing = site.tables().users.find(user).isEmpty();
        if (missing && site.version().atLeast(SandboxVersion.V5_0)) {
            throw MoodleFailure.php(
                    "TypeError",
                    "enrol_plugin::send_course_welcome_message_to_user(): Argument #2 ($userid) must be of a user");
        }
    }

    /** Before 4.5 the message keeps its placeholder, because the site hands the course over in the wrong place. */
    private static MoodleFailure noInstance(Site site, Row course) {
        String told = site.version().atLeast(SandboxVersion.V4_5) ? course.text("id") : "{$a->courseid}";
        return MoodleFailure.of(
                "wsnoinstance",
                "enrol_manual",
                "Manual enrolment plugin instance doesn't exist or is disabled for the course (id = " + told + ")");
    }

    private static @Nullable Object unenrol(Call call) {
        Site site = call.site();
        for (Parameters enrolment : call.parameters().structures("enrolments")) {
            Row course = Entering.course(call, enrolment.number("courseid"));
            Entering.enter(call, course);
            call.require("enrol/manual:unenrol");
            if (course.id() == Site.FRONT_PAGE) {
                throw noInstance(site, course);
            }
            long user = enrolment.number("userid");
            checkActive(call, user);
            if (site.tables().users.find(user).isEmpty()) {
                throw MoodleFailure.invalidParameter("User id not exist: " + user);
            }
            new Enrolling(site).unenrol(course.id(), user);
        }
        return null;
    }
}
