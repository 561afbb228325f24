package org.lmsbridge.core.state.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.state.Backoff;
import org.lmsbridge.core.state.Deliveries;
import org.lmsbridge.core.state.Delivery;
import org.lmsbridge.core.state.DeliveryFailure;
import org.lmsbridge.core.state.DeliveryState;
import org.lmsbridge.core.state.NewDelivery;
import org.lmsbridge.core.state.StateException;

/** Deliveries in a table. */
final class JdbcDeliveries implements Deliveries {
    private static final int MAX_TEXT = 2_000;

    private static final String DUE = "select digest from lms_delivery"
            + " where site = ? and topic = ? and due_at <= ? order by site, topic, due_at limit ?";

    /** One statement decides, so that of several hosts only one has a delivery. */
    private static final String CLAIM = "update lms_delivery set"
            + " may_have_arrived = (may_have_arrived or state = 'IN_DOUBT'), state = 'IN_DOUBT', tries = tries + 1,"
            + " lease = ?, host = ?, due_at = ?, changed_at = ? where site = ? and digest = ? and due_at <= ?";

    private static final String RENEW = "update lms_delivery set due_at = ?"
            + " where site = ? and digest = ? and lease = ? and state = 'IN_DOUBT'";

    private static final String BY_DIGEST =
            "select " + DeliveryRow.COLUMNS + " from lms_delivery where site = ? and digest = ? and state <> 'ERASED'";

    private static final String ACKNOWLEDGE = "update lms_delivery set state = 'DELIVERED', due_at = null,"
            + " lease = null, host = null, error = null, remedy = null, changed_at = ?"
            + " where site = ? and digest = ? and state not in ('DELIVERED', 'ERASED')";

    private static final String FAIL = "update lms_delivery set state = ?, may_have_arrived = ?, due_at = ?,"
            + " lease = null, host = null, error = ?, remedy = ?, changed_at = ?"
            + " where site = ? and digest = ? and lease = ?";

    private static final String REQUEUE = "update lms_delivery set"
            + " state = case when may_have_arrived then 'IN_DOUBT' else 'PENDING' end,"
            + " tries = 0, due_at = ?, lease = null, host = null, changed_at = ?"
            + " where site = ? and digest = ? and state not in ('DELIVERED', 'ERASED') and lease is null";

    private static final String SEQ = "select seq from lms_delivery where site = ? and digest = ?";

    private static final String LIST = "select " + DeliveryRow.COLUMNS + " from lms_delivery"
            + " where site = ? and state = ? and seq > ? order by site, state, seq limit ?";

    private static final String COUNT = "select count(*) from lms_delivery where site = ? and state = ?";

    private static final String DELETE_DEAD = "delete from lms_delivery"
            + " where site = ? and state = 'DEAD' and changed_at < ? and may_have_arrived = false";

    private static final String ERASE = "update lms_delivery set state = 'ERASED', subject = null, step = null,"
            + " contact = null, payload = null, error = null, remedy = null"
            + " where site = ? and state = ? and changed_at < ?";

    private final String site;
    private final Database database;
    private final Clock clock;
    private final String insert;

    JdbcDeliveries(String site, Database database, Clock clock) {
        this.site = site;
        this.database = database;
        this.clock = clock;
        this.insert = database.dialect()
                .insertIfAbsent(
                        "lms_delivery",
                        "site, digest",
                        "site",
                        "digest",
                        "topic",
                        "subject",
                        "step",
                        "contact",
                        "payload",
                        "state",
                        "may_have_arrived",
                        "tries",
                        "due_at",
                        "created_at",
                        "changed_at");
    }

    @Override
    public int store(Collection<NewDelivery> deliveries) {
        var now = clock.instant();
        // In the same order by everybody, so that two who store at once wait for each other, not in a ring.
        var sorted = deliveries.stream()
                .sorted(Comparator.comparing(NewDelivery::key))
                .toList();
        return database.inTransaction(session -> {
            int fresh = 0;
            for (var delivery : sorted) {
                fresh += store(session, delivery, now) ? 1 : 0;
            }
            return fresh;
        });
    }

    private boolean store(Session session, NewDelivery delivery, Instant now) throws SQLException {
        return session.insertIfAbsent(
                insert,
                site,
                DeliveryRow.digest(delivery.key()),
                delivery.topic(),
                delivery.subject(),
                delivery.step(),
                delivery.contact().map(ContactId::value).orElse(null),
                delivery.payload(),
                DeliveryState.PENDING.name(),
                false,
                0,
                now,
                now,
                now);
    }

    @Override
    public List<Delivery> claim(String topic, String host, Duration lease, int limit) {
        Names.check("host", host);
        var now = clock.instant();
        var until = now.plus(lease);
        var due = database.query(DUE, row -> row.getString(1), site, topic, now, Chunks.checkLimit(limit));
        var claimed = new ArrayList<Delivery>();
        for (var digest : due) {
            var ticket = UUID.randomUUID().toString();
            database.inTransaction(session -> {
                if (session.update(CLAIM, ticket, host, until, now, site, digest, now) == 1) {
                    claimed.addAll(session.query(BY_DIGEST, DeliveryRow::read, site, digest));
                }
                return claimed.size();
            });
        }
        return claimed;
    }

    @Override
    public boolean renew(Delivery delivery, Duration lease) {
        return database.update(RENEW, clock.instant().plus(lease), site, delivery.handle(), lease(delivery)) == 1;
    }

    @Override
    public void acknowledge(Delivery delivery) {
        database.update(ACKNOWLEDGE, clock.instant(), site, delivery.handle());
    }

    @Override
    public DeliveryState fail(Delivery delivery, DeliveryFailure failure, Backoff backoff) {
        var lease = lease(delivery);
        var now = clock.instant();
        boolean mayHaveArrived = delivery.mayHaveArrived() || failure.kind() == DeliveryFailure.Kind.MAY_HAVE_ARRIVED;
        boolean dead = failure.kind() == DeliveryFailure.Kind.PERMANENT || backoff.isSpent(delivery.tries());
        var waiting = mayHaveArrived ? DeliveryState.IN_DOUBT : DeliveryState.PENDING;
        var state = dead ? DeliveryState.DEAD : waiting;
        database.update(
                FAIL,
                state.name(),
                mayHaveArrived,
                dead ? null : now.plus(backoff.pauseAfter(delivery.tries())),
                cut(failure.error()),
                cut(failure.remedy()),
                now,
                site,
                delivery.handle(),
                lease);
        return state;
    }

    @Override
    public boolean requeue(Delivery delivery) {
        var now = clock.instant();
        return database.update(REQUEUE, now, now, site, delivery.handle()) == 1;
    }

    @Override
    public Optional<Delivery> find(String key) {
        return database.query(BY_DIGEST, DeliveryRow::read, site, DeliveryRow.digest(key)).stream()
                .findFirst();
    }

    @Override
    public List<Delivery> list(DeliveryState state, Optional<Delivery> after, int limit) {
        long seq = after.map(this::seq).orElse(0L);
        return database.query(LIST, DeliveryRow::read, site, state.name(), seq, Chunks.checkLimit(limit));
    }

    @Override
    public Map<DeliveryState, Long> counts() {
        var counts = new EnumMap<DeliveryState, Long>(DeliveryState.class);
        for (var state : DeliveryState.values()) {
            counts.put(
                    state,
                    database.query(COUNT, row -> row.getLong(1), site, state.name())
                            .get(0));
        }
        return counts;
    }

    /** A dead one that may have arrived is as if it had: its digest stays. */
    @Override
    public int eraseOlderThan(Duration age) {
        var before = clock.instant().minus(age);
        return database.inTransaction(session -> session.update(DELETE_DEAD, site, before)
                + session.update(ERASE, site, DeliveryState.DEAD.name(), before)
                + session.update(ERASE, site, DeliveryState.DELIVERED.name(), before));
    }

    private static String lease(Delivery delivery) {
        return delivery.claim()
                .orElseThrow(() -> new StateException(
                        "only whoever claimed a call-back decides about it: give what claim(…) gave"))
                .lease();
    }

    private long seq(Delivery delivery) {
        return database.query(SEQ, row -> row.getLong(1), site, delivery.handle()).stream()
                .findFirst()
                .orElseThrow(() -> new StateException(
                        "the call-back after which the page begins is not kept any more; begin with the first page"));
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }
}
