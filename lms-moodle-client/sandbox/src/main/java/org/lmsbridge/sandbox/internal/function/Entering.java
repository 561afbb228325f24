package org.lmsbridge.sandbox.internal.function;

import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.site.Enrolling;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.store.Row;

/** Lets a call into a course, or not: the checks that functions make before they touch one, or somebody in it. */
final class Entering {

    private Entering() {}

    /** The course, where a missing one is a missing record. */
    static Row course(Call call, long id) {
        return call.site().tables().courses.find(id).orElseThrow(() -> MoodleFailure.missingRecord("course"));
    }

    /** Somebody who may be asked about or enrolled: there, not deleted, confirmed, no guest. */
    static Row activeUser(Call call, long id) {
        Row user = call.site().tables().users.find(id).orElseThrow(() -> MoodleFailure.missingRecord("user"));
        if (user.flag("deleted")) {
            throw MoodleFailure.untold("userdeleted", null);
        }
        if (!user.flag("confirmed")) {
            throw MoodleFailure.of("usernotconfirmed", "Could not confirm {$a}");
        }
        if (id == Site.GUEST) {
            throw MoodleFailure.of("guestsarenotallowed", "error", "The guest user is not allowed to do this");
        }
        return user;
    }

    /** Enters a course that is there. */
    static void enter(Call call, Row course) {
        Site site = call.site();
        if (course.id() == Site.FRONT_PAGE) {
            return;
        }
        if (!course.flag("visible") && !site.may("moodle/course:viewhiddencourses")) {
            throw MoodleFailure.notAccessible("Course is hidden");
        }
        Enrolling enrolling = new Enrolling(site);
        boolean enrolled = enrolling
                .find(course.id(), call.caller().userId())
                .filter(enrolling::isActive)
                .isPresent();
        if (!enrolled && !site.may("moodle/course:view")) {
            throw MoodleFailure.notAccessible("Not enrolled");
        }
    }

    /** Enters a course; a failure is wrapped into the one that names the course. */
    static void enterOrWrap(Call call, Row course) {
        try {
            enter(call, course);
        } catch (MoodleFailure e) {
            throw courseContext(course.id(), e.text());
        }
    }

    static MoodleFailure courseContext(long id, String why) {
        return MoodleFailure.of(
                "errorcoursecontextnotvalid",
                "webservice",
                "You cannot execute functions in the course context (course id:" + id
                        + "). The context error message was: " + why);
    }

    static MoodleFailure noContext() {
        return MoodleFailure.invalidParameter("Context does not exist");
    }
}
