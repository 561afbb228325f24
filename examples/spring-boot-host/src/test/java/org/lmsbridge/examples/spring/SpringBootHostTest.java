package org.lmsbridge.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.enrol.EnrolPlugin;
import org.lmsbridge.enrol.Scope;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class SpringBootHostTest {
    @TempDir
    Path directory;

    @Test
    void aHostIsUpWithNothingConfigured() throws Exception {
        try (var host = start()) {
            assertThat(get(host, "/actuator/health/lms").body()).contains("switched off");
            assertThat(get(host, "/actuator/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void bookingsGetIntoMoodleAndHealthAndMetricsTellOfIt() throws Exception {
        try (var moodle = MoodleSandbox.start();
                var host = start(
                        "--lms.settings[moodle.enabled]=true",
                        "--lms.settings[moodle.url]=" + moodle.url(),
                        "--lms.settings[moodle.token]=" + moodle.token(),
                        "--lms.settings[enrol_records.categoryField]=moodleCategory",
                        "--lms.settings[auth_records.requirePassword]=false",
                        "--lms.settings[auth_records.createPassword]=true")) {
            book(host);
            var enrol = host.getBean(LmsBridge.class).plugin(EnrolPlugin.class);

            var report = enrol.apply(enrol.plan(Scope.all()));

            assertThat(report.complete()).as(report.findings().toString()).isTrue();
            assertThat(report.appliedTotal()).isEqualTo(3);
            assertThat(get(host, "/actuator/health/lms").body())
                    .contains("\"status\":\"UP\"")
                    .contains("\"lastRun\":\"DONE\"");
            assertThat(get(host, "/actuator/metrics/moodle.calls").body()).contains("core_user_create_users");
            assertThat(get(host, "/actuator/metrics/lms.callbacks").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aRequestThatIsUnderWayAtShutdownStillHasTheBridge() throws Exception {
        try (var moodle = MoodleSandbox.start();
                var host = start(
                        "--lms.settings[moodle.enabled]=true",
                        "--lms.settings[moodle.url]=" + moodle.url(),
                        "--lms.settings[moodle.token]=" + moodle.token(),
                        "--lms.settings[enrol_records.categoryField]=moodleCategory")) {
            var answer = CompletableFuture.supplyAsync(() -> {
                try {
                    return get(host, "/slow").body();
                } catch (Exception e) {
                    return e.toString();
                }
            });
            assertThat(host.getBean(SlowController.class).arrived.await(20, TimeUnit.SECONDS))
                    .isTrue();

            SpringApplication.exit(host);

            assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("told");
        }
    }

    /** Answers once the application is being shut down, and then tells the bridge of a change. */
    @RestController
    static class SlowController implements ApplicationListener<ContextClosedEvent> {
        final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch closing = new CountDownLatch(1);
        private final LmsBridge bridge;

        SlowController(LmsBridge bridge) {
            this.bridge = bridge;
        }

        @GetMapping("/slow")
        String slow() throws InterruptedException {
            arrived.countDown();
            closing.await();
            // As long as a bridge that does not wait for requests needs to be closed.
            Thread.sleep(500);
            bridge.changed(new ContactId("C1"));
            return "told";
        }

        @Override
        public void onApplicationEvent(ContextClosedEvent event) {
            closing.countDown();
        }
    }

    private ConfigurableApplicationContext start(String... more) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--lms.state=" + directory.resolve("state"),
                "--spring.datasource.url=jdbc:h2:mem:spring-host",
                "--management.endpoint.health.show-details=always"));
        arguments.addAll(List.of(more));
        return new SpringApplicationBuilder(SpringBootHost.class, SlowController.class)
                .run(arguments.toArray(String[]::new));
    }

    private static void book(ConfigurableApplicationContext host) {
        new ResourceDatabasePopulator(new ClassPathResource("org/lmsbridge/examples/jdbc/schema.sql"))
                .execute(host.getBean(DataSource.class));
        var jdbc = host.getBean(JdbcClient.class);
        List.of(
                        "insert into category values ('1', 'First aid', null, '1')",
                        "insert into course_master values ('M1', 'First aid at work', '1')",
                        "insert into course_date values ('D1', 'M1', timestamp '2027-03-01 09:00:00', 'Europe/Dublin')",
                        "insert into contact values ('C1', 'Anna', 'Berg', 'anna@example.org', true)",
                        "insert into registration values ('R1', 'C1', 'D1', null, 'REGISTERED')")
                .forEach(statement -> jdbc.sql(statement).update());
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext host, String path) throws Exception {
        var port = host.getEnvironment().getRequiredProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
