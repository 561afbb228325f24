package org.lmsbridge.moodle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lmsbridge.moodle.api.EnrolmentApi;
import org.lmsbridge.moodle.api.Option;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Done;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.internal.wire.Packed;
import org.lmsbridge.moodle.model.Enrolment;
import org.lmsbridge.moodle.model.EnrolmentMethod;
import org.lmsbridge.moodle.model.Participant;
import org.lmsbridge.moodle.model.ParticipantsQuery;
import org.lmsbridge.moodle.model.ParticipantsQuery.Status;
import org.lmsbridge.moodle.model.Unenrolment;
import org.lmsbridge.moodle.model.UserCourse;

/** Who is in which course. Thread-safe. */
public final class Enrolments {
    private final Area area;
    private final EnrolmentApi api;

    Enrolments(Area area) {
        this.area = area;
        this.api = area.api(EnrolmentApi.class);
    }

    /**
     * Enrols people, or changes times and suspension of their enrolments; {@code enrol_manual_enrol_users}. Moodle 4.4
     * and later mails the person at every call, also for an enrolment that is so already: call for changes only. What
     * may have arrived is never sent again before the site was asked, and not at all after a time-out. Another role is
     * added; the one before stays.
     *
     * @param enrolments the enrolments as they shall be
     * @return a verdict for each
     */
    public BulkResult<Enrolment, Done> enrol(List<Enrolment> enrolments) {
        return area.writer()
                .write(
                        enrolments,
                        new EnrolmentWritings.Enrol(api, this, area.wire().clock()));
    }

    /**
     * Removes manual enrolments; {@code enrol_manual_unenrol_users}. Grades, groups and roles in the course go too, if
     * it was the last enrolment there; prefer to suspend. Somebody who is not enrolled is no error.
     *
     * @param unenrolments whom to remove from where
     * @return a verdict for each
     */
    public BulkResult<Unenrolment, Done> unenrol(List<Unenrolment> unenrolments) {
        return area.writer().write(unenrolments, new EnrolmentWritings.Unenrol(api, this));
    }

    /**
     * Reads the participants of a course, page by page as the stream is consumed; {@code core_enrol_get_enrolled_users}.
     * Reading fails from within the stream. Somebody who joins or leaves meanwhile may shift a page.
     *
     * @param courseid the course
     * @param query who, and what of them
     * @return the participants in the order of their numbers
     */
    public Stream<Participant> participants(long courseid, ParticipantsQuery query) {
        // Pages are cut before invisible people are left out, so that only an empty page is the last.
        return Stream.iterate(0L, from -> from + query.pageSize())
                .map(from -> api.participants(courseid, options(query, from)))
                .takeWhile(Predicate.not(List::isEmpty))
                .flatMap(List::stream);
    }

    /**
     * Participants of one of several courses, or why Moodle does not say.
     *
     * @param people the participants, in the order of their numbers; all of them unless there is a reason
     * @param reason why Moodle does not say, such as {@code invalidrecord} for a course that was deleted
     */
    public record Answer(List<Participant> people, Optional<MoodleException> reason) {
        public Answer {
            people = List.copyOf(people);
        }
    }

    /**
     * Reads the participants of several courses, packed into few requests where the token's service offers
     * {@code tool_mobile_call_external_functions}; {@code core_enrol_get_enrolled_users}. Holds all of them, so it is for
     * as many courses as memory has room for.
     *
     * @param courseids the courses
     * @param query who, and what of them
     * @return the participants of each, in the order of the courses
     */
    public Map<Long, Answer> participants(Collection<Long> courseids, ParticipantsQuery query) {
        Map<Long, List<Participant>> people = new LinkedHashMap<>();
        Map<Long, MoodleException> reasons = new HashMap<>();
        List<Long> unread = courseids.stream().distinct().toList();
        unread.forEach(course -> people.put(course, new ArrayList<>()));
        // Pages are cut before invisible people are left out, so that only an empty page is the last. In a pack it
        // comes with the page before it: most courses are read in one request.
        int pages = area.packed().packs(unread.size()) ? 2 : 1;
        for (long from = 0; !unread.isEmpty(); from += (long) pages * query.pageSize()) {
            List<Map<String, Object>> questions = new ArrayList<>();
            for (Long course : unread) {
                for (int page = 0; page < pages; page++) {
                    List<Option> options = options(query, from + (long) page * query.pageSize());
                    questions.add(Map.of("courseid", course, "options", options));
                }
            }
            List<Packed.Result<Participant[]>> answers =
                    area.packed().readSideBySide(EnrolmentApi.PARTICIPANTS, questions, Participant[].class);
            List<Long> unfinished = new ArrayList<>();
            for (int i = 0; i < answers.size(); i++) {
                Long course = unread.get(i / pages);
                Packed.Result<Participant[]> answer = answers.get(i);
                answer.error().ifPresent(error -> reasons.putIfAbsent(course, error));
                List<Participant> page = answer.value().map(List::of).orElse(List.of());
                people.computeIfAbsent(course, any -> new ArrayList<>()).addAll(page);
                if (!page.isEmpty() && i % pages == pages - 1) {
                    unfinished.add(course);
                }
            }
            unread = unfinished;
        }
        Map<Long, Answer> answers = new LinkedHashMap<>();
        people.forEach(
                (course, list) -> answers.put(course, new Answer(list, Optional.ofNullable(reasons.get(course)))));
        return answers;
    }

    private static List<Option> options(ParticipantsQuery query, long from) {
        List<Option> options = new ArrayList<>();
        if (query.status() != Status.ALL) {
            options.add(new Option(query.status() == Status.ACTIVE ? "onlyactive" : "onlysuspended", 1));
        }
        if (!query.userfields().isEmpty()) {
            options.add(new Option("userfields", String.join(",", query.userfields())));
        }
        query.groupid().ifPresent(group -> options.add(new Option("groupid", group)));
        query.withcapability().ifPresent(capability -> options.add(new Option("withcapability", capability)));
        options.add(new Option("limitfrom", from));
        options.add(new Option("limitnumber", query.pageSize()));
        options.add(new Option("sortby", "id"));
        return options;
    }

    /**
     * Reads the active enrolments of a person; {@code core_enrol_get_users_courses}.
     *
     * @param userid the account
     * @return the courses that the token may see too; empty also for an account that does not exist
     */
    public List<UserCourse> ofUser(long userid) {
        return api.ofUser(userid, false);
    }

    /**
     * Active enrolments of one of several people, or why Moodle does not say.
     *
     * @param courses the courses that the token may see too; empty also for an account that does not exist
     * @param reason why Moodle does not say: then nothing is known of the person's courses
     */
    public record UsersCourses(List<UserCourse> courses, Optional<MoodleException> reason) {
        public UsersCourses {
            courses = List.copyOf(courses);
        }
    }

    /**
     * Reads the active enrolments of many people, packed into few requests where the token's service offers
     * {@code tool_mobile_call_external_functions}.
     *
     * @param userids the accounts
     * @return the courses of each, in the order of the accounts
     */
    public Map<Long, UsersCourses> ofUsers(Collection<Long> userids) {
        List<Long> accounts = userids.stream().distinct().toList();
        List<Map<String, Object>> questions = accounts.stream()
                .map(userid -> Map.<String, Object>of("userid", userid, "returnusercount", false))
                .toList();
        List<Packed.Result<UserCourse[]>> answers =
                area.packed().read(EnrolmentApi.OF_USER, questions, true, UserCourse[].class);
        Map<Long, UsersCourses> courses = new LinkedHashMap<>();
        for (int i = 0; i < accounts.size(); i++) {
            courses.put(
                    accounts.get(i),
                    new UsersCourses(
                            answers.get(i).value().map(List::of).orElse(List.of()),
                            answers.get(i).error()));
        }
        return courses;
    }

    /**
     * Reads the first page of participants of many courses, packed into few requests where the token's service offers
     * {@code tool_mobile_call_external_functions}. A page that is as long as the query allows may not be the last.
     *
     * @param courseids the courses
     * @param query who, and what of them
     * @return the page of each course, in the order of the courses
     */
    public Map<Long, Answer> firstPages(Collection<Long> courseids, ParticipantsQuery query) {
        List<Long> courses = courseids.stream().distinct().toList();
        List<Map<String, Object>> questions = courses.stream()
                .map(courseid -> Map.of("courseid", courseid, "options", options(query, 0)))
                .toList();
        List<Packed.Result<Participant[]>> answers =
                area.packed().read(EnrolmentApi.PARTICIPANTS, questions, false, Participant[].class);
        Map<Long, Answer> pages = new LinkedHashMap<>();
        for (int i = 0; i < courses.size(); i++) {
            pages.put(
                    courses.get(i),
                    new Answer(
                            answers.get(i).value().map(List::of).orElse(List.of()),
                            answers.get(i).error()));
        }
        return pages;
    }

    /**
     * Reads how people can enrol themselves; {@code core_enrol_get_course_enrolment_methods}. Manual enrolment is not
     * among them.
     *
     * @param courseid the course
     * @return the ways
     */
    public List<EnrolmentMethod> methods(long courseid) {
        return api.methods(courseid);
    }
}
