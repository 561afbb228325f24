package org.lmsbridge.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.plan.PlanStatus;
import org.lmsbridge.core.plan.Segment;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseCategory;
import org.lmsbridge.core.records.CourseMaster;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.moodle.CallListener;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.Secret;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.model.Participant;
import org.lmsbridge.testkit.InMemoryRecords;

/** Two whole hosts with the same records and one PostgreSQL: one applies a plan, the other has nothing to do. */
class TwoHostsTest {
    private static final String SITE = "college";
    private static final List<String> COURSE_DATES = List.of("1001", "1002", "1003");

    /** Two courses fill a batch, so that a third is left when the first batch was written. */
    private static final int STUDENTS = 340;

    @Test
    void anIdleHostWritesCoursesOfAPlanThatAnotherApplies() throws IOException {
        var records = records();
        var joined = new CountDownLatch(1);
        try (var server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setPGStartupWait(Duration.ofMinutes(2))
                        .start();
                var shared = pool(server);
                var sandbox = MoodleSandbox.start()) {
            StateStore.applySchema(shared);
            try (var busy = host(shared, sandbox, records, CallListener.none());
                    var idle = host(shared, sandbox, records, (function, outcome, took) -> {
                        if (function.equals("enrol_manual_enrol_users")) {
                            joined.countDown();
                        }
                    })) {
                idle.start();
                var enrol = busy.plugin(EnrolPlugin.class);
                var plan = enrol.plan(Scope.all());

                var report = enrol.apply(plan, (task, done, total) -> {
                    if (task.equals(Segment.Phase.ENROLMENTS.name())) {
                        await(joined);
                    }
                });

                assertThat(report.complete()).isTrue();
                var state = StateStore.postgres(shared).site(SITE);
                assertThat(state.plans().list(Optional.empty(), 10))
                        .singleElement()
                        .satisfies(entry -> assertThat(entry.status()).isEqualTo(PlanStatus.APPLIED));
                assertThat(state.runs().list(Optional.empty(), 10))
                        .hasSize(2)
                        .extracting(RunReport::appliedTotal)
                        .doesNotContain(0L)
                        .satisfies(parts -> assertThat(parts.stream()
                                        .mapToLong(Long::longValue)
                                        .sum())
                                .isEqualTo(plan.header().total()));
                for (var courseDate : COURSE_DATES) {
                    assertThat(enrolled(sandbox, courseDate)).hasSize(STUDENTS);
                }
                assertThat(enrol.plan(Scope.all()).header().total()).isZero();
            }
        }
    }

    private static HikariDataSource pool(EmbeddedPostgres server) {
        var config = new HikariConfig();
        config.setDataSource(server.getPostgresDatabase());
        config.setMaximumPoolSize(24);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    private static void await(CountDownLatch joined) {
        try {
            assertThat(joined.await(2, TimeUnit.MINUTES))
                    .as("the idle host joined")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Participant> enrolled(MoodleSandbox sandbox, String courseDate) {
        return sandbox.state().courses().stream()
                .filter(course -> course.idnumber().equals(courseDate))
                .flatMap(course -> sandbox.state().participants(course.id()).stream())
                .filter(Participant::active)
                .toList();
    }

    private static LmsBridge host(
            DataSource shared, MoodleSandbox sandbox, InMemoryRecords records, CallListener listener) {
        var site = MoodleSite.builder()
                .url(sandbox.url())
                .token(Secret.of(sandbox.token()))
                .name(SITE)
                .settleTime(Duration.ofMillis(10))
                .build();
        return LmsBridge.builder()
                .records(records)
                .provide(MoodleClient.builder(site).listener(listener).build())
                .plugins(new EnrolPlugin(), new PlainAccounts())
                .settings(SettingsSource.of(Map.of(
                        "enrol_records.defaultCategory", "1",
                        "enrol_records.syncTimes", "never",
                        "guards.peopleMailedCount", "10000")))
                .state(StateStore.postgres(shared))
                .build();
    }

    private static InMemoryRecords records() {
        var records = new InMemoryRecords()
                .put(CourseCategory.builder()
                        .id(College.CATEGORY)
                        .name("First aid")
                        .build())
                .put(CourseMaster.builder()
                        .id(College.MASTER)
                        .name("Provide first aid")
                        .category(College.CATEGORY)
                        .build());
        COURSE_DATES.forEach(id -> records.put(College.courseDate(id).build()));
        IntStream.range(0, STUDENTS).mapToObj(i -> "student" + i).forEach(id -> {
            records.put(Contact.builder()
                    .id(new ContactId(id))
                    .firstName("First")
                    .lastName("Last")
                    .build());
            COURSE_DATES.forEach(courseDate ->
                    records.put(College.registration(courseDate, id).build()));
        });
        return records;
    }
}
