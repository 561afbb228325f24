package org.lmsbridge.sandbox.internal.site;

import org.lmsbridge.sandbox.internal.store.Row;

/** The mails that a site sends to its users. */
public final class Mails {

    private Mails() {}

    /**
     * The mail with a generated password.
     *
     * @param site the site
     * @param user whom it goes to
     * @return the mail
     */
    public static Row newPassword(Site site, Row user) {
        return mail(site, user, 0, "NEW_PASSWORD", frontPage(site) + ": New user account");
    }

    /**
     * The mail that welcomes somebody in a course.
     *
     * @param site the site
     * @param user whom it goes to
     * @param course the course
     * @return the mail
     */
    public static Row welcome(Site site, Row user, Row course) {
        return mail(site, user, course.id(), "COURSE_WELCOME", "Welcome to " + course.text("fullname"));
    }

    private static Row mail(Site site, Row user, long course, String kind, String subject) {
        return Row.cells(
                "kind",
                kind,
                "userid",
                user.id(),
                "email",
                user.text("email"),
                "courseid",
                course,
                "subject",
                subject,
                "time",
                site.now());
    }

    private static String frontPage(Site site) {
        return site.tables().courses.find(Site.FRONT_PAGE).orElseThrow().text("fullname");
    }
}
