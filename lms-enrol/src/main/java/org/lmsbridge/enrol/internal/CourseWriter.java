package org.lmsbridge.enrol.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeHandler;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.state.Doubts;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.enrol.rule.CourseDiff;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.model.Course;
import org.lmsbridge.moodle.model.CourseField;
import org.lmsbridge.moodle.model.CourseUpdate;
import org.lmsbridge.moodle.model.NewCourse;

/** Writes courses. Thread-safe. */
public final class CourseWriter implements ChangeHandler {
    private final MoodleClient moodle;
    private final Links links;
    private final Doubts doubts;

    /**
     * A writer.
     *
     * @param moodle the site, telling the journal of every write
     * @param links the links
     * @param doubts what earlier runs left
     */
    public CourseWriter(MoodleClient moodle, Links links, Doubts doubts) {
        this.moodle = moodle;
        this.links = links;
        this.doubts = doubts;
    }

    @Override
    public Set<ChangeKind> kinds() {
        return Set.of(ChangeKind.COURSE_CREATE, ChangeKind.COURSE_LINK, ChangeKind.COURSE_UPDATE);
    }

    @Override
    public void recover() {
        doubts.clearUp(LinkKind.COURSE, this::made);
    }

    /** A course in doubt is there if one has its idnumber. */
    private List<Link> made(List<Link> inDoubt) {
        var found = byIdnumber(inDoubt.stream().map(Link::naturalKey).toList());
        var made = new ArrayList<Link>();
        for (var link : inDoubt) {
            var course = found.get(link.naturalKey());
            if (course != null) {
                made.add(settled(link, course.id()));
            }
        }
        return made;
    }

    @Override
    public List<ChangeOutcome> apply(String runId, List<Change> changes) {
        var outcomes = new LinkedHashMap<Change, ChangeOutcome>();
        create(of(changes, ChangeKind.COURSE_CREATE), outcomes);
        link(of(changes, ChangeKind.COURSE_LINK), outcomes);
        update(of(changes, ChangeKind.COURSE_UPDATE), outcomes);
        return changes.stream().map(outcomes::get).toList();
    }

    private void create(List<Change> changes, Map<Change, ChangeOutcome> outcomes) {
        if (changes.isEmpty()) {
            return;
        }
        var taken = byIdnumber(
                changes.stream().map(change -> change.value("idnumber")).toList());
        var pending = new ArrayList<Change>();
        for (var change : changes) {
            if (taken.containsKey(change.value("idnumber"))) {
                outcomes.put(change, Verdicts.groundMoved(change, "the site has a course with this idnumber by now"));
            } else {
                pending.add(change);
            }
        }
        links.save(pending.stream().map(CourseWriter::doubtful).toList());
        var result = moodle.courses()
                .create(pending.stream().map(CourseWriter::newCourse).toList());
        var made = new ArrayList<Link>();
        var notMade = new ArrayList<Link>();
        for (int i = 0; i < pending.size(); i++) {
            var change = pending.get(i);
            var verdict = result.outcomes().get(i).verdict();
            outcomes.put(change, Verdicts.outcome(change, verdict));
            BulkResult.value(verdict).ifPresent(id -> made.add(settled(doubtful(change), id)));
            if (verdict instanceof Verdict.Rejected || verdict instanceof Verdict.NotAttempted) {
                notMade.add(doubtful(change));
            }
        }
        links.save(made);
        links.delete(notMade);
    }

    private void link(List<Change> changes, Map<Change, ChangeOutcome> outcomes) {
        if (changes.isEmpty()) {
            return;
        }
        var found = byIdnumber(
                changes.stream().map(change -> change.value("idnumber")).toList());
        var known = links.find(
                LinkKind.COURSE, "", changes.stream().map(Change::subject).toList());
        var adopted = new ArrayList<Link>();
        for (var change : changes) {
            var course = found.get(change.value("idnumber"));
            if (course == null || !change.value("id").equals(String.valueOf(course.id()))) {
                outcomes.put(change, Verdicts.groundMoved(change, "the course no longer has this idnumber"));
            } else {
                // One in doubt is the course that an earlier run asked for, and that came late.
                var ours = known.containsKey(change.subject());
                adopted.add(Link.builder()
                        .kind(LinkKind.COURSE)
                        .recordsId(change.subject())
                        .naturalKey(change.value("idnumber"))
                        .lmsId(course.id())
                        .provenance(ours ? Provenance.CREATED : Provenance.ADOPTED)
                        .build());
                outcomes.put(change, ChangeOutcome.applied(change));
            }
        }
        links.save(adopted);
    }

    private void update(List<Change> changes, Map<Change, ChangeOutcome> outcomes) {
        if (changes.isEmpty()) {
            return;
        }
        var linked = links.find(
                LinkKind.COURSE, "", changes.stream().map(Change::subject).toList());
        var ids = linked.values().stream()
                .flatMapToLong(link -> link.lmsId().stream())
                .boxed()
                .toList();
        var actual = new HashMap<Long, Course>();
        moodle.courses().byIds(ids).forEach(course -> actual.put(course.id(), course));
        var pending = new LinkedHashMap<Change, CourseUpdate>();
        for (var change : changes) {
            var link = linked.get(change.subject());
            var course = link == null ? null : actual.get(link.lmsId().orElse(0));
            if (course == null || !asExpected(course, change)) {
                outcomes.put(change, Verdicts.groundMoved(change, "the course was changed in Moodle meanwhile"));
            } else {
                pending.put(change, courseUpdate(course.id(), change));
            }
        }
        var result = moodle.courses().update(List.copyOf(pending.values()));
        var verdicts = result.outcomes().iterator();
        pending.keySet()
                .forEach(change -> outcomes.put(
                        change, Verdicts.outcome(change, verdicts.next().verdict())));
    }

    private static boolean asExpected(Course course, Change change) {
        var actual = MoodleCourses.actual(course);
        return change.expects().entrySet().stream()
                .allMatch(expected -> expected.getValue().equals(CourseDiff.field(actual, expected.getKey())));
    }

    private Map<String, Course> byIdnumber(List<String> idnumbers) {
        var found = new HashMap<String, Course>();
        moodle.courses()
                .byField(CourseField.IDNUMBER, idnumbers)
                .forEach(course -> course.idnumber().ifPresent(idnumber -> found.put(idnumber, course)));
        return found;
    }

    private static List<Change> of(List<Change> changes, ChangeKind kind) {
        return changes.stream().filter(change -> change.kind() == kind).toList();
    }

    private static Link doubtful(Change change) {
        return Link.builder()
                .kind(LinkKind.COURSE)
                .recordsId(change.subject())
                .naturalKey(change.value("idnumber"))
                .provenance(Provenance.CREATED)
                .inDoubt(true)
                .build();
    }

    private static Link settled(Link link, long id) {
        return Link.builder().from(link).lmsId(id).inDoubt(false).build();
    }

    private static NewCourse newCourse(Change change) {
        return NewCourse.builder()
                .fullname(change.value("fullname"))
                .shortname(change.value("shortname"))
                .categoryid(Long.parseLong(change.value("categoryid")))
                .idnumber(change.value("idnumber"))
                .startdate(Instant.parse(change.value("startdate")))
                .enddate(time(change, "enddate"))
                .visible(Boolean.parseBoolean(change.value("visible")))
                .enablecompletion(true)
                .build();
    }

    private static CourseUpdate courseUpdate(long id, Change change) {
        return CourseUpdate.builder()
                .id(id)
                .fullname(Optional.ofNullable(change.values().get("fullname")))
                .shortname(Optional.ofNullable(change.values().get("shortname")))
                .startdate(time(change, "startdate"))
                .enddate(change.values().containsKey("enddate") ? Optional.of(endOrNone(change)) : Optional.empty())
                .build();
    }

    /** Moodle writes "no end" as the beginning of time. */
    private static Instant endOrNone(Change change) {
        return time(change, "enddate").orElse(Instant.EPOCH);
    }

    private static Optional<Instant> time(Change change, String field) {
        return Optional.ofNullable(change.values().get(field))
                .filter(text -> !text.isEmpty())
                .map(Instant::parse);
    }
}
