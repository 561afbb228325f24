package org.lmsbridge.core.state.internal;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.CourseTally;
import org.lmsbridge.core.plan.PlanHeader;
import org.lmsbridge.core.plan.Segment;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.StateException;

/** A finished plan, read from its tables piece by piece. */
final class StoredPlan implements ChangePlan {
    private static final int FINDINGS_AT_A_TIME = 500;

    private static final String NEXT_SEGMENT = "select seq, phase, title, changes from lms_plan_segment"
            + " where plan_id = ? and phase = ? and seq > ? order by plan_id, phase, seq limit 1";

    private static final String NEXT_FINDINGS = "select code, severity, subject, message, remedy from lms_plan_finding"
            + " where plan_id = ? and seq > ? order by plan_id, seq limit ?";

    private static final int COURSES_AT_A_TIME = 500;

    private static final String NEXT_COURSES = "select course, enrolments, counts from lms_plan_course"
            + " where plan_id = ? and course > ? order by plan_id, course limit ?";

    private final PlanHeader header;
    private final Database database;

    StoredPlan(PlanHeader header, Database database) {
        this.header = header;
        this.database = database;
    }

    @Override
    public PlanHeader header() {
        return header;
    }

    @Override
    public Stream<Segment> segments() {
        return OnDemand.stream(new SegmentPages());
    }

    @Override
    public Stream<Finding> findings() {
        return OnDemand.stream(new FindingPages());
    }

    @Override
    public Stream<CourseTally> courses() {
        return OnDemand.stream(new CoursePages());
    }

    private StateException incomplete() {
        return new StateException("plan %s is no longer there as a whole; make a new one".formatted(header.id()));
    }

    /** Reads one segment at a time, phase after phase. */
    private final class SegmentPages implements OnDemand.Pages<Segment> {
        private final List<Segment.Phase> phases = new ArrayList<>(List.of(Segment.Phase.values()));
        private int seq;
        private long changes;

        @Override
        public List<Segment> next() {
            while (!phases.isEmpty()) {
                var found = database.query(
                        NEXT_SEGMENT, this::read, header.id(), phases.get(0).name(), seq);
                if (!found.isEmpty()) {
                    return found;
                }
                phases.remove(0);
                seq = 0;
            }
            // A plan that was deleted meanwhile must not pass for one that was read to its end.
            if (changes != header.total()) {
                throw incomplete();
            }
            return List.of();
        }

        private Segment read(ResultSet row) throws SQLException {
            var segment = new Segment(
                    Segment.Phase.valueOf(row.getString("phase")),
                    row.getString("title"),
                    Json.read(row.getString("changes"), new TypeReference<>() {}));
            seq = row.getInt("seq");
            changes += segment.changes().size();
            return segment;
        }
    }

    /** Reads some hundred findings at a time. */
    private final class FindingPages implements OnDemand.Pages<Finding> {
        private int seq;

        @Override
        public List<Finding> next() {
            var found = database.query(NEXT_FINDINGS, FindingRow::read, header.id(), seq, FINDINGS_AT_A_TIME);
            seq += found.size();
            if (found.isEmpty() && seq != header.findings()) {
                throw incomplete();
            }
            return found;
        }
    }

    /** Reads some hundred courses at a time. */
    private final class CoursePages implements OnDemand.Pages<CourseTally> {
        private String last = "";

        @Override
        public List<CourseTally> next() {
            var found = database.query(NEXT_COURSES, CoursePages::read, header.id(), last, COURSES_AT_A_TIME);
            last = found.isEmpty() ? last : found.get(found.size() - 1).course();
            return found;
        }

        private static CourseTally read(ResultSet row) throws SQLException {
            return new CourseTally(
                    row.getString("course"),
                    row.getLong("enrolments"),
                    Json.read(row.getString("counts"), new TypeReference<>() {}));
        }
    }
}
