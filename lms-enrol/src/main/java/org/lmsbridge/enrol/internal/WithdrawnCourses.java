package org.lmsbridge.enrol.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseDateStatus;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.enrol.rule.RemovalCause;
import org.lmsbridge.enrol.rule.Subjects;

/**
 * Courses of ours whose course date is cancelled or completed, or is not listed any more. One that is listed as
 * scheduled is not among them, even if it has no course for another reason: a mistake in the configuration takes nobody
 * out. For one plan and one thread.
 */
final class WithdrawnCourses {
    private static final int PAGE = 1_000;

    private final Links links;
    private final RemovalPlanner removals;
    private final Map<CourseDateId, CourseDateStatus> listed = new HashMap<>();

    WithdrawnCourses(Links links, RemovalPlanner removals) {
        this.links = links;
        this.removals = removals;
    }

    void listed(CourseDate date) {
        listed.put(date.id(), date.status());
    }

    /** Goes through them once the whole listing has been read. */
    void forEach(Consumer<PlacedCourse> use) {
        Optional<String> after = Optional.empty();
        List<Link> page;
        do {
            page = links.list(LinkKind.COURSE, "", after, PAGE);
            for (var link : page) {
                Subjects.courseDateOf(link.recordsId())
                        .filter(id -> link.lmsId().isPresent() && !link.inDoubt() && mayEnd(id))
                        .map(id -> new PlacedCourse(
                                link.recordsId(), "Course " + link.naturalKey(), link.lmsId(), List.of(), Set.of(id)))
                        .ifPresent(use);
            }
            after = page.isEmpty()
                    ? after
                    : Optional.of(page.get(page.size() - 1).recordsId());
        } while (page.size() == PAGE);
    }

    /** One that is not listed may have ended; its registrations are asked for one by one, and tell. */
    private boolean mayEnd(CourseDateId id) {
        var status = listed.get(id);
        if (status == null) {
            return true;
        }
        return switch (status) {
            case SCHEDULED -> false;
            case CANCELLED -> removals.takesAway(RemovalCause.COURSE_DATE_CANCELLED);
            case COMPLETED -> removals.takesAway(RemovalCause.COURSE_DATE_COMPLETED);
        };
    }
}
