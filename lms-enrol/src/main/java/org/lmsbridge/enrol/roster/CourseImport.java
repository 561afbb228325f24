package org.lmsbridge.enrol.roster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.roster.RosterChange;
import org.lmsbridge.core.roster.RosterItem;
import org.lmsbridge.core.roster.RosterItem.Kind;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.model.Course;

/** Reads one course, finds what is different from before, and has it delivered. */
final class CourseImport {
    private final CourseReader reader;
    private final RosterMapping mapping;
    private final RosterMemory memory;
    private final RosterOptions options;
    private final Delivery delivery;
    private final Consumer<Finding> findings;

    /** Hands changes over; when it returns, they were taken. */
    interface Delivery {
        void deliver(List<RosterChange> changes);
    }

    CourseImport(
            CourseReader reader,
            RosterMapping mapping,
            RosterMemory memory,
            RosterOptions options,
            Delivery delivery,
            Consumer<Finding> findings) {
        this.reader = reader;
        this.mapping = mapping;
        this.memory = memory;
        this.options = options;
        this.delivery = delivery;
        this.findings = findings;
    }

    /** What was read of a course; a kind that could not be read is not in the map. */
    private static final class Reading {
        final Map<Kind, Map<String, RosterItem>> items = new LinkedHashMap<>();
        boolean whole = true;

        void add(Kind kind, List<? extends RosterItem> found) {
            var byId = items.computeIfAbsent(kind, ignored -> new LinkedHashMap<>());
            found.forEach(item -> byId.put(item.institutionId(), item));
        }
    }

    /** Imports a course; says whether all of it could be read. */
    boolean run(Course course, Optional<String> department, Set<RosterResource> resources, Instant now) {
        var before = memory.course(course.id());
        var reading = read(course, department, resources, before, now);
        var instructors = memory.instructors();
        var changes = new ArrayList<RosterChange>();
        for (var kind : List.of(Kind.COURSE, Kind.INSTRUCTOR, Kind.SECTION, Kind.ENROLMENT)) {
            var items = reading.items.get(kind);
            if (items != null) {
                changes.addAll(compare(items, kind == Kind.INSTRUCTOR ? instructors : before.of(kind)));
            }
        }
        changes.addAll(gone(Kind.ENROLMENT, reading, before));
        if (!changes.isEmpty()) {
            delivery.deliver(changes);
            memory.saveInstructors(instructors);
        }
        memory.save(course.id(), before);
        return reading.whole;
    }

    private Reading read(
            Course course,
            Optional<String> department,
            Set<RosterResource> resources,
            RosterMemory.CourseMemory before,
            Instant now) {
        var reading = new Reading();
        if (resources.contains(RosterResource.COURSES)) {
            reading.add(Kind.COURSE, List.of(mapping.course(course, department)));
        }
        if (!resources.contains(RosterResource.SECTIONS) && !resources.contains(RosterResource.ENROLMENTS)) {
            return reading;
        }
        try {
            people(course, resources, before, now, reading);
        } catch (MoodleException e) {
            reading.whole = false;
            findings.accept(Finding.warning(
                    "roster-course-unread",
                    "lms-course:" + course.id(),
                    "The participants of the course cannot be read ("
                            + e.errorCode().orElse("no error code") + "); what was delivered of them stays.",
                    e.remedy()));
        }
        return reading;
    }

    private void people(
            Course course,
            Set<RosterResource> resources,
            RosterMemory.CourseMemory before,
            Instant now,
            Reading reading) {
        var known = before.of(Kind.ENROLMENT).keySet().stream()
                .map(id -> Long.valueOf(id.substring(0, id.indexOf('-'))))
                .collect(Collectors.toSet());
        var people = reader.people(course.id(), known);
        if (isSuspicious(course.id(), people, before)) {
            reading.whole = false;
            return;
        }
        var section = mapping.section(course, people.all().values(), people.active());
        if (resources.contains(RosterResource.SECTIONS)) {
            reading.add(Kind.INSTRUCTOR, section.instructors());
            reading.add(Kind.SECTION, List.of(section));
        }
        if (!resources.contains(RosterResource.ENROLMENTS)) {
            return;
        }
        var students = people.all().values().stream().filter(mapping::isStudent).toList();
        var grades = reader.grades(course, students, now);
        var attendance = options.attendance()
                ? Optional.of(reader.attendance(course.id(), students))
                : Optional.<AttendanceReader>empty();
        reading.add(
                Kind.ENROLMENT,
                students.stream()
                        .map(student -> mapping.enrolment(
                                course,
                                student,
                                people.status(student.id()),
                                Optional.ofNullable(grades.get(student.id())),
                                attendance.map(found -> found.of(student.id()))))
                        .toList());
    }

    /**
     * A token that lost its right to see all groups gets an empty list instead of an error, so that a course which
     * empties at once is believed only at the second look.
     */
    private boolean isSuspicious(long courseid, CourseReader.People people, RosterMemory.CourseMemory before) {
        boolean emptied = people.all().isEmpty() && before.of(Kind.ENROLMENT).size() > 1;
        boolean believed = emptied && before.emptied;
        before.emptied = emptied && !believed;
        if (before.emptied) {
            findings.accept(Finding.warning(
                    "roster-course-emptied",
                    "lms-course:" + courseid,
                    "The site shows nobody in the course any more; that is believed if the next run sees the same.",
                    "Check that the account behind the token has moodle/site:accessallgroups."));
        }
        return before.emptied;
    }

    private static List<RosterChange> compare(Map<String, RosterItem> items, Map<String, String> prints) {
        var changes = new ArrayList<RosterChange>();
        items.forEach((id, item) -> {
            var print = RosterMemory.fingerprint(item);
            var last = prints.put(id, print);
            if (last == null) {
                changes.add(RosterChange.added(item));
            } else if (!last.equals(print)) {
                changes.add(RosterChange.changed(item));
            }
        });
        return changes;
    }

    private static List<RosterChange> gone(Kind kind, Reading reading, RosterMemory.CourseMemory before) {
        var items = reading.items.get(kind);
        if (items == null) {
            return List.of();
        }
        var gone = before.of(kind).keySet().stream()
                .filter(id -> !items.containsKey(id))
                .toList();
        before.of(kind).keySet().removeAll(gone);
        return gone.stream().map(id -> RosterChange.gone(kind, id)).toList();
    }

    /** Says that a course is not there any more, its people before itself. */
    void remove(long courseid) {
        var before = memory.course(courseid);
        var changes = new ArrayList<RosterChange>();
        for (var kind : List.of(Kind.ENROLMENT, Kind.SECTION, Kind.COURSE)) {
            before.of(kind).keySet().forEach(id -> changes.add(RosterChange.gone(kind, id)));
        }
        if (!changes.isEmpty()) {
            delivery.deliver(changes);
        }
        memory.save(courseid, new RosterMemory.CourseMemory());
    }
}
