package org.lmsbridge.examples.recordsservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lmsbridge.core.records.CategoryId;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateStatus;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.records.Secret;
import org.lmsbridge.core.records.Visibility;
import org.lmsbridge.core.spi.RecordsUnavailableException;

class RecordsServiceCatalogueTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final ZoneId BRISBANE = ZoneId.of("Australia/Brisbane");

    private final ServiceStub stub = new ServiceStub();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final RecordsServiceCatalogue catalogue = catalogue(2);

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void theSampleIsReadByFieldNames() {
        var date = catalogue.courseDates(Optional.empty(), 10).items().get(0);

        assertThat(date.id().value()).isEqualTo("26519");
        assertThat(date.master()).isEqualTo(new CourseMasterId("3247"));
        assertThat(date.category()).contains(new CategoryId("4401"));
        assertThat(date.start()).isEqualTo(LocalDateTime.of(2015, 12, 1, 0, 0));
        assertThat(date.end()).contains(LocalDateTime.of(2015, 12, 1, 23, 59));
        assertThat(date.zone()).isEqualTo(BRISBANE);
        assertThat(date.venue()).contains("Head Office");
        assertThat(date.status()).isEqualTo(CourseDateStatus.SCHEDULED);
        assertThat(date.visibility()).isEqualTo(Visibility.PUBLIC);
    }

    @Test
    void theCategoryFormIsReadByFieldId() {
        var categories = catalogue.categories(Optional.empty(), 10).items();

        assertThat(categories).hasSize(2);
        var mapped = categories.get(1);
        assertThat(mapped.name()).isEqualTo("Nationally Recognised Training");
        assertThat(mapped.fields()).containsEntry("8620", "40");
        assertThat(categories.get(0).fields()).as("a blank value is none").isEmpty();
        assertThat(categories.get(0).parent()).contains(new CategoryId("4384"));
    }

    @Test
    void theQuestionCarriesUserAndPageAndNoDebugUnlessAskedFor() {
        catalogue.courseDates(Optional.empty(), 10);

        var question = stub.questions().get(0);
        assertThat(question.path("LoginUsername").asText()).isEqualTo("moodle");
        assertThat(question.path("LoginPassword").asText()).isEqualTo("s3cret");
        assertThat(question.path("page").asInt()).isEqualTo(1);
        assertThat(question.path("pageItemLimit").asText()).isEqualTo("2");
        assertThat(question.at("/Course Dates/ServiceType").asText()).isEqualTo("Moodle Course Date Id");
        assertThat(question.has("debug")).isFalse();
    }

    @Test
    void debuggingIsAskedForBySwitch() {
        var codes = ServiceCodes.ofSample(BRISBANE);
        new RecordsServiceCatalogue(stub.access().withDebug(), codes, 2, Clock.systemUTC())
                .categories(Optional.empty(), 1);

        assertThat(stub.questions().get(0).path("debug").asText()).isEqualTo("on");
    }

    @Test
    void anAnswerIsAsOldAsTheServicesCacheCanBe() {
        assertThat(catalogue.courseDates(Optional.empty(), 1).asOf()).isEqualTo(NOW.minus(Duration.ofMinutes(5)));
    }

    @Test
    void pagesOfOneListingComeFromOneReading() {
        stub.with(26520, 3248).with(26521, 3249);
        catalogue.courseDates(Optional.empty(), 1);
        int asked = stub.questions().size();

        var second = catalogue.courseDates(Optional.of(firstDate().id()), 1);

        assertThat(second.items()).extracting(date -> date.id().value()).containsExactly("26520");
        assertThat(stub.questions()).hasSize(asked);
    }

    @Test
    void aLaterListingReadsAnew() {
        catalogue.courseDates(Optional.empty(), 1);
        stub.with(26520, 3248);
        now.set(NOW.plus(Duration.ofMinutes(2)));

        assertThat(catalogue.courseDates(Optional.empty(), 10).items()).hasSize(2);
    }

    @Test
    void aRowThatIsDeletedBetweenTwoNumberedPagesHidesNoOther() {
        stub.with(26520, 3248).with(26521, 3249).with(26522, 3250);
        var deleted = new AtomicReference<>(false);
        stub.change(answer -> {
            // After the first page has been read, its first row goes, and the third row slips onto the first page.
            if (!deleted.getAndSet(true)) {
                stub.remove("26519");
            }
            return answer;
        });

        assertThat(catalogue.courseDates(Optional.empty(), 10).items())
                .extracting(date -> date.id().value())
                .containsExactly("26520", "26521", "26522");
    }

    @Test
    void aRowThatCannotBeUsedIsLeftOutAndTheRestGoesThrough() {
        stub.with(26520, 3248).with(26521, 3249).with(26522, 3250);
        stub.row("26520").put("1", "0000-00-00");
        stub.row("26521").put("15", "77");

        assertThat(catalogue.courseDates(Optional.empty(), 10).items())
                .extracting(date -> date.id().value())
                .containsExactly("26519", "26522");
    }

    @Test
    void anAnswerWithoutTheListIsNotAnEmptyList() {
        stub.change(answer -> answer.removeAll().put("Error", "wrong password"));

        assertThatThrownBy(() -> catalogue.courseDates(Optional.empty(), 10))
                .isInstanceOf(RecordsUnavailableException.class)
                .hasMessageContaining("CourseDateListNextId");
    }

    @Test
    void aListWithoutItsMetaMapIsRefused() {
        stub.change(answer -> {
            ((ObjectNode) answer.path("Course Dates")).remove("CourseDateListNextId meta");
            return answer;
        });

        assertThatThrownBy(() -> catalogue.courseDates(Optional.empty(), 10))
                .isInstanceOf(RecordsUnavailableException.class)
                .hasMessageContaining("meta map");
    }

    @Test
    void pagesThatAreAlwaysTheSameAreRefused() {
        var answer = new AtomicReference<ObjectNode>();
        stub.with(26520, 3248).change(page -> {
            answer.compareAndSet(null, page);
            return answer.get();
        });

        assertThatThrownBy(() -> catalogue.courseDates(Optional.empty(), 10))
                .isInstanceOf(RecordsUnavailableException.class)
                .hasMessageContaining("brings nothing new");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 500})
    void anyOtherStatusIsAnUnavailableService(int status) {
        stub.failWith(status);

        assertThatThrownBy(() -> catalogue.categories(Optional.empty(), 10))
                .isInstanceOf(RecordsUnavailableException.class)
                .hasMessageContaining("status " + status)
                .hasMessageNotContaining("s3cret")
                .hasMessageNotContaining("Nationally");
    }

    @Test
    void plainHttpHasToBeAskedFor() {
        assertThatThrownBy(() -> ServiceAccess.of("http://records.example.org", "moodle", Secret.of("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("plainHttp()");
    }

    @Test
    void whatIsMissingIsNamedAllAtOnce() {
        assertThatThrownBy(() -> ServiceAccess.of("records", "", Secret.of("")))
                .hasMessageContaining("whole URL")
                .hasMessageContaining("user is missing")
                .hasMessageContaining("password is missing");
    }

    private CourseDate firstDate() {
        return catalogue.courseDates(Optional.empty(), 1).items().get(0);
    }

    private RecordsServiceCatalogue catalogue(int pageSize) {
        var clock = new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
        return new RecordsServiceCatalogue(stub.access(), ServiceCodes.ofSample(BRISBANE), pageSize, clock);
    }
}
