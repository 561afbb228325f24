package org.lmsbridge.enrol.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.lmsbridge.core.plan.PlanWriter;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.enrol.rule.CourseDiff;
import org.lmsbridge.enrol.rule.CourseDiff.ActualCourse;
import org.lmsbridge.enrol.rule.DesiredCourse;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.model.Category;
import org.lmsbridge.moodle.model.CourseField;

/** Plans the Moodle courses of a page of course dates. For one plan and one thread. */
final class CoursePlanner {
    private final MoodleClient moodle;
    private final Links links;
    private final CourseDiff diff;
    private final PlanWriter plan;
    private final SegmentBuffer segment;
    private Optional<Set<Long>> categories = Optional.empty();

    CoursePlanner(MoodleClient moodle, Links links, CourseDiff diff, PlanWriter plan, SegmentBuffer segment) {
        this.moodle = moodle;
        this.links = links;
        this.diff = diff;
        this.plan = plan;
        this.segment = segment;
    }

    /**
     * A course date whose course is there or will be.
     *
     * @param course what is called for
     * @param lmsId the course's number in the site; empty if the plan makes it
     */
    record Placed(DesiredCourse course, OptionalLong lmsId) {}

    List<Placed> plan(List<DesiredCourse> wanted) {
        var linked = new HashMap<>(links.find(
                LinkKind.COURSE, "", wanted.stream().map(DesiredCourse::subject).toList()));
        // A course that was asked for and has not been seen yet is looked for like one that never was.
        linked.values().removeIf(Link::inDoubt);
        var known = linkedCourses(linked);
        var found = unlinkedCourses(wanted, linked);
        var placed = new ArrayList<Placed>();
        for (var course : wanted) {
            var link = linked.get(course.subject());
            var at = link != null ? planLinked(course, link, known) : planUnlinked(course, found);
            at.ifPresent(placed::add);
        }
        return placed;
    }

    private Map<Long, ActualCourse> linkedCourses(Map<String, Link> linked) {
        var ids = linked.values().stream()
                .flatMapToLong(link -> link.lmsId().stream())
                .boxed()
                .toList();
        var known = new HashMap<Long, ActualCourse>();
        if (!ids.isEmpty()) {
            moodle.courses().byIds(ids).forEach(course -> known.put(course.id(), MoodleCourses.actual(course)));
        }
        return known;
    }

    private Map<String, ActualCourse> unlinkedCourses(List<DesiredCourse> wanted, Map<String, Link> linked) {
        var idnumbers = wanted.stream()
                .filter(course -> !linked.containsKey(course.subject()))
                .map(DesiredCourse::idnumber)
                .toList();
        var found = new HashMap<String, ActualCourse>();
        if (!idnumbers.isEmpty()) {
            moodle.courses()
                    .byField(CourseField.IDNUMBER, idnumbers)
                    .forEach(course ->
                            course.idnumber().ifPresent(idnumber -> found.put(idnumber, MoodleCourses.actual(course))));
        }
        return found;
    }

    private Optional<Placed> planLinked(DesiredCourse course, Link link, Map<Long, ActualCourse> known) {
        var actual = link.lmsId().isPresent() ? known.get(link.lmsId().getAsLong()) : null;
        if (actual == null) {
            plan.add(Finding.warning(
                    "course-gone",
                    course.subject(),
                    "the Moodle course " + link.lmsId().orElse(0) + " of this course date is not there any more",
                    "Restore it in Moodle, or cancel the course date; a deleted course is not made a second time."));
            return Optional.empty();
        }
        if (link.provenance() == Provenance.CREATED) {
            diff.update(course, actual).ifPresent(segment::add);
        }
        return Optional.of(new Placed(course, link.lmsId()));
    }

    private Optional<Placed> planUnlinked(DesiredCourse course, Map<String, ActualCourse> found) {
        var actual = found.get(course.idnumber());
        if (actual != null) {
            segment.add(diff.link(course, actual));
            return Optional.of(new Placed(course, OptionalLong.of(actual.id())));
        }
        if (!siteCategories().contains(course.categoryid())) {
            plan.add(Finding.warning(
                    "category-missing-in-site",
                    course.subject(),
                    "the site has no category " + course.categoryid(),
                    "Make the category in Moodle, or correct its number in the course category's form."));
            return Optional.empty();
        }
        segment.add(diff.create(course));
        return Optional.of(new Placed(course, OptionalLong.empty()));
    }

    /** Asked for only when a course has to be made, so that an unchanged run does without. */
    private Set<Long> siteCategories() {
        if (categories.isEmpty()) {
            var ids = new HashSet<Long>();
            moodle.categories().all().stream().map(Category::id).forEach(ids::add);
            categories = Optional.of(ids);
        }
        return categories.get();
    }
}
