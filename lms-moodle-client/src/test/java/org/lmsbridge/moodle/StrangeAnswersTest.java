package org.lmsbridge.moodle;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lmsbridge.moodle.error.AccessException;
import org.lmsbridge.moodle.error.InvalidRequestException;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.NotFoundException;
import org.lmsbridge.moodle.error.SiteUnavailableException;
import org.lmsbridge.moodle.error.TransportException;
import org.lmsbridge.moodle.error.WriteInDoubtException;

/** What stands between a program and a Moodle, and what a Moodle in trouble says. */
class StrangeAnswersTest {
    private static final String INFO =
            "{\"sitename\":\"S\",\"siteurl\":\"u\",\"username\":\"a\",\"userid\":2,\"functions\":[]}";

    @RegisterExtension
    static final WireMockExtension SITE = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private MoodleClient client() {
        return MoodleClient.of(Wires.site(SITE.baseUrl()).build());
    }

    private static ResponseDefinitionBuilder page(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "text/html")
                .withBody(body);
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }

    static List<Arguments> answersToAWrite() {
        return List.of(
                Arguments.of(
                        "redirect",
                        page(303, "")
                                .withHeader(
                                        "Location", "https://m.example.org/webservice/rest/server.php?wsfunction=x"),
                        TransportException.class,
                        "https://m.example.org "),
                Arguments.of("gateway wants credentials", page(401, ""), AccessException.class, "gateway"),
                Arguments.of("web services off", page(403, ""), AccessException.class, "Advanced features"),
                Arguments.of("firewall", page(403, "<html>blocked</html>"), AccessException.class, "firewall"),
                Arguments.of("no Moodle there", page(404, "<html>"), TransportException.class, "address"),
                Arguments.of("too large", page(413, "<html>"), InvalidRequestException.class, "bytesPerCall"),
                Arguments.of(
                        "too many",
                        page(429, "").withHeader("Retry-After", "3600"),
                        SiteUnavailableException.class,
                        "requestsPerSecond"),
                Arguments.of("fatal error", page(500, ""), WriteInDoubtException.class, "PHP"),
                Arguments.of("bad gateway", page(502, "<html>"), WriteInDoubtException.class, "time-outs"),
                Arguments.of(
                        "maintenance",
                        page(503, "<html>").withHeader("Retry-After", "300"),
                        SiteUnavailableException.class,
                        "maintenance"),
                Arguments.of("lost in a proxy", page(503, "<html>"), WriteInDoubtException.class, "web server"),
                Arguments.of("gateway time-out", page(504, "<html>"), WriteInDoubtException.class, "time-outs"),
                Arguments.of("empty", json(""), WriteInDoubtException.class, "PHP log"),
                Arguments.of("blanks", json(" \n "), WriteInDoubtException.class, "PHP log"),
                Arguments.of("login page", page(200, "<!DOCTYPE html><html>"), WriteInDoubtException.class, "HTML"),
                Arguments.of(
                        "XML",
                        aResponse().withBody("<?xml version=\"1.0\"?><RESPONSE/>"),
                        WriteInDoubtException.class,
                        "XML"),
                Arguments.of("breaks off", json("{\"a\":[1,2"), WriteInDoubtException.class, "breaks off"),
                Arguments.of("PHP notice", json("Notice: Undefined index"), WriteInDoubtException.class, "breaks off"),
                Arguments.of(
                        "answer spoilt",
                        json("{\"exception\":\"invalid_response_exception\",\"errorcode\":\"invalidresponse\"}"),
                        WriteInDoubtException.class,
                        "Read the records again"),
                Arguments.of(
                        "TypeError",
                        json("{\"exception\":\"TypeError\",\"message\":\"x\"}"),
                        InvalidRequestException.class,
                        "5.0"),
                Arguments.of(
                        "namespaced class",
                        json("{\"exception\":\"core\\\\exception\\\\moodle_exception\",\"errorcode\":\"invaliduser\"}"),
                        NotFoundException.class,
                        "username"),
                Arguments.of(
                        "code only",
                        json("{\"errorcode\":\"sitemaintenance\"}"),
                        SiteUnavailableException.class,
                        "maintenance"),
                Arguments.of(
                        "message first",
                        json("{\"message\":\"m\",\"errorcode\":\"upgraderunning\",\"exception\":\"e\"}"),
                        SiteUnavailableException.class,
                        "upgrade"),
                Arguments.of(
                        "unheard-of code",
                        json("{\"exception\":\"e\",\"errorcode\":\"brandnew\"}"),
                        InvalidRequestException.class,
                        "staging"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersToAWrite")
    void everyAnswerEndsInTheRightExceptionWithARemedy(
            String name, ResponseDefinitionBuilder answer, Class<? extends MoodleException> type, String hint) {
        SITE.stubFor(post(anyUrl()).willReturn(answer));

        Throwable thrown = catchThrowable(() -> client().call("local_x_do_it", Map.of("a", 1), Object.class));

        assertThat(thrown).isInstanceOf(type).hasMessageContaining(hint).hasMessageContaining("local_x_do_it");
        assertThat(thrown.getMessage()).doesNotContain(Wires.TOKEN).doesNotContain("\n");
        assertThat(((MoodleException) thrown).remedy()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersToAWrite")
    void aWriteWhoseFateIsOpenIsNeverSentTwice(
            String name, ResponseDefinitionBuilder answer, Class<? extends MoodleException> type, String hint) {
        SITE.stubFor(post(anyUrl()).willReturn(answer));

        Wires.attempt(() -> client().call("local_x_do_it", Map.of(), Object.class));

        if (type == WriteInDoubtException.class) {
            SITE.verify(1, postRequestedFor(anyUrl()));
        }
        assertThat(SITE.findAll(postRequestedFor(anyUrl()))).isNotEmpty();
    }

    @Test
    void aReadIsTriedAgainUntilTheSiteAnswers() {
        SITE.stubFor(post(anyUrl()).inScenario("s").willReturn(page(502, "")).willSetStateTo("2"));
        SITE.stubFor(post(anyUrl())
                .inScenario("s")
                .whenScenarioStateIs("2")
                .willReturn(json(""))
                .willSetStateTo("3"));
        SITE.stubFor(post(anyUrl()).inScenario("s").whenScenarioStateIs("3").willReturn(json(INFO)));

        assertThat(client().site().info().sitename()).isEqualTo("S");
    }

    @Test
    void aReadGivesUpAfterTheAttemptsThatAreSet() {
        SITE.stubFor(post(anyUrl()).willReturn(page(502, "")));

        Throwable thrown = catchThrowable(() -> client().site().info());

        assertThat(thrown).isInstanceOf(SiteUnavailableException.class);
        SITE.verify(3, postRequestedFor(anyUrl()));
    }

    @Test
    void aRefusedTokenIsNotTriedAgain() {
        SITE.stubFor(post(anyUrl()).willReturn(json("{\"errorcode\":\"invalidtoken\",\"exception\":\"e\"}")));

        Wires.attempt(() -> client().site().info());

        SITE.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void aSiteThatAsksForALongWaitIsNotWaitedFor() {
        SITE.stubFor(post(anyUrl()).willReturn(page(503, "").withHeader("Retry-After", "300")));

        Throwable thrown = catchThrowable(() -> client().site().info());

        assertThat(((SiteUnavailableException) thrown).retryAfter()).contains(Duration.ofSeconds(300));
        SITE.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void aWriteThatAGatewayTurnedAwayIsSentAgain() {
        SITE.stubFor(post(anyUrl())
                .inScenario("s")
                .willReturn(page(429, "").withHeader("Retry-After", "0"))
                .willSetStateTo("2"));
        SITE.stubFor(post(anyUrl()).inScenario("s").whenScenarioStateIs("2").willReturn(json("{\"id\":1}")));

        assertThat(client().call("local_x_do_it", Map.of(), com.fasterxml.jackson.databind.JsonNode.class)
                        .path("id")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aRedirectIsNotFollowed() {
        SITE.stubFor(post(anyUrl())
                .inScenario("s")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(page(303, "").withHeader("Location", SITE.baseUrl() + "/elsewhere")));

        Wires.attempt(() -> client().site().info());

        SITE.verify(1, postRequestedFor(anyUrl()));
        assertThat(SITE.getAllServeEvents()).hasSize(1);
    }

    @Test
    void aConnectionThatBreaksLeavesAWriteInDoubt() {
        SITE.stubFor(post(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        assertThat(catchThrowable(() -> client().call("local_x_do_it", Map.of(), Object.class)))
                .isInstanceOf(WriteInDoubtException.class);
        SITE.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void aSiteThatDoesNotAnswerInTimeLeavesAWriteInDoubtThatMayRunOn() {
        SITE.stubFor(post(anyUrl()).willReturn(json("{}").withFixedDelay(2000)));
        MoodleClient client = MoodleClient.of(
                Wires.site(SITE.baseUrl()).writeTimeout(Duration.ofMillis(100)).build());

        Throwable thrown = catchThrowable(() -> client.call("local_x_do_it", Map.of(), Object.class));

        assertThat(thrown).isInstanceOf(WriteInDoubtException.class).hasMessageContaining("time-out");
        assertThat(((MoodleException) thrown).arrival()).isEqualTo(MoodleException.Arrival.PERHAPS_RUNNING);
    }

    @Test
    void nothingListeningIsToldInOneLine() {
        MoodleClient client =
                MoodleClient.of(Wires.site("http://127.0.0.1:1").attempts(1).build());

        assertThat(catchThrowable(() -> client.site().info()))
                .isInstanceOf(TransportException.class)
                .hasMessage("core_webservice_get_site_info: nothing answers at http://127.0.0.1:1."
                        + " Check address, port and firewall, and that the site runs.");
    }

    @Test
    void anUnknownHostIsToldInOneLine() {
        MoodleClient client =
                MoodleClient.of(Wires.site("https://moodle.invalid").attempts(1).build());

        assertThat(catchThrowable(() -> client.site().info()))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("host");
    }

    @Test
    void headersOfTheOperatorGoWithEveryCall() {
        SITE.stubFor(post(anyUrl()).willReturn(json(INFO)));
        MoodleClient client = MoodleClient.of(
                Wires.site(SITE.baseUrl()).putHeaders("X-Gateway", "key").build());

        client.site().info();

        SITE.verify(postRequestedFor(anyUrl())
                .withHeader("X-Gateway", com.github.tomakehurst.wiremock.client.WireMock.equalTo("key")));
    }
}
