package org.lmsbridge.enrol.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseRole;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.records.RegistrationStatus;

class FoldTest {
    private static final ContactId ANNA = new ContactId("anna");
    private static final Instant MARCH = Instant.parse("2027-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2027-04-01T00:00:00Z");
    private static final Fold FOLD = new Fold(5, 3);

    @Test
    void twoBookingsOfOnePersonAreOneEnrolment() {
        var folded =
                FOLD.fold(List.of(registration("1").build(), registration("2").build()));

        assertThat(folded).containsOnlyKeys(ANNA);
        assertThat(folded.get(ANNA).because()).containsExactly(new RegistrationId("1"), new RegistrationId("2"));
    }

    @Test
    void rolesAreJoined() {
        var folded = FOLD.fold(List.of(
                registration("1").build(),
                registration("2").role(CourseRole.INSTRUCTOR).build()));

        assertThat(folded.get(ANNA).enrolment().roles()).containsExactly(3L, 5L);
    }

    @Test
    void aStudentAndAnInstructorHaveTheRolesOfTheSettings() {
        var student = registration("1").build();
        var instructor = registration("1").role(CourseRole.INSTRUCTOR).build();

        assertThat(FOLD.fold(List.of(student)).get(ANNA).enrolment().roles()).containsExactly(5L);
        assertThat(FOLD.fold(List.of(instructor)).get(ANNA).enrolment().roles()).containsExactly(3L);
    }

    @Test
    void accessLastsFromTheEarliestBeginningToTheLatestEnd() {
        var folded = FOLD.fold(List.of(
                registration("1").accessFrom(APRIL).accessUntil(APRIL).build(),
                registration("2").accessFrom(MARCH).accessUntil(MARCH).build()));

        assertThat(folded.get(ANNA).enrolment().from()).contains(MARCH);
        assertThat(folded.get(ANNA).enrolment().until()).contains(APRIL);
    }

    @Test
    void oneBookingWithoutAnEndMeansNoEnd() {
        var folded = FOLD.fold(List.of(
                registration("1").accessUntil(APRIL).build(), registration("2").build()));

        assertThat(folded.get(ANNA).enrolment().until()).isEmpty();
    }

    @Test
    void onlyRegisteredOnesCount() {
        var folded = FOLD.fold(List.of(
                registration("1").status(RegistrationStatus.CANCELLED).build(),
                registration("2").status(RegistrationStatus.WAITING).build(),
                registration("3").status(RegistrationStatus.TRANSFERRED).build()));

        assertThat(folded).isEmpty();
    }

    @Property
    void theOrderOfRegistrationsDoesNotMatter(@ForAll("registrations") List<Registration> some, @ForAll long seed) {
        var shuffled = new ArrayList<>(some);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(FOLD.fold(shuffled)).isEqualTo(FOLD.fold(some));
    }

    @Property
    void aChangeCarriesTheWholeEnrolment(@ForAll("registrations") List<Registration> some) {
        FOLD.fold(some)
                .values()
                .forEach(folded -> assertThat(
                                DesiredEnrolment.of(folded.enrolment().values()))
                        .isEqualTo(folded.enrolment()));
    }

    @Test
    void differentEnrolmentsHaveDifferentFingerprints() {
        var fingerprints = new TreeSet<String>();
        for (var roles : List.of(List.of(5L), List.of(3L), List.of(3L, 5L))) {
            for (var from : List.of(Optional.<Instant>empty(), Optional.of(MARCH))) {
                for (var until : List.of(Optional.<Instant>empty(), Optional.of(APRIL))) {
                    var enrolment = new DesiredEnrolment(new TreeSet<>(roles), from, until);
                    fingerprints.add(WrittenEnrolment.of(enrolment).text());
                    assertThat(WrittenEnrolment.parse(
                                    WrittenEnrolment.of(enrolment).text()))
                            .isEqualTo(WrittenEnrolment.of(enrolment));
                }
            }
        }

        assertThat(fingerprints).hasSize(12);
    }

    @Provide
    Arbitrary<List<Registration>> registrations() {
        var contact = Arbitraries.of("anna", "bo", "cy").map(ContactId::new);
        var status = Arbitraries.of(RegistrationStatus.class);
        var role = Arbitraries.of(CourseRole.class);
        var from = Arbitraries.of(MARCH, APRIL).optional();
        var length = Arbitraries.integers().between(0, 90).optional();
        return Combinators.combine(contact, status, role, from, length)
                .as(FoldTest::booking)
                .list()
                .ofMaxSize(12)
                .map(FoldTest::numbered);
    }

    private static Registration.Builder booking(
            ContactId contact,
            RegistrationStatus status,
            CourseRole role,
            Optional<Instant> from,
            Optional<Integer> days) {
        var begin = from.orElse(MARCH);
        return Registration.builder()
                .contact(contact)
                .target(new CourseDateId("1001"))
                .status(status)
                .role(role)
                .accessFrom(from)
                .accessUntil(days.map(count -> begin.plusSeconds(count * 86_400L)));
    }

    private static List<Registration> numbered(List<Registration.Builder> builders) {
        var registrations = new ArrayList<Registration>();
        builders.forEach(builder -> registrations.add(
                builder.id(new RegistrationId("R" + registrations.size())).build()));
        return registrations;
    }

    private static Registration.Builder registration(String id) {
        return Registration.builder().id(new RegistrationId(id)).contact(ANNA).target(new CourseDateId("1001"));
    }
}
