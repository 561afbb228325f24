package org.lmsbridge.enrol.roster;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lmsbridge.core.roster.Attendance;
import org.lmsbridge.core.roster.CourseAttribute;
import org.lmsbridge.core.roster.Engagement;
import org.lmsbridge.core.roster.EnrolmentStatus;
import org.lmsbridge.core.roster.ImportedCourse;
import org.lmsbridge.core.roster.ImportedEnrolment;
import org.lmsbridge.core.roster.ImportedGrade;
import org.lmsbridge.core.roster.ImportedGrades;
import org.lmsbridge.core.roster.ImportedSection;
import org.lmsbridge.core.roster.Instructor;
import org.lmsbridge.core.roster.TermReference;
import org.lmsbridge.moodle.model.Course;
import org.lmsbridge.moodle.model.GradeItem;
import org.lmsbridge.moodle.model.Participant;
import org.lmsbridge.moodle.model.ParticipantGroup;
import org.lmsbridge.moodle.model.UserGrades;

/** What Moodle says, in the words of the records. Pure. */
final class RosterMapping {
    private final RosterOptions options;
    private final Terms terms;

    RosterMapping(RosterOptions options, Terms terms) {
        this.options = options;
        this.terms = terms;
    }

    Optional<TermReference> term(Course course) {
        return terms.of(course.shortname());
    }

    ImportedCourse course(Course course, Optional<String> department) {
        return ImportedCourse.builder()
                .institutionId(String.valueOf(course.id()))
                .name(course.fullname())
                .code(course.shortname())
                .term(term(course))
                .description(course.summary().filter(text -> !text.isBlank()))
                .department(department)
                .visible(course.visible())
                .attributes(attributes(course))
                .build();
    }

    ImportedSection section(Course course, Collection<Participant> people, Optional<Set<Long>> active) {
        var students = people.stream().filter(this::isStudent).toList();
        return ImportedSection.builder()
                .institutionId(String.valueOf(course.id()))
                .code(course.shortname())
                .term(term(course))
                .instructors(people.stream()
                        .filter(this::isTeacher)
                        .map(RosterMapping::instructor)
                        .toList())
                .start(course.startdate())
                .end(course.enddate())
                .type(course.format())
                .visible(course.visible())
                .totalStudents(students.size())
                .currentEnrolments(active.map(ids -> (int) students.stream()
                        .filter(each -> ids.contains(each.id()))
                        .count()))
                .attributes(attributes(course))
                .build();
    }

    static Instructor instructor(Participant teacher) {
        return Instructor.builder()
                .institutionId(String.valueOf(teacher.id()))
                .firstname(teacher.firstname())
                .lastname(teacher.lastname())
                .email(teacher.email())
                .build();
    }

    ImportedEnrolment enrolment(
            Course course,
            Participant student,
            EnrolmentStatus status,
            Optional<ImportedGrades> grades,
            Optional<Attendance> attendance) {
        return ImportedEnrolment.builder()
                .institutionId(enrolmentId(student.id(), course.id()))
                .userInstitutionId(String.valueOf(student.id()))
                .courseInstitutionId(String.valueOf(course.id()))
                .username(student.username())
                .idnumber(student.idnumber())
                .firstname(student.firstname())
                .lastname(student.lastname())
                .email(student.email())
                .status(status)
                .groups(student.groups().stream()
                        .map(ParticipantGroup::name)
                        .sorted()
                        .toList())
                .lastActivity(student.lastcourseaccess().or(student::lastaccess))
                .engagement(
                        options.engagement()
                                ? Optional.of(new Engagement(
                                        student.firstaccess(), student.lastaccess(), student.lastcourseaccess()))
                                : Optional.empty())
                .grades(grades)
                .attendance(attendance)
                .build();
    }

    static String enrolmentId(long userid, long courseid) {
        return userid + "-" + courseid;
    }

    static ImportedGrades grades(UserGrades grades, Course course, Instant now) {
        var total = grades.total().map(RosterMapping::grade);
        return ImportedGrades.builder()
                .current(total)
                .finalGrade(course.enddate().filter(end -> end.isBefore(now)).flatMap(end -> total))
                .items(grades.gradeitems().stream()
                        .filter(item -> !item.itemtype().equals("course"))
                        .map(RosterMapping::grade)
                        .toList())
                .build();
    }

    private static ImportedGrade grade(GradeItem item) {
        return ImportedGrade.builder()
                .itemId(String.valueOf(item.id()))
                .name(item.itemname())
                .number(item.graderaw())
                .text(item.gradeformatted().filter(text -> !text.isBlank() && !text.equals("-")))
                .percentage(item.percentage())
                .gradedAt(item.gradedategraded())
                .build();
    }

    boolean isStudent(Participant person) {
        return person.roles().stream().anyMatch(role -> options.studentRoles().contains(role.roleid()));
    }

    boolean isTeacher(Participant person) {
        return person.roles().stream().anyMatch(role -> options.teacherRoles().contains(role.roleid()));
    }

    private Map<CourseAttribute, String> attributes(Course course) {
        var attributes = new EnumMap<CourseAttribute, String>(CourseAttribute.class);
        options.courseFields().forEach((field, attribute) -> {
            var value = course.customfields().getOrDefault(field, "").strip();
            if (!value.isEmpty()) {
                attributes.put(attribute, value);
            }
        });
        return attributes;
    }

    /** The semester that a course belongs to, as key and name. */
    Optional<List<String>> semester(Course course, String department) {
        return switch (options.semesters()) {
            case TERM_CODE ->
                Terms.code(course.shortname())
                        .map(code -> List.of("term:" + code, code))
                        .or(() -> Optional.of(List.of("term:", "without a term code")));
            case CATEGORY -> Optional.of(List.of("category:" + course.categoryid(), department));
            case DATE_RANGE ->
                course.startdate().flatMap(terms::at).map(term -> List.of("dates:" + term.id(), term.name()));
        };
    }
}
