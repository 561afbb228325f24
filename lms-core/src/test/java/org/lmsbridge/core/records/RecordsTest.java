package org.lmsbridge.core.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordsTest {
    private static final LocalDateTime NINE = LocalDateTime.of(2026, 3, 2, 9, 0);

    private static Contact.Builder contact() {
        return Contact.builder().id(new ContactId("7")).firstName("Anna").lastName("Ünal");
    }

    private static CourseDate.Builder courseDate() {
        return CourseDate.builder()
                .id(new CourseDateId("1001"))
                .master(new CourseMasterId("5"))
                .start(NINE)
                .zone(ZoneId.of("Australia/Sydney"));
    }

    private static Registration.Builder registration() {
        return Registration.builder()
                .id(new RegistrationId("1"))
                .contact(new ContactId("7"))
                .target(new CourseDateId("1001"));
    }

    static Stream<Arguments> ids() {
        return Stream.<Function<String, Object>>of(
                        ContactId::new, CategoryId::new, CourseMasterId::new, CourseDateId::new, RegistrationId::new)
                .map(make -> Arguments.of(make.apply("1").getClass().getSimpleName(), make));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ids")
    void anIdIsNeitherBlankNorEndless(String type, Function<String, Object> make) {
        assertThat(make.apply("x".repeat(200))).hasToString("x".repeat(200));
        assertThatThrownBy(() -> make.apply(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(type + " must not be blank");
        assertThatThrownBy(() -> make.apply("x".repeat(201)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(type + " must have at most 200 characters");
    }

    @Test
    void aContactNeedsBothNames() {
        assertThatThrownBy(() -> contact().firstName(" ").build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("contact 7: firstName must not be blank");
        assertThatThrownBy(() -> contact().lastName("").build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("contact 7: lastName must not be blank");
    }

    @Test
    void whatIsLeftOutIsNamed() {
        assertThatThrownBy(() -> Contact.builder().id(new ContactId("7")).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("firstName")
                .hasMessageContaining("lastName");
    }

    @Test
    void aContactIsActiveAndHasAPasswordIfOneIsDelivered() {
        assertThat(contact().build().active()).isTrue();
        assertThat(contact().build().hasPassword()).isFalse();
        assertThat(contact().password(Secret.of("x")).build().hasPassword()).isTrue();
        assertThat(contact().hasPassword(true).build().hasPassword()).isTrue();
    }

    @Test
    void aPasswordIsNeverPrinted() {
        var contact = contact().password(Secret.of("Tr0ub4dor&3")).build();
        assertThat(contact.toString()).contains("***").doesNotContain("Tr0ub4dor");
        assertThat(contact.password().orElseThrow().reveal()).isEqualTo("Tr0ub4dor&3");
        assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).isNotEqualTo(Secret.of("b"));
        assertThat(Secret.of("a")).hasSameHashCodeAs(Secret.of("b"));
    }

    @Test
    void aCategoryAndAMasterNeedAName() {
        assertThatThrownBy(() -> CourseCategory.builder()
                        .id(new CategoryId("3"))
                        .name(" ")
                        .build())
                .hasMessage("course category 3: name must not be blank");
        assertThatThrownBy(() -> CourseMaster.builder()
                        .id(new CourseMasterId("5"))
                        .category(new CategoryId("3"))
                        .name(" ")
                        .build())
                .hasMessage("course master 5: name must not be blank");
    }

    @Test
    void aCourseDateDoesNotEndBeforeItStarts() {
        assertThat(courseDate().end(NINE).build().end()).contains(NINE);
        assertThatThrownBy(() -> courseDate().end(NINE.minusMinutes(1)).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("course date 1001: end 2026-03-02T08:59 is before start 2026-03-02T09:00");
    }

    @Test
    void aCourseDateIsScheduledPublicAndInARoomUnlessItSaysOtherwise() {
        var date = courseDate().build();
        assertThat(date.status()).isEqualTo(CourseDateStatus.SCHEDULED);
        assertThat(date.visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(date.deliveryMode()).isEqualTo(DeliveryMode.CLASSROOM);
    }

    @Test
    void accessDoesNotEndBeforeItBegins() {
        var from = Instant.parse("2026-03-02T00:00:00Z");
        assertThat(registration().accessFrom(from).accessUntil(from).build().accessUntil())
                .contains(from);
        assertThatThrownBy(() -> registration()
                        .accessFrom(from)
                        .accessUntil(from.minusSeconds(1))
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("registration 1: accessUntil is before accessFrom");
    }

    @Test
    void aRegistrationIsAStudentsAndRegisteredUnlessItSaysOtherwise() {
        assertThat(registration().build().role()).isEqualTo(CourseRole.STUDENT);
        assertThat(registration().build().status()).isEqualTo(RegistrationStatus.REGISTERED);
    }
}
