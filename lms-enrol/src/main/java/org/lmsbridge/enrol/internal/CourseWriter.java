package org.lmsbridge.enrol.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.event.Events;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeHandler;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.plan.ChangeOutcome.Result;
import org.lmsbridge.core.spi.LmsIdSink;
import org.lmsbridge.core.state.Doubts;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.enrol.rule.CourseDiff;
import org.lmsbridge.enrol.rule.CourseFields;
import org.lmsbridge.enrol.rule.CourseOwnership;
import org.lmsbridge.enrol.rule.CourseOwnership.Deed;
import org.lmsbridge.enrol.rule.WrittenCourse;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.model.Course;
import org.lmsbridge.moodle.model.CourseUpdate;

/** Writes courses. Thread-safe. */
public final class CourseWriter implements ChangeHandler {
    private final MoodleClient moodle;
    private final CourseLookup lookup;
    private final CourseLinks links;
    private final Doubts doubts;
    private final TemplateCopies copies;
    private final CourseCreation creation;
    private final LmsIds lmsIds;

    /**
     * A writer.
     *
     * @param moodle the site, telling the journal of every write
     * @param links the links
     * @param clock the clock of the state store
     * @param switches what comes along from a template
     * @param sink takes the numbers of new courses, where the records have one
     * @param events tells the other plugins of new links
     */
    public CourseWriter(
            MoodleClient moodle,
            Links links,
            Clock clock,
            TemplateSwitches switches,
            Optional<LmsIdSink> sink,
            Events events) {
        this.moodle = moodle;
        this.lookup = new CourseLookup(moodle);
        this.links = new CourseLinks(links, events);
        this.doubts = new Doubts(links, clock);
        this.copies = new TemplateCopies(moodle, this.links, switches, clock);
        this.lmsIds = new LmsIds(sink);
        this.creation = new CourseCreation(moodle, lookup, this.links, copies, lmsIds);
    }

    @Override
    public Set<ChangeKind> kinds() {
        return Set.of(
                ChangeKind.COURSE_CREATE,
                ChangeKind.COURSE_LINK,
                ChangeKind.COURSE_UPDATE,
                ChangeKind.COURSE_HIDE,
                ChangeKind.COURSE_DELETE);
    }

    @Override
    public void recover() {
        var found = new ArrayList<Link>();
        doubts.clearUp(LinkKind.COURSE, inDoubt -> {
            var made = made(inDoubt);
            found.addAll(made);
            return made;
        });
        links.announce(found);
    }

    /** A course in doubt is there if one has its idnumber. One that is being copied has none yet. */
    private List<Link> made(List<Link> inDoubt) {
        var found = lookup.byIdnumber(inDoubt.stream().map(Link::naturalKey).toList());
        var made = new ArrayList<Link>();
        for (var link : inDoubt) {
            var course = found.get(link.naturalKey());
            if (course != null) {
                made.add(CourseLinks.settled(link, course.id(), written(link)));
            } else {
                CopyMark.parse(link.fingerprint()).ifPresent(mark -> made.add(copies.recovered(link, mark)));
            }
        }
        return made;
    }

    /** The mark of a copy says nothing of what was written. */
    private static String written(Link link) {
        return CopyMark.parse(link.fingerprint()).isPresent() ? "" : link.fingerprint();
    }

    @Override
    public List<ChangeOutcome> apply(String runId, List<Change> changes) {
        var outcomes = new LinkedHashMap<String, ChangeOutcome>();
        doing(changes, ChangeKind.COURSE_CREATE, outcomes, creation::create);
        doing(changes, ChangeKind.COURSE_LINK, outcomes, this::link);
        doing(changes, ChangeKind.COURSE_UPDATE, outcomes, this::update);
        doing(changes, ChangeKind.COURSE_HIDE, outcomes, this::hide);
        doing(changes, ChangeKind.COURSE_DELETE, outcomes, this::delete);
        return changes.stream()
                .map(change -> Objects.requireNonNull(outcomes.get(change.kind() + change.subject())))
                .toList();
    }

    private interface Deeds {
        void carryOut(List<Change> changes, Map<String, ChangeOutcome> bySubject);
    }

    private static void doing(List<Change> all, ChangeKind kind, Map<String, ChangeOutcome> outcomes, Deeds deeds) {
        var changes = all.stream().filter(change -> change.kind() == kind).toList();
        if (!changes.isEmpty()) {
            var bySubject = new HashMap<String, ChangeOutcome>();
            deeds.carryOut(changes, bySubject);
            bySubject.forEach((subject, outcome) -> outcomes.put(kind + subject, outcome));
        }
    }

    private void link(List<Change> changes, Map<String, ChangeOutcome> outcomes) {
        var courses = lookup.byIds(
                changes.stream().map(change -> Long.valueOf(change.value("id"))).toList());
        var known = links.of(changes);
        var adopted = new ArrayList<Link>();
        var news = new ArrayList<Link>();
        for (var change : changes) {
            var course = courses.get(Long.valueOf(change.value("id")));
            if (course == null || !MoodleCourses.actual(course).key().equals(change.value("key"))) {
                outcomes.put(
                        change.subject(),
                        Verdicts.groundMoved(change, "the course is gone, or no longer has this idnumber or name"));
            } else {
                var link = linked(change, course.id(), known.get(change.subject()));
                adopted.add(link);
                if (CourseDiff.BY_IDNUMBER.equals(change.value(CourseDiff.BY))) {
                    news.add(link);
                }
                outcomes.put(change.subject(), ChangeOutcome.applied(change));
            }
        }
        links.save(adopted);
        lmsIds.save(news, outcomes);
    }

    /** One in doubt is the course that an earlier run asked for, and that came late. */
    private static Link linked(Change change, long id, @Nullable Link before) {
        var ours = Optional.ofNullable(before)
                .filter(link -> link.provenance() == Provenance.CREATED)
                .filter(link -> link.inDoubt() || link.lmsId().orElse(0) == id);
        return Link.builder()
                .kind(LinkKind.COURSE)
                .recordsId(change.subject())
                .naturalKey(change.value("key"))
                .lmsId(id)
                .provenance(ours.isPresent() ? Provenance.CREATED : Provenance.ADOPTED)
                .fingerprint(ours.map(CourseWriter::written).orElse(""))
                .build();
    }

    private void update(List<Change> changes, Map<String, ChangeOutcome> outcomes) {
        var firm = onFirmGround(changes, outcomes);
        write(firm, outcomes);
        links.save(firm.stream()
                .filter(one -> applied(one, outcomes))
                .map(one -> {
                    var values = new HashMap<>(one.change().values());
                    values.keySet()
                            .removeAll(List.of(CourseFields.IDNUMBER, CourseFields.VISIBLE, CourseFields.COMPLETION));
                    var written = WrittenCourse.parse(one.link().fingerprint()).with(values);
                    return Link.builder()
                            .from(one.link())
                            .fingerprint(written.fingerprint())
                            .build();
                })
                .toList());
    }

    /**
     * A change of a course that is as the change expects.
     *
     * @param change the change
     * @param link the course's link
     * @param id the course's number
     */
    private record Firm(Change change, Link link, long id) {}

    private List<Firm> onFirmGround(List<Change> changes, Map<String, ChangeOutcome> outcomes) {
        var linked = links.of(changes);
        var actual = lookup.byIds(CourseLinks.lmsIds(linked));
        var firm = new ArrayList<Firm>();
        for (var change : changes) {
            var link = linked.get(change.subject());
            var id = link == null ? 0 : link.lmsId().orElse(0);
            if (link != null && id != 0 && (lookup.blind() || asExpected(actual.get(id), change))) {
                firm.add(new Firm(change, link, id));
            } else {
                outcomes.put(
                        change.subject(), Verdicts.groundMoved(change, "the course was changed in Moodle meanwhile"));
            }
        }
        return firm;
    }

    private static boolean asExpected(@Nullable Course course, Change change) {
        return course != null
                && change.expects().entrySet().stream()
                        .allMatch(expected -> expected.getValue()
                                .equals(CourseFields.read(MoodleCourses.actual(course), expected.getKey())));
    }

    private void hide(List<Change> changes, Map<String, ChangeOutcome> outcomes) {
        write(owned(changes, Deed.HIDE, outcomes), outcomes);
    }

    private void delete(List<Change> changes, Map<String, ChangeOutcome> outcomes) {
        var firm = owned(changes, Deed.DELETE, outcomes);
        var verdicts = moodle.courses()
                .delete(firm.stream().map(Firm::id).toList())
                .outcomes()
                .iterator();
        firm.forEach(one -> outcomes.put(
                one.change().subject(),
                Verdicts.outcome(one.change(), verdicts.next().verdict())));
        firm.stream().filter(one -> applied(one, outcomes)).forEach(one -> links.forget(one.link(), one.id()));
    }

    /** A deletion is in a plan only where the setting says so; here the table has the last word. */
    private List<Firm> owned(List<Change> changes, Deed deed, Map<String, ChangeOutcome> outcomes) {
        var owned = new ArrayList<Firm>();
        for (var one : onFirmGround(changes, outcomes)) {
            if (CourseOwnership.allows(deed, one.link().provenance(), true)) {
                owned.add(one);
            } else {
                outcomes.put(
                        one.change().subject(),
                        Verdicts.groundMoved(one.change(), "the course was not made by the library"));
            }
        }
        return owned;
    }

    private void write(List<Firm> firm, Map<String, ChangeOutcome> outcomes) {
        var updates = new ArrayList<CourseUpdate>();
        firm.forEach(one -> updates.add(MoodleCourses.update(one.id(), one.change())));
        var verdicts = moodle.courses().update(updates).outcomes().iterator();
        firm.forEach(one -> outcomes.put(
                one.change().subject(),
                Verdicts.outcome(one.change(), verdicts.next().verdict())));
    }

    private static boolean applied(Firm one, Map<String, ChangeOutcome> outcomes) {
        var outcome = outcomes.get(one.change().subject());
        return outcome != null && outcome.result() == Result.APPLIED;
    }
}
