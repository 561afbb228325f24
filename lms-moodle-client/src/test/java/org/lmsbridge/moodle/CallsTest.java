package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lmsbridge.moodle.api.CourseApi;
import org.lmsbridge.moodle.api.PackedApi;
import org.lmsbridge.moodle.error.AccessException;
import org.lmsbridge.moodle.error.InvalidRequestException;
import org.lmsbridge.moodle.metrics.MicrometerCalls;
import org.lmsbridge.moodle.model.Category;
import org.lmsbridge.moodle.model.CourseField;
import org.lmsbridge.moodle.model.NewCourse;
import org.lmsbridge.sandbox.Fault;
import org.lmsbridge.sandbox.MoodleSandbox;

class CallsTest {
    private final MoodleSandbox sandbox = MoodleSandbox.start();
    private final MoodleClient client =
            MoodleClient.of(site().readFunctions(true).build());

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private MoodleSite.Builder site() {
        return Wires.site(sandbox.url().toString()).token(Secret.of(sandbox.token()));
    }

    @Test
    void manyLookUpsTravelInOneRequest() {
        List<NewCourse> courses = List.of(
                Samples.course("A").build(),
                Samples.course("B").build(),
                Samples.course("C").build());
        assertThat(client.courses().create(courses).complete()).isTrue();

        assertThat(client.courses().byField(CourseField.SHORTNAME, List.of("A", "B", "C", "none")))
                .hasSize(3);

        assertThat(sandbox.calls().of(PackedApi.CALL).calls()).isEqualTo(1);
    }

    @Test
    void whatFollowsAnErrorInAPackIsAskedForAgain() {
        Map<Long, Completion.Status> statuses = client.completion().ofCourse(1, List.of(11L, 12L, 13L, 14L));

        assertThat(statuses.keySet()).containsExactly(11L, 12L, 13L, 14L);
        assertThat(statuses.values())
                .allSatisfy(status -> assertThat(status.reason()).isPresent());
        assertThat(sandbox.calls().of(PackedApi.CALL).calls()).isEqualTo(4);
    }

    @Test
    void aServiceWithoutPackedCallsIsAskedOneByOne() {
        MoodleClient plain = MoodleClient.of(Wires.site(sandbox.url().toString())
                .token(Secret.of(sandbox.token()))
                .build());
        assertThat(plain.courses().byField(CourseField.SHORTNAME, List.of("A"))).isEmpty();

        assertThat(sandbox.calls().of(CourseApi.BY_FIELD).calls()).isEqualTo(1);
    }

    @Test
    void anyFunctionCanBeCalledByItsName() {
        assertThat(client.call("core_course_get_categories", Map.of(), JsonNode.class)
                        .size())
                .isPositive();
        assertThat(client.call("core_course_get_categories", Map.of(), new TypeReference<List<Category>>() {}))
                .isNotEmpty();
    }

    @Test
    void anEmptyListIsRefusedBeforeARequest() {
        assertThat(catchThrowable(
                        () -> client.call("core_user_delete_users", Map.of("userids", List.of()), JsonNode.class)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("userids");
        assertThat(sandbox.calls().of("core_user_delete_users").calls()).isZero();
    }

    @Test
    void aFunctionThatTheServiceLacksIsNamedWithThePlaceToAddIt() {
        assertThat(catchThrowable(() -> client.call("mod_x_get_things", Map.of(), JsonNode.class)))
                .isInstanceOf(AccessException.class)
                .hasMessageContaining("Add mod_x_get_things under Site administration");
        assertThat(sandbox.calls().of("mod_x_get_things").calls()).isZero();
    }

    @Test
    void theListenerHearsOfCallsWithoutSecrets() {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        MoodleClient watched = MoodleClient.builder(
                        site().token(Secret.of("f".repeat(32))).build())
                .listener((function, outcome, took) -> heard.add(function + " " + outcome))
                .build();

        assertThat(catchThrowable(() -> watched.site().info())).isInstanceOf(AccessException.class);
        assertThat(heard).containsExactly("core_webservice_get_site_info invalidtoken");
    }

    @Test
    void callsAreTimedForMicrometer() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        MoodleClient timed = MoodleClient.builder(site().build())
                .listener(new MicrometerCalls(registry))
                .build();

        timed.categories().all();

        assertThat(registry.get("moodle.calls")
                        .tag("function", "core_course_get_categories")
                        .tag("outcome", "ok")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aFileKeepsEveryIntentAndOutcome(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("writes.jsonl");

        client.withWriteLog(WriteLog.file(file)).users().create(Samples.users("anne", 1));

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .contains("\"intend\":\"core_user_create_users\"", "user:anne0")
                .doesNotContain("Passw0rd");
        assertThat(lines.get(1)).contains("\"settle\":\"APPLIED\"");
    }

    @Test
    void welcomeMailsAreAFindingWhereTheSiteWouldSendThem() {
        assertThat(client.site()
                        .checkFunctions(List.of("enrol_manual_enrol_users"))
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).contains("welcome message"));
    }

    @Test
    void noMoreCallsAreUnderWayThanAllowed() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        // Two at a time can only meet at the barrier if two are let through.
        CyclicBarrier pair = new CyclicBarrier(2);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService serving = Executors.newCachedThreadPool();
        ExecutorService calling = Executors.newFixedThreadPool(8);
        server.setExecutor(serving);
        server.createContext("/", exchange -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                pair.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IOException(e);
            }
            now.decrementAndGet();
            byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            MoodleClient two = MoodleClient.of(
                    Wires.site("http://127.0.0.1:" + server.getAddress().getPort())
                            .concurrency(2)
                            .build());
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(calling.submit(() -> two.categories().all()));
            }
            for (Future<?> call : calls) {
                call.get(30, TimeUnit.SECONDS);
            }
            assertThat(most.get()).isEqualTo(2);
        } finally {
            server.stop(0);
            serving.shutdownNow();
            calling.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mod_x_get_things, true",
        "local_x_list, true",
        "core_course_get_updates_since, true",
        "local_x_get_or_create_user, false",
        "local_x_search_and_delete, false",
        "tool_mobile_get_autologin_key, false",
        "local_x_do_it, false"
    })
    void onlyAFunctionThatMerelyReadsIsRepeatedByItself(String function, boolean repeated) {
        sandbox.faults().onAny().always().then(Fault.dropBeforeCommit());

        MoodleClient unknowing = MoodleClient.of(site().build());
        Wires.attempt(() -> unknowing.call(function, Map.of(), JsonNode.class));

        assertThat(sandbox.calls().latest()).hasSize(repeated ? 3 : 1);
    }
}
