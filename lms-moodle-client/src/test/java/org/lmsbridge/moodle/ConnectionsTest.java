package org.lmsbridge.moodle;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lmsbridge.moodle.error.TransportException;

/** Certificates, proxies and headers: what lies between the client and the site. */
class ConnectionsTest {
    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().dynamicHttpsPort().bindAddress("127.0.0.1"));

    @BeforeEach
    void start() {
        server.start();
        server.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody("[]")));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private MoodleSite.Builder secure() {
        return Wires.site("https://127.0.0.1:" + server.httpsPort()).attempts(1);
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() {
        MoodleClient client = MoodleClient.of(secure().build());

        assertThat(catchThrowable(() -> client.categories().all()))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("certificate");
        assertThat(server.getAllServeEvents()).isEmpty();
    }

    @Test
    void aTestSiteMayGoUnverified() {
        MoodleClient client = MoodleClient.of(secure().verifyTls(false).build());

        assertThat(client.categories().all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://moodle.example.org",
                "http://127.0.0.1.example.org",
                "http://10.0.0.7/moodle",
                "http://[::2]"
            })
    void anAddressInClearIsRefusedWithTheRemedyUnlessItIsAllowed(String url) {
        assertThat(catchThrowable(() -> MoodleSite.of(url, "t0ken")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "url " + url + " would send the token and passwords in clear: use the site's https:// address,"
                                + " or allow plainHttp where the network is yours");

        assertThat(Wires.site(url).plainHttp(true).build().url()).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8044",
                "http://localhost/moodle",
                "http://LOCALHOST",
                "http://127.255.0.3",
                "http://[::1]:80",
                "http://[0:0:0:0:0:0:0:1]"
            })
    void thisMachineNeedsNoTls(String url) {
        assertThat(MoodleSite.of(url, "t0ken").url()).hasToString(url);
    }

    @Test
    void callsGoThroughTheProxyAndTheSiteIsNotLookedUpHere() {
        MoodleClient client = MoodleClient.of(Wires.site("http://moodle.invalid")
                .plainHttp(true)
                .proxy(URI.create("http://127.0.0.1:" + server.port()))
                .build());

        assertThat(client.categories().all()).isEmpty();
        assertThat(requests()).extracting(LoggedRequest::getHost).containsExactly("moodle.invalid");
    }

    @Test
    void headersOfTheOperatorGoToTheSignInPageToo() {
        MoodleSite site = Wires.site("http://127.0.0.1:" + server.port())
                .putHeaders("X-Gateway", "yes")
                .build();

        Wires.attempt(() -> MoodleTokens.login(site, "anne", Secret.of("secret-word"), "service"));

        assertThat(requests()).allSatisfy(request -> {
            assertThat(request.getHeader("X-Gateway")).isEqualTo("yes");
            assertThat(request.getUrl()).doesNotContain("secret-word");
        });
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aRateBelowOneCallASecondIsRefusedBeforehand() {
        assertThat(catchThrowable(() -> secure().requestsPerSecond(0).build()))
                .hasMessageContaining("requestsPerSecond");
        assertThat(secure().connectTimeout(Duration.ofSeconds(1)).build().requestsPerSecond())
                .isEmpty();
    }

    private List<LoggedRequest> requests() {
        return server.getAllServeEvents().stream()
                .map(event -> LoggedRequest.createFrom(event.getRequest()))
                .toList();
    }
}
