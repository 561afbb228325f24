package org.lmsbridge.enrol.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.enrol.rule.CourseDiff;
import org.lmsbridge.enrol.rule.CourseFields;
import org.lmsbridge.enrol.rule.WrittenCourse;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Verdict;

/** Makes courses: blank ones in packed calls, copies of templates one at a time. Thread-safe. */
final class CourseCreation {
    private final MoodleClient moodle;
    private final CourseLookup lookup;
    private final CourseLinks links;
    private final TemplateCopies copies;
    private final LmsIds lmsIds;

    CourseCreation(MoodleClient moodle, CourseLookup lookup, CourseLinks links, TemplateCopies copies, LmsIds lmsIds) {
        this.moodle = moodle;
        this.lookup = lookup;
        this.links = links;
        this.copies = copies;
        this.lmsIds = lmsIds;
    }

    void create(List<Change> changes, Map<String, ChangeOutcome> outcomes) {
        var taken = lookup.byIdnumber(changes.stream()
                .map(change -> change.value(CourseFields.IDNUMBER))
                .toList());
        var before = links.of(changes);
        var blank = new ArrayList<Change>();
        var made = new ArrayList<Link>();
        for (var change : changes) {
            if (taken.containsKey(change.value(CourseFields.IDNUMBER))) {
                outcomes.put(
                        change.subject(),
                        Verdicts.groundMoved(change, "the site has a course with this idnumber by now"));
            } else if (change.values().containsKey(CourseDiff.TEMPLATE)) {
                copies.copy(change, before.get(change.subject()), outcomes).ifPresent(made::add);
            } else {
                blank.add(change);
            }
        }
        made.addAll(createBlank(blank, outcomes));
        lmsIds.save(made, outcomes);
    }

    private List<Link> createBlank(List<Change> changes, Map<String, ChangeOutcome> outcomes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        links.save(changes.stream().map(CourseLinks::doubtful).toList());
        var result = moodle.courses()
                .create(changes.stream().map(MoodleCourses::newCourse).toList());
        var made = new ArrayList<Link>();
        var notMade = new ArrayList<Link>();
        for (int i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            var verdict = result.outcomes().get(i).verdict();
            outcomes.put(change.subject(), Verdicts.outcome(change, verdict));
            BulkResult.value(verdict)
                    .ifPresent(
                            id -> made.add(CourseLinks.settled(CourseLinks.doubtful(change), id, fingerprint(change))));
            if (verdict instanceof Verdict.Rejected || verdict instanceof Verdict.NotAttempted) {
                notMade.add(CourseLinks.doubtful(change));
            }
        }
        links.save(made);
        links.delete(notMade);
        return made;
    }

    /** What of a new course follows the records afterwards. */
    static String fingerprint(Change change) {
        var values = new TreeMap<>(change.values());
        values.keySet()
                .removeAll(List.of(
                        CourseFields.IDNUMBER,
                        CourseFields.VISIBLE,
                        CourseFields.COMPLETION,
                        "categoryid",
                        CourseDiff.TEMPLATE));
        return WrittenCourse.NOTHING.with(values).fingerprint();
    }
}
