package org.lmsbridge.core.state.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.state.PlanShare;

/** A run's share of a plan, in a table. One statement decides, so that of several runs only one has a course. */
final class JdbcPlanShare implements PlanShare {
    /** No course has this name: it stands for the plan. */
    private static final String LEADER = "";

    private static final String TAKE_OVER = "update lms_plan_share set run_id = ?, until_at = ?"
            + " where plan_id = ? and course = ? and done = false and (run_id = ? or until_at <= ?)";

    private static final String IS_OPEN =
            "select until_at from lms_plan_share where plan_id = ? and course = ? and until_at > ? and done = false";

    private static final String RENEW =
            "update lms_plan_share set until_at = ? where plan_id = ? and run_id = ? and done = false";

    private static final String DONE =
            "update lms_plan_share set done = true where plan_id = ? and run_id = ? and done = false";

    private static final String OTHERS =
            "select until_at from lms_plan_share where plan_id = ? and run_id <> ? and done = false and course <> ''";

    /** Two questions, because no index answers which rows are different. */
    private static final String BEFORE =
            "select run_id from lms_plan_share where plan_id = ? and run_id < ? order by plan_id, run_id limit 1";

    private static final String AFTER =
            "select run_id from lms_plan_share where plan_id = ? and run_id > ? order by plan_id, run_id limit 1";

    private static final String FORGET_LEFT =
            "delete from lms_plan_left where plan_id = ? and course = ? and run_id <> ?";

    private static final String LEFT = "select course, kind, not_applied, moved from lms_plan_left where plan_id = ?";

    private static final String MOVED = "select coalesce(sum(moved), 0) from lms_plan_left where plan_id = ?";

    private final Database database;
    private final Clock clock;
    private final String plan;
    private final String run;
    private final String insert;
    private final String saveLeft;

    JdbcPlanShare(Database database, Clock clock, String plan, String run) {
        this.database = database;
        this.clock = clock;
        this.plan = plan;
        this.run = run;
        this.insert = database.dialect()
                .insertIfAbsent("lms_plan_share", "plan_id, course", "plan_id", "course", "run_id", "until_at", "done");
        this.saveLeft = database.dialect()
                .upsert(
                        "lms_plan_left",
                        "plan_id, course, kind",
                        "plan_id",
                        "course",
                        "kind",
                        "run_id",
                        "not_applied",
                        "moved");
    }

    @Override
    public void open(Duration lease) {
        insert(LEADER, lease);
    }

    @Override
    public boolean isOpen() {
        return !database.query(IS_OPEN, row -> true, plan, LEADER, clock.instant())
                .isEmpty();
    }

    @Override
    public boolean claim(String course, Duration lease) {
        return insert(checked(course), lease);
    }

    @Override
    public boolean takeOver(String course, Duration lease) {
        var now = clock.instant();
        return database.inTransaction(session -> {
            boolean taken = session.update(TAKE_OVER, run, now.plus(lease), plan, checked(course), run, now) == 1;
            if (taken) {
                session.update(FORGET_LEFT, plan, course, run);
            }
            return taken;
        });
    }

    private boolean insert(String course, Duration lease) {
        var until = clock.instant().plus(lease);
        return database.inTransaction(session -> session.insertIfAbsent(insert, plan, course, run, until, false));
    }

    private static String checked(String course) {
        if (course.isEmpty()) {
            throw new IllegalArgumentException("course must not be empty");
        }
        return course;
    }

    @Override
    public void renew(Duration lease) {
        database.update(RENEW, clock.instant().plus(lease), plan, run);
    }

    @Override
    public void done() {
        database.update(DONE, plan, run);
    }

    @Override
    public void saveLeft(List<Left> left) {
        var rows = left.stream()
                .map(row -> new @Nullable Object[] {
                    plan, row.course(), row.kind().name(), run, row.notApplied(), row.moved()
                })
                .toList();
        database.inTransaction(session -> {
            session.batch(saveLeft, rows);
            return rows.size();
        });
    }

    @Override
    public List<Left> left() {
        return database.query(
                LEFT,
                row -> new Left(row.getString(1), ChangeKind.valueOf(row.getString(2)), row.getLong(3), row.getLong(4)),
                plan);
    }

    @Override
    public long moved() {
        return database.query(MOVED, row -> row.getLong(1), plan).get(0);
    }

    @Override
    public boolean isAlone() {
        return database.query(BEFORE, row -> true, plan, run).isEmpty()
                && database.query(AFTER, row -> true, plan, run).isEmpty();
    }

    @Override
    public Others others() {
        var now = clock.instant();
        var untils = database.query(
                OTHERS, row -> row.getObject(1, OffsetDateTime.class).toInstant(), plan, run);
        if (untils.isEmpty()) {
            return Others.NOTHING;
        }
        return untils.stream().allMatch(until -> until.isAfter(now)) ? Others.WORKING : Others.DIED;
    }
}
