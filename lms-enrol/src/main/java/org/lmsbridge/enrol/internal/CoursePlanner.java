package org.lmsbridge.enrol.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.plan.PlanWriter;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.enrol.rule.CourseDiff;
import org.lmsbridge.enrol.rule.CourseDiff.ActualCourse;
import org.lmsbridge.enrol.rule.DesiredCourse;
import org.lmsbridge.enrol.rule.DesiredCourse.Blueprint;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.model.Category;
import org.lmsbridge.moodle.model.Course;

/** Plans the Moodle courses that the records call for. For one plan and one thread. */
final class CoursePlanner {
    private static final int CHUNK = 500;

    private final MoodleClient moodle;
    private final CourseLookup lookup;
    private final Links links;
    private final CourseDiff diff;
    private final PlanWriter plan;
    private final SegmentBuffer segment;
    private final Instant now;
    private final Set<Long> templates = new HashSet<>();
    private final Map<Long, Optional<Course>> templateCourses = new HashMap<>();
    private final Set<Long> warnedOf = new HashSet<>();
    private Optional<Set<Long>> categories = Optional.empty();

    CoursePlanner(
            MoodleClient moodle, Links links, CourseDiff diff, Clock clock, PlanWriter plan, SegmentBuffer segment) {
        this.moodle = moodle;
        this.lookup = new CourseLookup(moodle);
        this.links = links;
        this.diff = diff;
        this.now = clock.instant();
        this.plan = plan;
        this.segment = segment;
    }

    /**
     * A course that is there or will be.
     *
     * @param course what is called for
     * @param lmsId the course's number in the site; empty if the plan makes it
     */
    record Placed(DesiredCourse course, OptionalLong lmsId) {}

    /** {@return what is called for and possible: one entry a Moodle course, whatever leads into it} */
    List<Placed> plan(List<DesiredCourse> wanted) {
        wanted.forEach(course ->
                course.blueprint().ifPresent(blueprint -> blueprint.template().ifPresent(templates::add)));
        var placed = new ArrayList<Placed>();
        for (int from = 0; from < wanted.size(); from += CHUNK) {
            placed.addAll(planChunk(wanted.subList(from, Math.min(from + CHUNK, wanted.size()))));
        }
        return joined(placed);
    }

    /** Several course dates may lead into one course of the site, and only their registrations together tell who is in it. */
    private static List<Placed> joined(List<Placed> placed) {
        var byCourse = new HashMap<Long, Integer>();
        var joined = new ArrayList<Placed>();
        for (var one : placed) {
            var first =
                    one.lmsId().isPresent() ? byCourse.putIfAbsent(one.lmsId().getAsLong(), joined.size()) : null;
            if (first == null) {
                joined.add(one);
            } else {
                var before = joined.get(first);
                joined.set(first, new Placed(before.course().and(one.course()), before.lmsId()));
            }
        }
        return joined;
    }

    /** What is known of the courses of a chunk. */
    private record Known(Map<String, Link> links, Map<Long, Course> courses, Map<String, Course> byIdnumber) {
        @Nullable
        ActualCourse at(OptionalLong id) {
            var course = id.isPresent() ? courses.get(id.getAsLong()) : null;
            return course == null ? null : MoodleCourses.actual(course);
        }

        @Nullable
        ActualCourse of(DesiredCourse course) {
            var found = course.idnumber().map(byIdnumber::get);
            return found.map(MoodleCourses::actual).orElse(null);
        }
    }

    private List<Placed> planChunk(List<DesiredCourse> wanted) {
        var known = read(wanted);
        var owners = new HashMap<String, String>();
        wanted.forEach(course -> course.idnumber()
                .ifPresent(idnumber -> owners.putIfAbsent(idnumber.toLowerCase(Locale.ROOT), course.subject())));
        var claimed = plan.claim("idnumber", owners);
        var placed = new ArrayList<Placed>();
        for (var course : wanted) {
            course.blueprint()
                    .map(Blueprint::names)
                    .filter(names -> !names.accepted())
                    .ifPresent(names -> plan.add(CourseFindings.nameRefused(course, names)));
            var owner = course.idnumber()
                    .map(text -> claimed.get(text.toLowerCase(Locale.ROOT)))
                    .orElse(course.subject());
            if (course.subject().equals(owner)) {
                planOne(course, known).ifPresent(placed::add);
            } else {
                plan.add(CourseFindings.idnumberTaken(course, String.valueOf(owner)));
            }
        }
        return placed;
    }

    private Known read(List<DesiredCourse> wanted) {
        var linked = new HashMap<>(links.find(
                LinkKind.COURSE, "", wanted.stream().map(DesiredCourse::subject).toList()));
        var ids = CourseLinks.lmsIds(linked);
        wanted.forEach(course -> course.givenId().ifPresent(ids::add));
        var courses = lookup.byIds(ids);
        var known = new Known(linked, courses, Map.of());
        var idnumbers = wanted.stream()
                .filter(course -> asksForIdnumber(course, known))
                .flatMap(course -> course.idnumber().stream())
                .toList();
        return new Known(linked, courses, lookup.byIdnumber(idnumbers));
    }

    /** Asked only where the link does not tell, so that an unchanged run does without. */
    private static boolean asksForIdnumber(DesiredCourse course, Known known) {
        var link = known.links().get(course.subject());
        if (link == null || link.inDoubt()) {
            return course.givenId().isEmpty();
        }
        return byIdnumber(course, link) && !carriesIdnumber(course, known.at(link.lmsId()));
    }

    private static boolean byIdnumber(DesiredCourse course, Link link) {
        return course.idnumber().filter(link.naturalKey()::equals).isPresent();
    }

    /** Where the token does not see the idnumber, nobody can say that it was moved. */
    private static boolean carriesIdnumber(DesiredCourse course, @Nullable ActualCourse actual) {
        return actual != null
                && (actual.idnumber().isEmpty() || actual.idnumber().equals(course.idnumber()));
    }

    private Optional<Placed> planOne(DesiredCourse course, Known known) {
        var link = known.links().get(course.subject());
        if (link != null && !link.inDoubt() && lookup.blind()) {
            diff.updateUnseen(course, link).ifPresent(segment::add);
            return Optional.of(new Placed(course, link.lmsId()));
        }
        var found = link == null || link.inDoubt() ? null : link;
        if (course.givenId().isPresent() && (found == null || !holds(course, found, known))) {
            return planGiven(course, found, known);
        }
        return found != null
                ? planLinked(course, found, known)
                : planUnlinked(course, Optional.ofNullable(link), known);
    }

    /** Whether a link stays although the records name a number: it was made by idnumber, and still is right. */
    private boolean holds(DesiredCourse course, Link link, Known known) {
        if (!byIdnumber(course, link)) {
            return false;
        }
        if (link.lmsId().equals(course.givenId())) {
            return true;
        }
        var holds = carriesIdnumber(course, known.at(link.lmsId()));
        if (holds) {
            plan.add(CourseFindings.numberConflict(course, link));
        }
        return holds;
    }

    private Optional<Placed> planGiven(DesiredCourse course, @Nullable Link link, Known known) {
        var actual = known.at(course.givenId());
        if (actual == null) {
            plan.add(CourseFindings.linkedCourseMissing(course));
            return Optional.empty();
        }
        if (link != null && link.lmsId().equals(course.givenId())) {
            if (link.naturalKey().equals(actual.key())) {
                diff.update(course, actual, link).ifPresent(segment::add);
                return Optional.of(new Placed(course, course.givenId()));
            }
            plan.add(CourseFindings.linkedCourseChanged(course, link, actual));
        }
        segment.add(diff.link(course, actual, CourseDiff.BY_NUMBER));
        return Optional.of(new Placed(course, course.givenId()));
    }

    private Optional<Placed> planLinked(DesiredCourse course, Link link, Known known) {
        var actual = known.at(link.lmsId());
        var unfinished = link.fingerprint().equals(CourseDiff.UNFINISHED);
        if (byIdnumber(course, link) && !unfinished && !carriesIdnumber(course, actual)) {
            var other = known.of(course);
            if (other != null && !templates.contains(other.id())) {
                plan.add(CourseFindings.linkMoved(course, link, other));
                segment.add(diff.link(course, other, CourseDiff.BY_IDNUMBER));
                return Optional.of(new Placed(course, OptionalLong.of(other.id())));
            }
            if (actual != null) {
                plan.add(CourseFindings.idnumberRemoved(course, actual));
            }
        }
        if (actual == null) {
            plan.add(CourseFindings.gone(course, link));
            return Optional.empty();
        }
        diff.update(course, actual, link).ifPresent(segment::add);
        return Optional.of(new Placed(course, link.lmsId()));
    }

    private Optional<Placed> planUnlinked(DesiredCourse course, Optional<Link> inDoubt, Known known) {
        var actual = known.of(course);
        if (actual != null && !templates.contains(actual.id())) {
            segment.add(diff.link(course, actual, CourseDiff.BY_IDNUMBER));
            return Optional.of(new Placed(course, OptionalLong.of(actual.id())));
        }
        var mark = inDoubt.flatMap(link -> CopyMark.parse(link.fingerprint()));
        if (mark.isPresent() && !mark.get().late(now)) {
            plan.add(CourseFindings.copyUnderWay(course));
            return Optional.empty();
        }
        if (course.blueprint().isEmpty()) {
            plan.add(CourseFindings.categoryCourseMissing(course));
            return Optional.empty();
        }
        return mayBeMade(course, course.blueprint().get(), actual)
                ? planNew(course, course.blueprint().get())
                : Optional.empty();
    }

    private Optional<Placed> planNew(DesiredCourse course, Blueprint blueprint) {
        segment.add(diff.create(course, blueprint));
        return Optional.of(new Placed(course, OptionalLong.empty()));
    }

    private boolean mayBeMade(DesiredCourse course, Blueprint blueprint, @Nullable ActualCourse template) {
        if (!blueprint.names().accepted()) {
            return false;
        }
        if (template != null) {
            plan.add(CourseFindings.templateIsCourseDate(course, template.id()));
            return false;
        }
        if (!lookup.blind() && !siteCategories().contains(blueprint.categoryid())) {
            plan.add(CourseFindings.categoryMissing(course, blueprint.categoryid()));
            return false;
        }
        return blueprint.template().isEmpty()
                || templateIsGood(course, blueprint.template().getAsLong());
    }

    private boolean templateIsGood(DesiredCourse course, long template) {
        var found = templateCourses.computeIfAbsent(
                template, id -> Optional.ofNullable(lookup.byIds(List.of(id)).get(id)));
        if (found.isEmpty()) {
            plan.add(CourseFindings.templateMissing(course, template));
            return false;
        }
        var idnumber = found.get().idnumber().orElse("");
        if (!idnumber.isEmpty() && warnedOf.add(template)) {
            plan.add(CourseFindings.templateHasIdnumber(template, idnumber));
        }
        return true;
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
