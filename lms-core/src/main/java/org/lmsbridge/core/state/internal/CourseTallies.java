package org.lmsbridge.core.state.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.CourseTally;

/**
 * Counts what a plan takes away, course by course. Holds a number for each course, which a site has by the thousand,
 * and nothing for each person. For one thread.
 */
final class CourseTallies {
    private static final String STORE =
            "insert into lms_plan_course (plan_id, course, enrolments, counts) values (?, ?, ?, ?)";

    private final Map<String, Long> bases = new HashMap<>();
    private final Map<String, Map<ChangeKind, Long>> counts = new HashMap<>();

    void base(String course, long enrolments) {
        // Made only for its check, which names the course while the planner that is wrong about it can be seen.
        bases.put(course, new CourseTally(course, enrolments, Map.of()).enrolments());
    }

    void count(Change change) {
        if (change.kind().destructive()) {
            change.course()
                    .ifPresent(course -> counts.computeIfAbsent(course, any -> new EnumMap<>(ChangeKind.class))
                            .merge(change.kind(), 1L, Long::sum));
        }
    }

    void store(Session session, String planId) throws SQLException {
        var rows = new ArrayList<@Nullable Object[]>();
        counts.forEach((course, kinds) ->
                rows.add(new @Nullable Object[] {planId, course, bases.getOrDefault(course, 0L), Json.write(kinds)}));
        session.batch(STORE, rows);
    }
}
