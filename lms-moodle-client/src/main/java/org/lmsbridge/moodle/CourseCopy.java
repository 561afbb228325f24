package org.lmsbridge.moodle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.stream.Collectors;
import org.lmsbridge.moodle.api.CourseApi;
import org.lmsbridge.moodle.api.EnrolmentApi;
import org.lmsbridge.moodle.api.Option;
import org.lmsbridge.moodle.error.ConflictException;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.MoodleException.Arrival;
import org.lmsbridge.moodle.error.NotFoundException;
import org.lmsbridge.moodle.error.SiteUnavailableException;
import org.lmsbridge.moodle.error.WriteInDoubtException;
import org.lmsbridge.moodle.model.CopyTrace;
import org.lmsbridge.moodle.model.Course;
import org.lmsbridge.moodle.model.CourseField;
import org.lmsbridge.moodle.model.CourseUpdate;
import org.lmsbridge.moodle.model.CreatedCourse;
import org.lmsbridge.moodle.model.DuplicateRequest;
import org.lmsbridge.moodle.model.ParticipantsQuery;

/**
 * Copies a course. A copy under way bears first the wanted names, then those of its source with a number, and at the
 * end the wanted ones again; one that broke off is found under either, and finished or removed.
 */
final class CourseCopy {
    private static final int QUESTIONS = 20;
    private static final int QUIET = 3;
    private static final String LOCKED = "setting_locked_by_permission";

    private final Area area;
    private final CourseApi api;
    private final Courses courses;

    CourseCopy(Area area) {
        this.area = area;
        this.api = area.api(CourseApi.class);
        this.courses = new Courses(area);
    }

    /** What there is of a copy that another process asked for. */
    CopyTrace find(DuplicateRequest request, long newestBefore) {
        var source = courses.byIds(List.of(request.courseid()));
        if (source.isEmpty()) {
            throw missing(request.courseid());
        }
        var left = inCategory(request).stream()
                .filter(course -> course.id() > newestBefore)
                .filter(course -> course.shortname().equals(request.shortname())
                        || numbered(course.shortname(), source.get(0).shortname() + "_")
                                && course.fullname().startsWith(source.get(0).fullname() + " "))
                .findFirst();
        if (left.isEmpty()) {
            return CopyTrace.NONE;
        }
        Course copy = left.get();
        boolean named = copy.shortname().equals(request.shortname());
        int wanted = wanted(request);
        boolean whole = named && begun(copy) || hasAll(activities(copy.id()), wanted);
        boolean likeSource = wanted == 0 && named && sections(copy.id()).equals(sections(request.courseid()));
        return new CopyTrace(OptionalLong.of(copy.id()), whole, likeSource);
    }

    /** Where nothing was to be copied, having all of it says nothing. */
    private static boolean hasAll(int activities, int wanted) {
        return wanted > 0 && activities >= wanted;
    }

    /**
     * Whether the course is more than the empty one that a copy begins with, which bears the wanted names too, but is
     * hidden and has no start. With the wanted names it is finished then, because Moodle puts them back at the end.
     */
    private static boolean begun(Course copy) {
        return copy.visible().orElse(false)
                || copy.startdate()
                        .filter(start -> start.isAfter(Instant.EPOCH))
                        .isPresent();
    }

    /** Two copies of one course at a time could be taken for one another while they bear its numbered name. */
    CreatedCourse copy(DuplicateRequest request) {
        Lock one = area.wire().lock("copy of " + request.courseid());
        one.lock();
        try {
            return copyAlone(request);
        } finally {
            one.unlock();
        }
    }

    private CreatedCourse copyAlone(DuplicateRequest request) {
        Course source = courses.byIds(List.of(request.courseid())).stream()
                .findFirst()
                .orElseThrow(() -> missing(request.courseid()));
        Set<Long> before = inCategory(request).stream().map(Course::id).collect(Collectors.toSet());
        CreatedCourse copy;
        try {
            copy = send(request);
        } catch (WriteInDoubtException e) {
            copy = recover(request, source, before, e);
        }
        return withoutPeople(copy);
    }

    /** An account that may not read people's data cannot say users=0, and need not. */
    private CreatedCourse send(DuplicateRequest request) {
        try {
            var withoutPeople = switches(request);
            withoutPeople.add(new Option("users", 0));
            return send(request, withoutPeople);
        } catch (MoodleException e) {
            if (e.errorCode().filter(LOCKED::equals).isEmpty()) {
                throw e;
            }
            return send(request, switches(request));
        }
    }

    private static List<Option> switches(DuplicateRequest request) {
        return new ArrayList<>(List.of(
                new Option("activities", request.activities() ? 1 : 0),
                new Option("blocks", request.blocks() ? 1 : 0),
                new Option("filters", request.filters() ? 1 : 0)));
    }

    private CreatedCourse send(DuplicateRequest request, List<Option> options) {
        String subject = "course:" + request.shortname();
        return area.writer()
                .gate()
                .send(
                        CourseApi.DUPLICATE,
                        List.of(subject),
                        () -> api.duplicate(
                                request.courseid(),
                                request.fullname(),
                                request.shortname(),
                                request.categoryid(),
                                request.visible(),
                                options),
                        copy -> Map.of(subject, Long.toString(copy.id())));
    }

    private List<Course> inCategory(DuplicateRequest request) {
        return courses.byField(CourseField.CATEGORY, List.of(Long.toString(request.categoryid())));
    }

    private CreatedCourse recover(
            DuplicateRequest request, Course source, Set<Long> before, WriteInDoubtException doubt) {
        int activities = wanted(request);
        Trace last = new Trace(Optional.empty(), -1);
        int still = 0;
        for (int question = 0; question < QUESTIONS; question++) {
            Trace now = trace(request, source, before);
            if (now.course().isPresent() && now.finished(request, activities)) {
                return finished(now.course().get());
            }
            still = now.equals(last) ? still + 1 : 0;
            if (still == QUIET && doubt.arrival() != Arrival.PERHAPS_RUNNING) {
                return settle(request, now, activities, doubt);
            }
            last = now;
            await(doubt);
        }
        throw inDoubt(doubt, last);
    }

    /** What a copy under way has left in the category so far. */
    private record Trace(Optional<Course> course, int activities) {
        boolean finished(DuplicateRequest request, int wanted) {
            return course.filter(copy -> copy.shortname().equals(request.shortname())
                            && copy.fullname().equals(request.fullname())
                            && copy.visible().orElse(true) == request.visible()
                            && (begun(copy) || hasAll(activities, wanted)))
                    .isPresent();
        }
    }

    private Trace trace(DuplicateRequest request, Course source, Set<Long> before) {
        long newest = before.stream().mapToLong(Long::longValue).max().orElse(0);
        Optional<Course> left = inCategory(request).stream()
                .filter(course -> course.id() > newest && !before.contains(course.id()))
                .filter(course -> mayBeIt(course, request, source))
                .findFirst();
        return new Trace(left, left.map(course -> activities(course.id())).orElse(0));
    }

    private int wanted(DuplicateRequest request) {
        return request.activities() ? activities(request.courseid()) : 0;
    }

    /** Both names have to fit: what is taken for the copy may be removed, and must be nobody else's course. */
    private static boolean mayBeIt(Course course, DuplicateRequest request, Course source) {
        boolean wanted = course.shortname().equals(request.shortname())
                && course.fullname().equals(request.fullname());
        return wanted
                || numbered(course.shortname(), source.shortname() + "_")
                        && course.fullname().startsWith(source.fullname() + " ");
    }

    private static boolean numbered(String name, String start) {
        return name.startsWith(start) && name.substring(start.length()).matches("\\d+");
    }

    private List<String> sections(long courseid) {
        return courses.contents(courseid).stream()
                .map(section -> section.name() + "\n" + section.summary().orElse(""))
                .toList();
    }

    private int activities(long courseid) {
        return courses.contents(courseid).stream()
                .mapToInt(section -> section.modules().size())
                .sum();
    }

    /** Nothing moves any more: a whole copy gets its names, a part of one goes. */
    private CreatedCourse settle(DuplicateRequest request, Trace left, int wanted, WriteInDoubtException doubt) {
        if (left.course().isEmpty()) {
            throw new SiteUnavailableException(Fault.of(
                            CourseApi.DUPLICATE,
                            "the copy broke off and left nothing behind.",
                            "It may be made again. " + doubt.remedy(),
                            Arrival.REFUSED)
                    .withCause(doubt));
        }
        Course course = left.course().get();
        if (hasAll(left.activities(), wanted)) {
            CourseUpdate names = CourseUpdate.builder()
                    .id(course.id())
                    .fullname(request.fullname())
                    .shortname(request.shortname())
                    .visible(request.visible())
                    .build();
            if (courses.update(List.of(names)).complete()) {
                return CreatedCourse.builder()
                        .id(course.id())
                        .shortname(request.shortname())
                        .build();
            }
            throw inDoubt(doubt, left);
        }
        if (hasPeople(course.id()) || !courses.delete(List.of(course.id())).complete()) {
            throw inDoubt(doubt, left);
        }
        throw new SiteUnavailableException(Fault.of(
                        CourseApi.DUPLICATE,
                        "the copy broke off; the part of it that was there, course " + course.id() + ", was removed.",
                        "It may be made again. " + doubt.remedy(),
                        Arrival.REFUSED)
                .withCause(doubt));
    }

    private static CreatedCourse finished(Course course) {
        return CreatedCourse.builder()
                .id(course.id())
                .shortname(course.shortname())
                .build();
    }

    private void await(WriteInDoubtException doubt) {
        try {
            area.writer().await(area.site().settleTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw doubt;
        }
    }

    private CreatedCourse withoutPeople(CreatedCourse copy) {
        if (!area.wire().knowledge().mayCall(EnrolmentApi.PARTICIPANTS)) {
            return copy;
        }
        if (hasPeople(copy.id())) {
            throw new ConflictException(Fault.of(
                    CourseApi.DUPLICATE,
                    "the site copied people into course " + copy.id() + ".",
                    "Delete that course; then take moodle/backup:userinfo and moodle/restore:userinfo from the role of"
                            + " the account behind the token.",
                    Arrival.UNKNOWN));
        }
        return copy;
    }

    private boolean hasPeople(long courseid) {
        ParticipantsQuery anybody = ParticipantsQuery.builder()
                .userfields(List.of("id"))
                .pageSize(1)
                .build();
        return new Enrolments(area).participants(courseid, anybody).findFirst().isPresent();
    }

    private static WriteInDoubtException inDoubt(WriteInDoubtException doubt, Trace left) {
        String found = left.course()
                .map(course -> "course " + course.id() + " (" + course.shortname() + ") may be a part of it")
                .orElse("the site shows nothing of it so far");
        return new WriteInDoubtException(Fault.of(
                        CourseApi.DUPLICATE,
                        "the copy may be under way still; " + found + ".",
                        "Look again before copying again. " + doubt.remedy(),
                        doubt.arrival())
                .withCause(doubt));
    }

    private static NotFoundException missing(long courseid) {
        return new NotFoundException(Fault.of(
                CourseApi.DUPLICATE,
                "course " + courseid + " does not exist, or the token may not see it.",
                "Look the course up again by short name.",
                Arrival.NOT_SENT));
    }
}
