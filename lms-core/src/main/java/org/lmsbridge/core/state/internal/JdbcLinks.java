package org.lmsbridge.core.state.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.core.state.Provenance;

/** Links in a table. */
final class JdbcLinks implements Links {
    private static final String COLUMNS =
            "l.kind, l.parent, l.records_id, l.lms_id, l.natural_key, l.provenance, l.in_doubt, l.fingerprint,"
                    + " l.saved_at";

    /**
     * A join with the ids, because H2 uses an index for a list of values only where the listed column is the index's
     * first. An outer one, because that leaves the planner no choice of where to begin: guessing wrong, it reads every
     * link of the site. An id without a link gives a row of nulls. The ids come in order: neighbours lie on one page.
     */
    private static final String FIND = "select " + COLUMNS
            + " from unnest(cast(? as varchar array)) as wanted (id) left join lms_link l"
            + " on l.site = ? and l.kind = ? and l.parent = ? and l.records_id = wanted.id";

    private static final String FIND_BY_NATURAL_KEY = "select " + COLUMNS
            + " from unnest(cast(? as varchar array)) as wanted (natural_key) left join lms_link l"
            + " on l.site = ? and l.kind = ? and l.natural_key = wanted.natural_key";

    /** One at a time is what signing in asks for; H2 remembers how this is done, and plans a join with ids each time. */
    private static final String FIND_ONE = "select " + COLUMNS
            + " from lms_link l where l.site = ? and l.kind = ? and l.parent = ? and l.records_id = ?";

    private static final String FIND_ONE_BY_NATURAL_KEY =
            "select " + COLUMNS + " from lms_link l where l.site = ? and l.kind = ? and l.natural_key = ?";

    private static final String FIND_BY_LMS_ID = "select " + COLUMNS
            + " from unnest(cast(? as bigint array)) as wanted (lms_id) left join lms_link l"
            + " on l.site = ? and l.kind = ? and l.lms_id = wanted.lms_id";

    /** Ordered by all columns of the key, because H2 sorts, and so reads to the end, where the index has one more. */
    private static final String LIST = "select " + COLUMNS + " from lms_link l"
            + " where l.site = ? and l.kind = ? and l.parent = ? and l.records_id > ?"
            + " order by l.site, l.kind, l.parent, l.records_id limit ?";

    private static final String COUNT = "select count(*) from lms_link where site = ? and kind = ? and parent = ?";

    private static final String IN_DOUBT = "select " + COLUMNS + " from lms_link l"
            + " where l.site = ? and l.kind = ? and l.in_doubt = true"
            + " and (l.parent > ? or l.parent = ? and l.records_id > ?)"
            + " order by l.site, l.kind, l.in_doubt, l.parent, l.records_id limit ?";

    private static final String DELETE =
            "delete from lms_link where site = ? and kind = ? and parent = ? and records_id = ?";

    /** In the same order by every thread, so that two that write the same links wait for each other, not in a ring. */
    private static final Comparator<Link> WRITING_ORDER =
            Comparator.comparing(Link::kind).thenComparing(Link::parent).thenComparing(Link::recordsId);

    private final String site;
    private final Database database;
    private final Clock clock;
    private final String upsert;

    JdbcLinks(String site, Database database, Clock clock) {
        this.site = site;
        this.database = database;
        this.clock = clock;
        this.upsert = database.dialect()
                .upsert(
                        "lms_link",
                        "site, kind, parent, records_id",
                        "site",
                        "kind",
                        "parent",
                        "records_id",
                        "lms_id",
                        "natural_key",
                        "provenance",
                        "in_doubt",
                        "fingerprint",
                        "saved_at");
    }

    @Override
    public Map<String, Link> find(LinkKind kind, String parent, Collection<String> recordsIds) {
        var wanted = new TreeSet<>(recordsIds);
        var found = wanted.size() == 1
                ? database.query(FIND_ONE, JdbcLinks::link, site, kind.name(), parent, wanted.first()).stream()
                : Chunks.of(wanted)
                        .map(ids -> database.query(FIND, JdbcLinks::linkIfAny, ids, site, kind.name(), parent))
                        .flatMap(links -> links.stream().flatMap(Optional::stream));
        return found.collect(Collectors.toMap(Link::recordsId, link -> link));
    }

    @Override
    public Map<String, Link> findByNaturalKey(LinkKind kind, Collection<String> naturalKeys) {
        var wanted = new TreeSet<>(naturalKeys);
        var found = wanted.size() == 1
                ? database.query(FIND_ONE_BY_NATURAL_KEY, JdbcLinks::link, site, kind.name(), wanted.first()).stream()
                : Chunks.of(wanted)
                        .map(keys -> database.query(FIND_BY_NATURAL_KEY, JdbcLinks::linkIfAny, keys, site, kind.name()))
                        .flatMap(links -> links.stream().flatMap(Optional::stream));
        return found.collect(Collectors.toMap(Link::naturalKey, link -> link, BinaryOperator.minBy(WRITING_ORDER)));
    }

    @Override
    public Map<Long, List<Link>> findByLmsId(LinkKind kind, Collection<Long> lmsIds) {
        return Chunks.of(new HashSet<>(lmsIds))
                .map(ids -> database.query(FIND_BY_LMS_ID, JdbcLinks::linkIfAny, ids, site, kind.name()))
                .flatMap(links -> links.stream().flatMap(Optional::stream))
                .sorted(WRITING_ORDER)
                .collect(Collectors.groupingBy(link -> link.lmsId().orElseThrow()));
    }

    @Override
    public List<Link> list(LinkKind kind, String parent, Optional<String> after, int limit) {
        return database.query(
                LIST, JdbcLinks::link, site, kind.name(), parent, after.orElse(""), Chunks.checkLimit(limit));
    }

    @Override
    public long count(LinkKind kind, String parent) {
        return database.query(COUNT, row -> row.getLong(1), site, kind.name(), parent)
                .get(0);
    }

    @Override
    public List<Link> inDoubt(LinkKind kind, Optional<Link> after, int limit) {
        var parent = after.map(Link::parent).orElse("");
        var recordsId = after.map(Link::recordsId).orElse("");
        return database.query(
                IN_DOUBT, JdbcLinks::link, site, kind.name(), parent, parent, recordsId, Chunks.checkLimit(limit));
    }

    @Override
    public void save(Collection<Link> links) {
        write(upsert, links.stream().sorted(WRITING_ORDER).map(this::row).toList());
    }

    @Override
    public void delete(Collection<Link> links) {
        write(DELETE, links.stream().sorted(WRITING_ORDER).map(this::key).toList());
    }

    private void write(String sql, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.inTransaction(session -> {
            session.batch(sql, rows);
            return rows.size();
        });
    }

    private @Nullable Object[] key(Link link) {
        return new @Nullable Object[] {site, link.kind().name(), link.parent(), link.recordsId()};
    }

    private @Nullable Object[] row(Link link) {
        return new @Nullable Object[] {
            site,
            link.kind().name(),
            link.parent(),
            link.recordsId(),
            link.lmsId().isPresent() ? link.lmsId().getAsLong() : null,
            link.naturalKey(),
            link.provenance().name(),
            link.inDoubt(),
            link.fingerprint(),
            clock.instant()
        };
    }

    private static Optional<Link> linkIfAny(ResultSet row) throws SQLException {
        return row.getString(3) == null ? Optional.empty() : Optional.of(link(row));
    }

    /** By place in {@link #COLUMNS}: a run reads as many links as there are enrolments, and names are looked for anew. */
    private static Link link(ResultSet row) throws SQLException {
        var link = Link.builder()
                .kind(LinkKind.valueOf(row.getString(1)))
                .parent(row.getString(2))
                .recordsId(row.getString(3))
                .naturalKey(row.getString(5))
                .provenance(Provenance.valueOf(row.getString(6)))
                .inDoubt(row.getBoolean(7))
                .fingerprint(row.getString(8))
                .savedAt(row.getObject(9, OffsetDateTime.class).toInstant());
        long lmsId = row.getLong(4);
        return row.wasNull() ? link.build() : link.lmsId(lmsId).build();
    }
}
