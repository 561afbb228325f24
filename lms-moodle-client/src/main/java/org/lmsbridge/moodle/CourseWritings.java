package org.lmsbridge.moodle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.moodle.api.CourseApi;
import org.lmsbridge.moodle.bulk.Done;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.error.ConflictException;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.MoodleException.Arrival;
import org.lmsbridge.moodle.error.NotFoundException;
import org.lmsbridge.moodle.internal.wire.Wire;
import org.lmsbridge.moodle.internal.write.CourseFaults;
import org.lmsbridge.moodle.internal.write.Verdicts;
import org.lmsbridge.moodle.internal.write.Writing;
import org.lmsbridge.moodle.model.Course;
import org.lmsbridge.moodle.model.CourseField;
import org.lmsbridge.moodle.model.CourseUpdate;
import org.lmsbridge.moodle.model.CreatedCourse;
import org.lmsbridge.moodle.model.NewCourse;

/** How courses are written. */
final class CourseWritings {
    private CourseWritings() {}

    record Create(CourseApi api, Courses courses) implements Writing<NewCourse, Long> {
        @Override
        public String function() {
            return CourseApi.CREATE;
        }

        @Override
        public String list() {
            return "courses";
        }

        @Override
        public String subject(NewCourse course) {
            return "course:" + course.idnumber().filter(id -> !id.isEmpty()).orElse(course.shortname());
        }

        @Override
        public Map<Integer, String> faults(List<NewCourse> records) {
            return CourseFaults.ofNew(records);
        }

        @Override
        public Optional<Writing<NewCourse, Long>> packed(Wire wire) {
            return Optional.of(new Create(wire.packedApi(CourseApi.class), courses));
        }

        @Override
        public List<Optional<Verdict<Long>>> send(List<NewCourse> records) {
            List<CreatedCourse> created = api.create(records);
            if (created.size() == records.size()) {
                return created.stream().map(course -> written(course.id())).toList();
            }
            Map<String, CreatedCourse> byName = created.stream()
                    .collect(Collectors.toMap(CreatedCourse::shortname, Function.identity(), (first, second) -> first));
            return records.stream()
                    .map(course ->
                            Optional.ofNullable(byName.get(course.shortname())).flatMap(answer -> written(answer.id())))
                    .toList();
        }

        private static Optional<Verdict<Long>> written(long id) {
            return Optional.of(new Verdict.Written<>(id));
        }

        @Override
        public List<Optional<Verdict<Long>>> ask(List<NewCourse> records) {
            List<String> names = records.stream().map(NewCourse::shortname).toList();
            Map<String, Course> found = courses.byField(CourseField.SHORTNAME, names).stream()
                    .collect(Collectors.toMap(Course::shortname, Function.identity(), (first, second) -> first));
            return records.stream()
                    .map(course ->
                            Optional.ofNullable(found.get(course.shortname())).map(there -> verdict(course, there)))
                    .toList();
        }

        /** The short name may have been another course's all along. */
        private static Verdict<Long> verdict(NewCourse course, Course there) {
            boolean same = there.fullname().equals(course.fullname())
                    && (there.idnumber().isEmpty()
                            || there.idnumber().get().equals(course.idnumber().orElse("")));
            return same
                    ? new Verdict.Written<>(there.id())
                    : new Verdict.Rejected<>(new ConflictException(Fault.of(
                            CourseApi.CREATE,
                            "the short name belongs to course " + there.id() + " with another name or identifier.",
                            "Choose another short name, or adopt that course.",
                            Arrival.REFUSED)));
        }
    }

    record Update(CourseApi api, Courses courses) implements Writing<CourseUpdate, Done> {
        @Override
        public String function() {
            return CourseApi.UPDATE;
        }

        @Override
        public String list() {
            return "courses";
        }

        @Override
        public String subject(CourseUpdate update) {
            return "course#" + update.id();
        }

        @Override
        public Map<Integer, String> faults(List<CourseUpdate> records) {
            return CourseFaults.ofUpdates(records);
        }

        @Override
        public Optional<Writing<CourseUpdate, Done>> packed(Wire wire) {
            return Optional.of(new Update(wire.packedApi(CourseApi.class), courses));
        }

        @Override
        public List<Optional<Verdict<Done>>> send(List<CourseUpdate> records) {
            return Verdicts.warned(CourseApi.UPDATE, records, CourseUpdate::id, api.update(records));
        }

        @Override
        public List<Optional<Verdict<Done>>> ask(List<CourseUpdate> records) {
            Map<Long, Course> found = courses
                    .byIds(records.stream().map(CourseUpdate::id).toList())
                    .stream()
                    .collect(Collectors.toMap(Course::id, Function.identity()));
            return records.stream()
                    .map(update ->
                            shows(found.get(update.id()), update) ? Verdicts.done() : Optional.<Verdict<Done>>empty())
                    .toList();
        }

        private static boolean shows(@Nullable Course there, CourseUpdate update) {
            return there != null
                    && same(update.fullname(), Optional.of(there.fullname()))
                    && same(update.shortname(), Optional.of(there.shortname()))
                    && same(update.categoryid(), Optional.of(there.categoryid()))
                    && same(update.idnumber(), there.idnumber())
                    && same(update.summary(), there.summary())
                    && same(update.startdate(), there.startdate())
                    && same(update.enddate(), there.enddate())
                    && same(update.visible(), there.visible())
                    && same(update.enablecompletion(), there.enablecompletion());
        }

        private static <V> boolean same(Optional<V> wanted, Optional<V> there) {
            return wanted.isEmpty() || wanted.equals(there);
        }
    }

    record Delete(CourseApi api, Courses courses) implements Writing<Long, Done> {
        @Override
        public String function() {
            return CourseApi.DELETE;
        }

        @Override
        public String list() {
            return "courseids";
        }

        @Override
        public String subject(Long id) {
            return "course#" + id;
        }

        @Override
        public List<Optional<Verdict<Done>>> send(List<Long> records) {
            return Verdicts.warned(CourseApi.DELETE, records, id -> id, api.delete(records)).stream()
                    .map(verdict -> verdict.map(Delete::goneAlready))
                    .toList();
        }

        private static Verdict<Done> goneAlready(Verdict<Done> verdict) {
            return verdict instanceof Verdict.Rejected<Done> rejected && rejected.reason() instanceof NotFoundException
                    ? new Verdict.AlreadySo<>(Done.DONE)
                    : verdict;
        }

        @Override
        public List<Optional<Verdict<Done>>> ask(List<Long> records) {
            List<Long> left = courses.byIds(records).stream().map(Course::id).toList();
            return records.stream()
                    .map(id -> left.contains(id) ? Optional.<Verdict<Done>>empty() : Verdicts.done())
                    .toList();
        }
    }
}
