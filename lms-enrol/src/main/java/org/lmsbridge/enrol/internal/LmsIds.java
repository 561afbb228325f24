package org.lmsbridge.enrol.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.spi.LmsIdSink;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.enrol.rule.Subjects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the numbers of courses back to the records, where these take them. Thread-safe if the sink is. */
final class LmsIds {
    private static final Logger LOG = LoggerFactory.getLogger(LmsIds.class);

    private final Optional<LmsIdSink> sink;

    LmsIds(Optional<LmsIdSink> sink) {
        this.sink = sink;
    }

    /** What the sink throws ends nothing: the numbers stay with the links, and the outcomes tell of it. */
    void save(List<Link> links, Map<String, ChangeOutcome> outcomes) {
        var courses = new HashMap<CourseDateId, Long>();
        for (var link : links) {
            Subjects.courseDateOf(link.recordsId())
                    .ifPresent(id -> courses.put(id, link.lmsId().orElseThrow()));
        }
        if (sink.isEmpty() || courses.isEmpty()) {
            return;
        }
        try {
            sink.get().saveCourseIds(Map.copyOf(courses));
        } catch (RuntimeException e) {
            LOG.warn(
                    "the records did not take the numbers of courses={} cause={}",
                    courses.size(),
                    e.getClass().getSimpleName());
            courses.forEach((id, number) -> outcomes.computeIfPresent(
                    Subjects.courseDate(id), (subject, outcome) -> withWarning(outcome, subject, number)));
        }
    }

    private static ChangeOutcome withWarning(ChangeOutcome outcome, String subject, long number) {
        return new ChangeOutcome(
                outcome.change(),
                outcome.result(),
                Optional.of(Finding.warning(
                        "number-not-taken",
                        subject,
                        "the records did not take the number " + number + " of the Moodle course",
                        "Enter it in the records by hand, if they need it; the library goes on without.")));
    }
}
