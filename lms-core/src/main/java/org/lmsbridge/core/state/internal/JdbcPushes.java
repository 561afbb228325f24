package org.lmsbridge.core.state.internal;

import java.util.List;
import java.util.Optional;
import org.lmsbridge.core.state.Pushes;

/** Marks of what changed, in a table. */
final class JdbcPushes implements Pushes {
    private static final String BEGIN = "update lms_push set begun = true where site = ? and task = ? and subject = ?";

    private static final String DONE =
            "delete from lms_push where site = ? and task = ? and subject = ? and begun = true";

    private static final String FIND = "select subject from lms_push where site = ? and task = ? and subject = ?";

    private static final String LIST = "select subject from lms_push"
            + " where site = ? and task = ? and subject > ? order by site, task, subject limit ?";

    private final String site;
    private final Database database;
    private final String upsert;

    JdbcPushes(String site, Database database) {
        this.site = site;
        this.database = database;
        this.upsert = database.dialect().upsert("lms_push", "site, task, subject", "site", "task", "subject", "begun");
    }

    @Override
    public void mark(String task, String subject) {
        Names.check("task", task);
        Names.check("subject", subject, 600);
        database.update(upsert, site, task, subject, false);
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
    public List<String> list(String task, Optional<String> after, int limit) {
        return database.query(LIST, row -> row.getString(1), site, task, after.orElse(""), Chunks.checkLimit(limit));
    }

    @Override
    public boolean isMarked(String task, String subject) {
        return !database.query(FIND, row -> row.getString(1), site, task, subject)
                .isEmpty();
    }
}
