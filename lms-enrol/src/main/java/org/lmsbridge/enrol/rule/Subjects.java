package org.lmsbridge.enrol.rule;

import java.util.Optional;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.CategoryId;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.records.RegistrationId;

/** How changes, links and findings name things of the records. */
public final class Subjects {
    private static final String COURSE_DATE = "course-date:";
    private static final String COURSE_MASTER = "course-master:";
    private static final String CONTACT = "/contact:";

    private Subjects() {}

    /**
     * Names a course date.
     *
     * @param id the course date
     * @return such as {@code course-date:1001}
     */
    public static String courseDate(CourseDateId id) {
        return COURSE_DATE + id;
    }

    /**
     * Names what can be booked.
     *
     * @param target a course date or a course master
     * @return such as {@code course-date:1001}
     */
    public static String target(BookingTarget target) {
        return target instanceof CourseDateId date ? courseDate(date) : COURSE_MASTER + target.value();
    }

    /**
     * Gives the course date that a subject names.
     *
     * @param subject a course's subject
     * @return the course date; empty if it is named after something else
     */
    public static Optional<CourseDateId> courseDateOf(String subject) {
        return subject.startsWith(COURSE_DATE)
                ? Optional.of(new CourseDateId(subject.substring(COURSE_DATE.length())))
                : Optional.empty();
    }

    /**
     * Gives what can be booked and is named by a subject.
     *
     * @param subject a course's subject
     * @return the course date or course master; empty if it is named after something else
     */
    public static Optional<BookingTarget> targetOf(String subject) {
        return subject.startsWith(COURSE_MASTER)
                ? Optional.of(new CourseMasterId(subject.substring(COURSE_MASTER.length())))
                : courseDateOf(subject).map(BookingTarget.class::cast);
    }

    /**
     * Names a course master.
     *
     * @param id the course master
     * @return such as {@code course-master:first-aid}
     */
    public static String courseMaster(CourseMasterId id) {
        return COURSE_MASTER + id;
    }

    /**
     * Names a course category.
     *
     * @param id the category
     * @return such as {@code course-category:safety}
     */
    public static String category(CategoryId id) {
        return "course-category:" + id;
    }

    /**
     * Names a contact.
     *
     * @param id the contact
     * @return such as {@code contact:4711}
     */
    public static String contact(ContactId id) {
        return "contact:" + id;
    }

    /**
     * Names a registration.
     *
     * @param id the registration
     * @return such as {@code registration:77}
     */
    public static String registration(RegistrationId id) {
        return "registration:" + id;
    }

    /**
     * Names an enrolment.
     *
     * @param course the course's subject
     * @param contact the contact
     * @return such as {@code course-date:1001/contact:4711}
     */
    public static String enrolment(String course, ContactId contact) {
        return course + CONTACT + contact;
    }

    /**
     * Gives the course of an enrolment.
     *
     * @param enrolment the enrolment's subject
     * @return the course's subject
     */
    public static String courseOf(String enrolment) {
        return enrolment.substring(0, enrolment.indexOf(CONTACT));
    }

    /**
     * Gives the contact of an enrolment.
     *
     * @param enrolment the enrolment's subject
     * @return the contact
     */
    public static ContactId contactOf(String enrolment) {
        return new ContactId(enrolment.substring(enrolment.indexOf(CONTACT) + CONTACT.length()));
    }
}
