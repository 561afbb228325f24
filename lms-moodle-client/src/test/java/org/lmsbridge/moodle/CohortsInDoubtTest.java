package org.lmsbridge.moodle;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lmsbridge.moodle.api.CohortApi;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.model.NewCohort;

/** A cohort whose creation is in doubt is looked for among all that its identifier finds. */
class CohortsInDoubtTest {
    private static final String SEARCH = "core_cohort_search_cohorts";

    @RegisterExtension
    static final WireMockExtension SITE = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private final MoodleClient client =
            MoodleClient.of(Wires.site(SITE.baseUrl()).attempts(1).build());

    @BeforeEach
    void theAnswerToACreationIsLost() {
        SITE.stubFor(post(urlPathEqualTo("/webservice/rest/server.php"))
                .withQueryParam("wsfunction", WireMock.equalTo(CohortApi.CREATE))
                .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        page(100, "");
    }

    private static void page(int from, String cohorts) {
        SITE.stubFor(post(urlPathEqualTo("/webservice/rest/server.php"))
                .withQueryParam("wsfunction", WireMock.equalTo(SEARCH))
                .withRequestBody(containing("limitfrom=" + from + "&"))
                .willReturn(okJson("{\"cohorts\":[" + cohorts + "]}")));
    }

    private static String cohort(long id, String name, String idnumber) {
        return """
                {"id":%d,"name":"%s","idnumber":"%s","description":"","descriptionformat":1,"visible":true}""".formatted(id, name, idnumber);
    }

    private BulkResult<NewCohort, Long> create() {
        return client.cohorts()
                .create(List.of(
                        NewCohort.builder().name("Welders").idnumber("W1").build()));
    }

    @Test
    void oneThatIsThereAsItWasSentIsFoundAndNotMadeAgain() {
        page(0, cohort(6, "Welders", "W10") + "," + cohort(7, "Welders", "W1"));

        BulkResult<NewCohort, Long> result = create();

        assertThat(Contract.only(result)).isEqualTo(7);
        SITE.verify(1, postRequestedFor(urlMatching(".*wsfunction=" + CohortApi.CREATE + "&.*")));
    }

    @Test
    void oneOfAnotherNameIsNotTakenForIt() {
        page(0, cohort(6, "Bakers", "W1"));

        assertThat(create().inDoubt()).hasSize(1);
    }

    @Test
    void oneThatIsNotThereStaysInDoubtAndIsNotMadeAgain() {
        page(0, "");

        assertThat(create().inDoubt()).hasSize(1);
        SITE.verify(1, postRequestedFor(urlMatching(".*wsfunction=" + CohortApi.CREATE + "&.*")));
    }
}
