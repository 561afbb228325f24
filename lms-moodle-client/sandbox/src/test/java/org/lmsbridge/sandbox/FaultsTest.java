package org.lmsbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final String CREATE = "core_user_create_users";

    private final MoodleSandbox moodle = MoodleSandbox.start();
    private final Rest rest = new Rest(moodle);

    @AfterEach
    void close() {
        moodle.close();
    }

    @Test
    void aDropBeforeTheCommitLeavesNothing() {
        moodle.faults().on(CREATE).then(Fault.dropBeforeCommit());
        assertThatThrownBy(() -> create("a")).isInstanceOf(UncheckedIOException.class);
        assertThat(moodle.state().user("a")).isEmpty();
        assertThat(create("a").statusCode()).isEqualTo(200);
    }

    @Test
    void aDropAfterTheCommitLeavesTheWorkDone() {
        moodle.faults().on(CREATE).then(Fault.dropAfterCommit());
        assertThatThrownBy(() -> create("a")).isInstanceOf(UncheckedIOException.class);
        assertThat(moodle.state().user("a")).isPresent();
    }

    @Test
    void onlyTheNumberedCallOfTheFunctionGoesWrong() {
        moodle.faults().on(CREATE).call(2).then(Fault.status(502));
        assertThat(create("a").statusCode()).isEqualTo(200);
        rest.call("core_webservice_get_site_info", "{}");
        assertThat(create("b").statusCode()).isEqualTo(502);
        assertThat(create("b").statusCode()).isEqualTo(200);
        assertThat(moodle.faults().pending()).isZero();
    }

    @Test
    void aRefusalHitsACallAloneOrInAPackAndLeavesNothing() {
        moodle.faults().on(CREATE).times(2).then(Fault.refusal("nopermissions"));
        String arguments = TestUsers.of("b").replace("\"", "\\\"");

        String alone = create("a").body();
        String packed = rest.call(
                        "tool_mobile_call_external_functions",
                        "{\"requests\":[{\"function\":\"" + CREATE + "\",\"arguments\":\"" + arguments + "\"}]}")
                .path("responses")
                .path(0)
                .path("exception")
                .asText();

        assertThat(alone).contains("\"errorcode\":\"nopermissions\"");
        assertThat(packed).contains("\"errorcode\":\"nopermissions\"");
        assertThat(moodle.state().user("a")).isEmpty();
        assertThat(moodle.state().user("b")).isEmpty();
        assertThat(create("a").statusCode()).isEqualTo(200);
    }

    @Test
    void aGatewayMayLosePatienceWhileTheWorkIsDone() {
        moodle.faults().on(CREATE).then(Fault.status(504).afterCommit());
        assertThat(create("a").statusCode()).isEqualTo(504);
        assertThat(moodle.state().user("a")).isPresent();
    }

    @Test
    void maintenanceAndRateLimitsSayWhenToComeBack() {
        moodle.faults().onAny().then(Fault.maintenance(Duration.ofMinutes(5)));
        moodle.faults().onAny().then(Fault.tooManyRequests(Duration.ofSeconds(7)));
        HttpResponse<String> first = create("a");
        HttpResponse<String> second = create("a");
        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.headers().firstValue("Retry-After")).hasValue("300");
        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(second.headers().firstValue("Retry-After")).hasValue("7");
    }

    @Test
    void bodiesMayBeHtmlEmptyCutOrXml() {
        moodle.faults().onAny().then(Fault.html());
        moodle.faults().onAny().then(Fault.empty());
        moodle.faults().onAny().then(Fault.truncatedJson());
        moodle.faults().onAny().then(Fault.xml());
        assertThat(create("a").body()).startsWith("<!DOCTYPE html>");
        assertThat(create("b").body()).isEmpty();
        assertThat(create("c").body()).startsWith("[{").doesNotEndWith("]");
        assertThat(create("d").body()).startsWith("<?xml");
        assertThat(moodle.state().user("a")).isEmpty();
        assertThat(moodle.state().users()).hasSize(2 + 3);
    }

    @Test
    void aTokenMayBeRefusedOnceAndAnAddressMayRedirect() {
        moodle.faults().onAny().then(Fault.invalidToken());
        moodle.faults().onAny().then(Fault.redirect("https://other.example.org/"));
        assertThat(create("a").body()).contains("invalidtoken");
        HttpResponse<String> moved = create("a");
        assertThat(moved.statusCode()).isEqualTo(303);
        assertThat(moved.headers().firstValue("Location")).hasValue("https://other.example.org/");
    }

    @Test
    void aHeldCallWaitsWhileOthersGoOn() {
        CountDownLatch latch = new CountDownLatch(1);
        moodle.faults().on(CREATE).then(Fault.hold(latch));
        var held = CompletableFuture.supplyAsync(() -> create("a"));
        assertThat(rest.call("core_webservice_get_site_info", "{}")
                        .path("userid")
                        .asLong())
                .isEqualTo(2);
        latch.countDown();
        assertThat(held.join().statusCode()).isEqualTo(200);
    }

    @Test
    void aCallThatIsHeldAfterItsCommitHasDoneItsWork() {
        CountDownLatch latch = new CountDownLatch(1);
        moodle.faults().on(CREATE).then(Fault.hold(latch).afterCommit());
        var held = CompletableFuture.supplyAsync(() -> create("a"));
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (moodle.state().user("a").isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(moodle.state().user("a")).isPresent();
        assertThat(held).isNotDone();
        latch.countDown();
        assertThat(held.join().statusCode()).isEqualTo(200);
    }

    @Test
    void clearedFaultsDoNotHappen() {
        moodle.faults().onAny().always().then(Fault.status(500));
        assertThat(create("a").statusCode()).isEqualTo(500);
        moodle.faults().clear();
        assertThat(create("a").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> create(String username) {
        return rest.send(CREATE, TestUsers.of(username));
    }
}
