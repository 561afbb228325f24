package org.lmsbridge.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lmsbridge.core.schedule.ScheduleBench.comesTrue;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.state.DeliveryState;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.core.state.internal.Postgres;

/**
 * Two hosts, each a process of its own, share one PostgreSQL and are killed at random while work comes in. For how many
 * seconds says the property {@code lms.twoHosts.seconds}; the profile {@code soak} sets it to 60.
 */
class TwoHostsTest {
    private static final Duration FOR = Duration.ofSeconds(Integer.getInteger("lms.twoHosts.seconds", 12));

    /** What is promised. With the short heartbeats of this test it takes some ten seconds. */
    private static final Duration TAKE_OVER = Duration.ofMinutes(2);

    private final Postgres postgres = new Postgres();
    private final List<HostProcess> hosts = new ArrayList<>();
    private final Random random = new Random(4_711);

    @AfterEach
    void end() {
        hosts.forEach(HostProcess::close);
        postgres.close();
    }

    @Test
    void killedHostsLoseNothingAndDoNothingTwiceUnknowingly() throws Exception {
        StateStore.applySchema(postgres.connections());
        execute(HostProcess.TABLE);
        var store = StateStore.postgres(postgres.connections());
        var producer = ScheduleBench.keeper(store, Clock.systemUTC(), HostProcess.SETTINGS);
        var schedule = producer.schedule("test", "college", () -> true, finding -> {});
        schedule.contactChanged("contact", contact -> {});
        var outbox = schedule.deliveries("steps", delivery -> {});
        hosts.add(HostProcess.start(postgres.url()));
        hosts.add(HostProcess.start(postgres.url()));

        var lastChange = new HashMap<String, Instant>();
        int steps = 0;
        int kills = 0;
        long end = System.nanoTime() + FOR.toNanos();
        long nextKill = System.nanoTime() + Duration.ofSeconds(4).toNanos();
        while (System.nanoTime() < end) {
            var contact = new ContactId(String.valueOf(random.nextInt(100)));
            lastChange.put("contact:" + contact, now());
            producer.changed(contact);
            outbox.store("registration:" + steps++, "certificate", Optional.of(contact), "{}");
            Thread.sleep(60);
            if (System.nanoTime() > nextKill) {
                killOne();
                kills++;
                nextKill = System.nanoTime()
                        + Duration.ofMillis(2_000 + random.nextInt(2_000)).toNanos();
            }
        }
        var deliveries = store.site("college").deliveries();
        long all = steps;
        assertThat(comesTrue(TAKE_OVER, () -> deliveries.counts().get(DeliveryState.DELIVERED) == all))
                .as("every call-back is acknowledged: %s of %d", deliveries.counts(), all)
                .isTrue();
        assertThat(comesTrue(TAKE_OVER, () -> undone(lastChange).isEmpty()))
                .as("not done after they changed last: %s", undone(lastChange))
                .isTrue();
        assertThat(kills).isGreaterThanOrEqualTo(2);
        assertThat(query("select what from done where what like 'test.steps%' and what not like '% again'"
                        + " group by what having count(*) > 1"))
                .as("delivered twice without being told that it may have arrived")
                .isEmpty();
        assertThat(comesTrue(TAKE_OVER, () -> ticks() > FOR.toSeconds() / 6))
                .as("the recurring task goes on through all kills: %s times", ticks())
                .isTrue();
        assertThat(overlaps()).as("two hosts at the same recurring task").isEmpty();
        producer.close();
    }

    private int ticks() {
        return query("select what from done where what = 'tick begins'").size();
    }

    private void killOne() throws IOException {
        hosts.remove(random.nextInt(hosts.size())).close();
        hosts.add(HostProcess.start(postgres.url()));
    }

    /** What was not done at or after the time at which it was last said to have changed. */
    private List<String> undone(Map<String, Instant> lastChange) {
        var undone = new ArrayList<String>();
        for (var change : lastChange.entrySet()) {
            var done = query("select what from done where what = '%s' and at >= '%s'"
                    .formatted(change.getKey(), change.getValue()));
            if (done.isEmpty()) {
                undone.add(change.getKey());
            }
        }
        return undone;
    }

    /** A tick that begins while another host's has begun and not ended, and does end later: that host was not killed. */
    private List<String> overlaps() {
        return query("select b.at::text from done a join done e on e.host = a.host and e.what = 'tick ends'"
                + " and e.at > a.at and e.at < a.at + interval '2 seconds'"
                + " join done b on b.what = 'tick begins' and b.host <> a.host and b.at > a.at and b.at < e.at"
                + " where a.what = 'tick begins' and not exists (select 1 from done m where m.host = a.host"
                + " and m.what = 'tick begins' and m.at > a.at and m.at < e.at)");
    }

    /** {@return the database's time, by which hosts note what they did} */
    private Instant now() {
        return Instant.parse(
                query("select to_char(clock_timestamp() at time zone 'UTC'," + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
                        .get(0));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = postgres.connections().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> query(String sql) {
        try (var connection = postgres.connections().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
