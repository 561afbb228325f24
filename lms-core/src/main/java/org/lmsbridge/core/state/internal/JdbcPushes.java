package org.lmsbridge.core.state.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.lmsbridge.core.state.Pushes;

/** Marks of what changed, in a table. */
final class JdbcPushes implements Pushes {
    private static final String BEGIN = "update lms_push set begun = true where site = ? and task = ? and subject = ?";

    private static final String DONE =
            "delete from lms_push where site = ? and task = ? and subject = ? and begun = true";

    private static final String FIND =
            "select subject from lms_push" + " where site = ? and task = ? and subject = ? and given_up_at is null";

    private static final String LIST = "select subject from lms_push"
            + " where site = ? and task = ? and subject > ? and given_up_at is null order by site, task, subject limit ?";

    private static final String GIVE_UP = "update lms_push set given_up_at = ?"
            + " where site = ? and task = ? and subject = ? and begun = true and given_up_at is null";

    private static final String GIVEN_UP = "select task, subject, given_up_at from lms_push"
            + " where site = ? and task = ? and subject > ? and given_up_at is not null"
            + " order by site, task, subject limit ?";

    private static final String REQUEUE = "update lms_push set given_up_at = null, begun = false"
            + " where site = ? and task = ? and subject = ? and given_up_at is not null";

    private static final String DELETE = "delete from lms_push where site = ? and given_up_at <= ?";

    private final String site;
    private final Database database;
    private final Clock clock;
    private final String upsert;

    JdbcPushes(String site, Database database, Clock clock) {
        this.site = site;
        this.database = database;
        this.clock = clock;
        this.upsert = database.dialect()
                .upsert("lms_push", "site, task, subject", "site", "task", "subject", "begun", "given_up_at");
    }

    @Override
    public void mark(String task, String subject) {
        Names.check("task", task);
        Names.check("subject", subject, 600);
        database.update(upsert, site, task, subject, false, null);
    }

    @Override
    public void begin(String task, String subject) {
        database.update(BEGIN, site, task, subject);
    }

    @Override
    public void done(String task, String subject) {
        database.update(DONE, site, task, subject);
    }

    @Override
    public void giveUp(String task, String subject) {
        database.update(GIVE_UP, clock.instant(), site, task, subject);
    }

    @Override
    public List<GivenUp> givenUp(String task, Optional<String> after, int limit) {
        return database.query(
                GIVEN_UP,
                row -> new GivenUp(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()),
                site,
                task,
                after.orElse(""),
                Chunks.checkLimit(limit));
    }

    @Override
    public boolean requeue(String task, String subject) {
        return database.update(REQUEUE, site, task, subject) == 1;
    }

    @Override
    public int deleteOlderThan(Duration age) {
        return database.update(DELETE, site, clock.instant().minus(age));
    }

    @Override
    public List<String> list(String task, Optional<String> after, int limit) {
        return database.query(LIST, row -> row.getString(1), site, task, after.orElse(""), Chunks.checkLimit(limit));
    }

    @Override
    public boolean isMarked(String task, String subject) {
        return !database.query(FIND, row -> row.getString(1), site, task, subject)
                .isEmpty();
    }
}
