package org.lmsbridge.enrol.roster;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.roster.RosterChange;
import org.lmsbridge.core.spi.RosterSink;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.model.Category;
import org.lmsbridge.moodle.model.Course;
import org.lmsbridge.moodle.model.CourseField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the import, course by course, so that its memory is that of the largest category or course. */
final class RosterRun {
    private static final Logger LOG = LoggerFactory.getLogger(RosterImport.class);
    private static final int BATCH = 1000;
    private static final long FRONT_PAGE = 1;

    private final MoodleClient moodle;
    private final RosterSink sink;
    private final RosterMemory memory;
    private final RosterOptions options;
    private final Clock clock;
    private final boolean termsKnown;
    private final RosterMapping mapping;
    private final Instant now;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<RosterChange.Type, Long> delivered = new EnumMap<>(RosterChange.Type.class);
    private final Map<String, SemesterStatus> semesters;
    private final Map<Long, String> known;
    private final Set<Long> seen = new HashSet<>();
    private final Set<String> incomplete = new HashSet<>();
    private final Set<String> unknownTerms = new TreeSet<>();
    private int coursesRead;
    private int coursesUnread;
    private boolean listed = true;

    RosterRun(MoodleClient moodle, RosterSink sink, RosterMemory memory, RosterOptions options, Clock clock) {
        this.moodle = moodle;
        this.sink = sink;
        this.memory = memory;
        this.options = options;
        this.clock = clock;
        this.now = clock.instant();
        var terms = sink.terms();
        this.termsKnown = !terms.isEmpty();
        this.mapping = new RosterMapping(options, new Terms(terms));
        this.semesters = memory.semesters();
        this.known = memory.courses();
    }

    private interface CourseTaker {
        void take(Course course, Optional<String> department, String semester);
    }

    void discover() {
        forEachCourse((course, department, semester) -> {});
        memory.saveSemesters(semesters);
    }

    RosterReport all() {
        return run(semester -> semester.imported().isEmpty() ? options.automatic() : semester.imported());
    }

    RosterReport only(String key, Set<RosterResource> resources) {
        return run(semester -> semester.key().equals(key) ? resources : Set.of());
    }

    private interface Choice {
        Set<RosterResource> of(SemesterStatus semester);
    }

    private RosterReport run(Choice choice) {
        var reader = new CourseReader(moodle, options, findings::add);
        var courses = new CourseImport(reader, mapping, memory, options, this::deliver, findings::add);
        var started = new HashSet<String>();
        forEachCourse((course, department, semester) -> {
            var status = semesters.get(semester);
            var resources = status == null ? Set.<RosterResource>of() : choice.of(status);
            if (status == null || resources.isEmpty()) {
                return;
            }
            if (started.add(semester)) {
                start(status, resources);
            }
            noteTerm(course);
            importCourse(courses, course, department, semester, resources);
        });
        started.addAll(semesters.values().stream()
                .filter(each -> !choice.of(each).isEmpty() && !each.imported().isEmpty())
                .map(SemesterStatus::key)
                .toList());
        if (listed) {
            removeGone(reader, courses, started);
        }
        finish(started);
        var report = new RosterReport(now, clock.instant(), coursesRead, coursesUnread, delivered, findings);
        LOG.info("roster import {}", report.asText());
        return report;
    }

    private void importCourse(
            CourseImport courses,
            Course course,
            Optional<String> department,
            String semester,
            Set<RosterResource> resources) {
        if (!semester.equals(known.put(course.id(), semester))) {
            memory.saveCourses(known);
        }
        if (courses.run(course, department, resources, now)) {
            coursesRead++;
        } else {
            coursesUnread++;
            incomplete.add(semester);
        }
    }

    private void noteTerm(Course course) {
        mapping.term(course)
                .filter(term -> termsKnown && term.termId().isEmpty() && unknownTerms.add(term.code()))
                .ifPresent(term -> findings.add(Finding.warning(
                        "roster-term-unknown",
                        "term:" + term.code(),
                        "Short names carry the term code " + term.code()
                                + ", which the records do not know; it is kept as text.",
                        "Add the term to the records, or correct the short names in Moodle.")));
    }

    private void forEachCourse(CourseTaker taker) {
        List<Category> categories = moodle.categories().all();
        var names = new HashMap<Long, String>();
        categories.forEach(category -> names.put(category.id(), category.name()));
        for (var category : categories) {
            if (category.coursecount().filter(count -> count == 0).isPresent()) {
                continue;
            }
            for (var course : courses(category.id())) {
                if (course.id() == FRONT_PAGE || !seen.add(course.id())) {
                    continue;
                }
                var department = department(category, names);
                mapping.semester(course, department).ifPresent(semester -> {
                    semesters.computeIfAbsent(
                            semester.get(0),
                            key -> new SemesterStatus(
                                    key,
                                    semester.get(1),
                                    Set.of(),
                                    now,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()));
                    taker.take(course, Optional.of(department), semester.get(0));
                });
            }
        }
    }

    private List<Course> courses(long category) {
        try {
            return moodle.courses().byField(CourseField.CATEGORY, List.of(String.valueOf(category)));
        } catch (MoodleException e) {
            listed = false;
            coursesUnread++;
            findings.add(Finding.warning(
                    "roster-category-unread",
                    "lms-category:" + category,
                    "The courses of the category cannot be read ("
                            + e.errorCode().orElse("no error code") + "); what was delivered of them stays.",
                    e.remedy()));
            return List.of();
        }
    }

    private static String department(Category category, Map<Long, String> names) {
        var department = new ArrayList<String>();
        for (var id : category.path().split("/", -1)) {
            if (!id.isEmpty()) {
                department.add(names.getOrDefault(Long.valueOf(id), id));
            }
        }
        return String.join(" / ", department);
    }

    private void removeGone(CourseReader reader, CourseImport courses, Set<String> imported) {
        for (var entry : List.copyOf(known.entrySet())) {
            long course = entry.getKey();
            if (seen.contains(course) || !imported.contains(entry.getValue())) {
                continue;
            }
            if (reader.isGone(course)) {
                courses.remove(course);
                known.remove(course);
                memory.saveCourses(known);
            } else {
                coursesUnread++;
                incomplete.add(entry.getValue());
                findings.add(Finding.warning(
                        "roster-course-unread",
                        "lms-course:" + course,
                        "The course is not listed any more, and the site does not say that it is gone; what was"
                                + " delivered of it stays.",
                        "Give the role of the account behind the token moodle/course:view and"
                                + " moodle/course:viewhiddencourses."));
            }
        }
    }

    private void deliver(List<RosterChange> changes) {
        for (int from = 0; from < changes.size(); from += BATCH) {
            var batch = changes.subList(from, Math.min(changes.size(), from + BATCH));
            sink.accept(List.copyOf(batch));
            batch.forEach(change -> delivered.merge(change.type(), 1L, Long::sum));
        }
    }

    private void start(SemesterStatus status, Set<RosterResource> resources) {
        put(status, resources, Optional.of(now), status.lastSyncCompletedAt(), Optional.empty());
        memory.saveSemesters(semesters);
    }

    private void finish(Set<String> imported) {
        imported.forEach(key -> Optional.ofNullable(semesters.get(key)).ifPresent(status -> {
            boolean whole = listed && !incomplete.contains(key);
            put(
                    status,
                    status.imported(),
                    Optional.of(now),
                    whole ? Optional.of(clock.instant()) : status.lastSyncCompletedAt(),
                    whole
                            ? Optional.empty()
                            : Optional.of("not everything could be read; see the findings of the run"));
        }));
        memory.saveSemesters(semesters);
    }

    private void put(
            SemesterStatus status,
            Set<RosterResource> resources,
            Optional<Instant> startedAt,
            Optional<Instant> completedAt,
            Optional<String> problem) {
        semesters.put(
                status.key(),
                new SemesterStatus(
                        status.key(), status.name(), resources, status.addedAt(), startedAt, completedAt, problem));
    }
}
