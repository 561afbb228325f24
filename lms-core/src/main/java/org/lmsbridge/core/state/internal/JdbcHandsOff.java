package org.lmsbridge.core.state.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lmsbridge.core.state.HandsOff;

/** Hands-off marks in a table. */
final class JdbcHandsOff implements HandsOff {
    private static final int MAX_SUBJECT = 600;

    private static final String COLUMNS = "h.subject, h.who, h.why, h.marked_at";

    /** An outer join for the same reason as in {@link JdbcLinks}. */
    private static final String FIND = "select " + COLUMNS
            + " from unnest(cast(? as varchar array)) as wanted (subject) left join lms_hands_off h"
            + " on h.site = ? and h.subject = wanted.subject";

    private static final String LIST = "select " + COLUMNS + " from lms_hands_off h"
            + " where h.site = ? and h.subject > ? order by h.site, h.subject limit ?";

    private static final String UNMARK = "delete from lms_hands_off where site = ? and subject = ?";

    private final String site;
    private final Database database;
    private final Clock clock;
    private final String upsert;

    JdbcHandsOff(String site, Database database, Clock clock) {
        this.site = site;
        this.database = database;
        this.clock = clock;
        this.upsert = database.dialect()
                .upsert("lms_hands_off", "site, subject", "site", "subject", "who", "why", "marked_at");
    }

    @Override
    public void mark(String subject, String who, String why) {
        if (!subject.matches("[^/:]+:[^/]+") || subject.length() > MAX_SUBJECT) {
            throw new IllegalArgumentException(
                    "subject must be one contact or course, such as contact:4711, not '%s'".formatted(subject));
        }
        database.update(
                upsert,
                site,
                subject,
                Names.check("who", who),
                Names.checkReason(why),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    @Override
    public void unmark(String subject) {
        database.update(UNMARK, site, subject);
    }

    @Override
    public Map<String, Mark> find(Collection<String> subjects) {
        return Chunks.of(new HashSet<>(subjects))
                .map(some -> database.query(FIND, JdbcHandsOff::markIfAny, some, site))
                .flatMap(marks -> marks.stream().flatMap(Optional::stream))
                .collect(Collectors.toMap(Mark::subject, mark -> mark));
    }

    @Override
    public List<Mark> list(Optional<String> after, int limit) {
        return database.query(LIST, JdbcHandsOff::mark, site, after.orElse(""), Chunks.checkLimit(limit));
    }

    private static Optional<Mark> markIfAny(ResultSet row) throws SQLException {
        return row.getString("subject") == null ? Optional.empty() : Optional.of(mark(row));
    }

    private static Mark mark(ResultSet row) throws SQLException {
        return new Mark(
                row.getString("subject"),
                row.getString("who"),
                row.getString("why"),
                row.getObject("marked_at", OffsetDateTime.class).toInstant());
    }
}
