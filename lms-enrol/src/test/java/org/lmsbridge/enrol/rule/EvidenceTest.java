package org.lmsbridge.enrol.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseDateStatus;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.records.RegistrationStatus;
import org.lmsbridge.core.spi.PointRead;
import org.lmsbridge.enrol.rule.Evidence.CalledFor;
import org.lmsbridge.enrol.rule.Evidence.Judgement;
import org.lmsbridge.enrol.rule.Evidence.NotProven;
import org.lmsbridge.enrol.rule.Evidence.Proven;

/** Anna was enrolled because of booking 1 on a course date; what do the records say of it now? */
class EvidenceTest {
    private static final ContactId ANNA = new ContactId("anna");
    private static final ContactId ANNE = new ContactId("anne");
    private static final RegistrationId FIRST = new RegistrationId("1");
    private static final RegistrationId SECOND = new RegistrationId("2");
    private static final CourseDateId DATE = new CourseDateId("1001");
    private static final CourseDateId ELSEWHERE = new CourseDateId("2002");
    private static final CourseMasterId ONLINE = new CourseMasterId("online");

    private static final Instant LAST_WRITE = Instant.parse("2027-03-01T10:00:00Z");
    private static final Instant BEFORE = LAST_WRITE.minusSeconds(1);
    private static final Instant AFTER = LAST_WRITE.plusSeconds(1);

    private static final RemovalPolicies POLICIES = RemovalPolicies.all(RemovalPolicy.SUSPEND);

    private final Map<RegistrationId, PointRead<Registration>> registrations = new HashMap<>();
    private final Map<CourseDateId, PointRead<CourseDate>> dates = new HashMap<>();
    private final Map<RegistrationId, String> bookedOn = new HashMap<>();
    private PointRead<Contact> contact = contact(true, AFTER);

    EvidenceTest() {
        dates.put(DATE, date(CourseDateStatus.SCHEDULED, AFTER));
    }

    @Test
    void whereNoRegistrationIsKnownNothingIsProven() {
        contact = contact(false, AFTER);

        assertThat(judge()).isInstanceOf(NotProven.class);
    }

    @Test
    void aRegistrationThatStillStandsCallsForTheEnrolment() {
        registrations.put(FIRST, booked(FIRST, DATE));

        assertThat(judge()).isEqualTo(new CalledFor(FIRST));
    }

    @Test
    void aRegistrationThatTheRecordsKnowNotToExistIsCancelled() {
        registrations.put(FIRST, new PointRead<>(Optional.empty(), AFTER));

        assertThat(cause()).isEqualTo(RemovalCause.BOOKING_CANCELLED);
    }

    @Test
    void eachStatusOfARegistrationHasItsCause() {
        assertThat(causeOf(RegistrationStatus.CANCELLED)).isEqualTo(RemovalCause.BOOKING_CANCELLED);
        assertThat(causeOf(RegistrationStatus.WAITING)).isEqualTo(RemovalCause.BOOKING_CANCELLED);
        assertThat(causeOf(RegistrationStatus.TRANSFERRED)).isEqualTo(RemovalCause.BOOKING_TRANSFERRED);
    }

    @Test
    void aRegistrationOfAnotherContactMeansThatContactsWereMerged() {
        registrations.put(FIRST, read(registration(FIRST, DATE).contact(ANNE), AFTER));

        assertThat(cause()).isEqualTo(RemovalCause.CONTACT_MERGED);
    }

    @Test
    void aRegistrationForSomethingElseWasTransferred() {
        registrations.put(FIRST, booked(FIRST, ELSEWHERE));

        assertThat(cause()).isEqualTo(RemovalCause.BOOKING_TRANSFERRED);
    }

    @Test
    void aCourseThatLostATargetByAMistakeInTheConfigurationLosesNobody() {
        registrations.put(FIRST, booked(FIRST, ELSEWHERE));
        bookedOn.put(FIRST, "course-date:2002");

        assertThat(judge()).isEqualTo(new CalledFor(FIRST));
    }

    @Test
    void aRegistrationThatMovedToAnotherTargetOfTheSameCourseStillCallsForIt() {
        registrations.put(FIRST, booked(FIRST, DATE));
        bookedOn.put(FIRST, "course-date:2002");

        assertThat(judge()).isEqualTo(new CalledFor(FIRST));
    }

    @Test
    void aRegistrationThatIsBookedOnNeitherWhatItWasNorATargetWasTransferred() {
        registrations.put(FIRST, booked(FIRST, ELSEWHERE));
        bookedOn.put(FIRST, "course-date:3003");

        assertThat(cause()).isEqualTo(RemovalCause.BOOKING_TRANSFERRED);
    }

    @Test
    void aCancelledOrCompletedCourseDateIsACauseOfItsOwn() {
        registrations.put(FIRST, booked(FIRST, DATE));

        dates.put(DATE, date(CourseDateStatus.CANCELLED, AFTER));
        assertThat(cause()).isEqualTo(RemovalCause.COURSE_DATE_CANCELLED);
        dates.put(DATE, date(CourseDateStatus.COMPLETED, AFTER));
        assertThat(cause()).isEqualTo(RemovalCause.COURSE_DATE_COMPLETED);
    }

    @Test
    void aCourseDateThatIsNotKnownTakesNothingAway() {
        registrations.put(FIRST, booked(FIRST, DATE));

        dates.put(DATE, new PointRead<>(Optional.empty(), AFTER));
        assertThat(judge()).isEqualTo(new CalledFor(FIRST));
        dates.clear();
        assertThat(judge()).isEqualTo(new CalledFor(FIRST));
    }

    @Test
    void anInactiveContactIsACauseAndAnUnknownOneIsNot() {
        registrations.put(FIRST, booked(FIRST, DATE));

        contact = contact(false, AFTER);
        assertThat(cause()).isEqualTo(RemovalCause.CONTACT_INACTIVE);
        contact = new PointRead<>(Optional.empty(), AFTER);
        assertThat(judge()).isEqualTo(new CalledFor(FIRST));
    }

    @Test
    void aCourseMasterThatIsBookedAsSuchHasNoCourseDateToAskFor() {
        dates.put(DATE, date(CourseDateStatus.CANCELLED, AFTER));
        registrations.put(FIRST, booked(FIRST, ONLINE));

        assertThat(judge()).isEqualTo(new CalledFor(FIRST));
    }

    @Test
    void anAnswerThatIsNotYoungerThanOurLastWriteProvesNothing() {
        for (var asOf : new Instant[] {BEFORE, LAST_WRITE}) {
            registrations.put(FIRST, read(registration(FIRST, DATE).status(RegistrationStatus.CANCELLED), asOf));

            assertThat(judge())
                    .isInstanceOfSatisfying(
                            NotProven.class, answer -> assertThat(answer.why()).contains(LAST_WRITE.toString()));
        }
    }

    @Test
    void aStaleAnswerAboutTheContactOrTheCourseDateProvesNothing() {
        registrations.put(FIRST, booked(FIRST, DATE));

        contact = contact(false, BEFORE);
        assertThat(judge()).isInstanceOf(NotProven.class);

        contact = contact(true, AFTER);
        dates.put(DATE, date(CourseDateStatus.CANCELLED, BEFORE));
        assertThat(judge()).isInstanceOf(NotProven.class);
    }

    @Test
    void aStaleRegistrationProvesNothingHoweverFreshTheRestIs() {
        registrations.put(FIRST, read(registration(FIRST, DATE), BEFORE));

        contact = contact(false, AFTER);
        assertThat(judge()).isInstanceOf(NotProven.class);

        contact = contact(true, AFTER);
        dates.put(DATE, date(CourseDateStatus.COMPLETED, AFTER));
        assertThat(judge()).isInstanceOf(NotProven.class);
    }

    @Test
    void aStaleAnswerOnWhichNothingHangsDoesNotMatter() {
        registrations.put(FIRST, read(registration(FIRST, DATE).status(RegistrationStatus.CANCELLED), AFTER));
        contact = contact(true, BEFORE);
        dates.put(DATE, date(CourseDateStatus.SCHEDULED, BEFORE));

        assertThat(cause()).isEqualTo(RemovalCause.BOOKING_CANCELLED);
    }

    @Test
    void ofSeveralCausesTheOneWithTheMildestPolicyDecides() {
        registrations.put(FIRST, read(registration(FIRST, DATE).status(RegistrationStatus.CANCELLED), AFTER));
        registrations.put(SECOND, read(registration(SECOND, DATE).status(RegistrationStatus.TRANSFERRED), AFTER));
        var policies = new EnumMap<>(RemovalPolicies.all(RemovalPolicy.UNENROL).byCause());
        policies.put(RemovalCause.BOOKING_TRANSFERRED, RemovalPolicy.KEEP);

        assertThat(judge(new RemovalPolicies(policies)))
                .isInstanceOfSatisfying(
                        Proven.class, proven -> assertThat(proven.cause()).isEqualTo(RemovalCause.BOOKING_TRANSFERRED));
    }

    @Test
    void theTextSaysEveryAnswerInAnOrderOfItsOwn() {
        registrations.put(SECOND, new PointRead<>(Optional.empty(), AFTER));
        registrations.put(FIRST, booked(FIRST, DATE));
        dates.put(ELSEWHERE, new PointRead<>(Optional.empty(), AFTER));

        assertThat(evidence().text())
                .isEqualTo("{contact=active, course-date:1001=SCHEDULED, course-date:2002=none,"
                        + " registration:1=REGISTERED contact:anna course-date:1001, registration:2=none}");
        contact = contact(false, AFTER);
        assertThat(evidence().text()).startsWith("{contact=inactive, ");
        contact = new PointRead<>(Optional.empty(), AFTER);
        assertThat(evidence().text()).startsWith("{contact=none, ");
    }

    @Test
    void theProofCarriesTheText() {
        registrations.put(FIRST, new PointRead<>(Optional.empty(), AFTER));

        assertThat(judge())
                .isEqualTo(new Proven(RemovalCause.BOOKING_CANCELLED, evidence().text()));
    }

    @Property
    void oneRegistrationThatStandsSavesTheEnrolmentWhateverTheOthersSay(
            @ForAll("answers") PointRead<Registration> other) {
        registrations.put(FIRST, booked(FIRST, DATE));
        registrations.put(SECOND, other);

        assertThat(judge()).isNotInstanceOf(Proven.class);
    }

    @Property
    void nothingThatWasReadBeforeOurLastWriteTakesAnythingAway(
            @ForAll("answers") PointRead<Registration> answer, @ForAll boolean active) {
        registrations.put(FIRST, new PointRead<>(answer.value(), BEFORE));
        contact = contact(active, AFTER);

        assertThat(judge()).isNotInstanceOf(Proven.class);
    }

    /** What is judged of each alone says what has to come of all, whichever is looked at first. */
    @Property
    void theSafestAnswerDecidesWhicheverIsLookedAtFirst(
            @ForAll @Size(min = 2, max = 5) List<@From("answers") PointRead<Registration>> answers) {
        var alone = new ArrayList<Judgement>();
        for (int i = 0; i < answers.size(); i++) {
            registrations.clear();
            registrations.put(new RegistrationId("r" + i), answers.get(i));
            alone.add(judge());
        }
        registrations.clear();
        for (int i = 0; i < answers.size(); i++) {
            registrations.put(new RegistrationId("r" + i), answers.get(i));
        }

        var safest = alone.stream()
                .filter(CalledFor.class::isInstance)
                .findFirst()
                .or(() -> alone.stream().filter(NotProven.class::isInstance).findFirst());

        assertThat(judge())
                .satisfies(together -> safest.ifPresentOrElse(
                        one -> assertThat(together).isEqualTo(one),
                        () -> assertThat(together).isInstanceOf(Proven.class)));
    }

    @Provide
    Arbitrary<PointRead<Registration>> answers() {
        var status = Arbitraries.of(RegistrationStatus.class);
        var owner = Arbitraries.of(ANNA, ANNE);
        var target = Arbitraries.<BookingTarget>of(DATE, ELSEWHERE, ONLINE);
        var asOf = Arbitraries.of(BEFORE, LAST_WRITE, AFTER);
        return Combinators.combine(status, owner, target, asOf)
                .as((how, who, what, when) ->
                        read(registration(SECOND, what).status(how).contact(who), when))
                .optional()
                .map(read -> read.orElse(new PointRead<>(Optional.empty(), AFTER)));
    }

    private RemovalCause causeOf(RegistrationStatus status) {
        registrations.put(FIRST, read(registration(FIRST, DATE).status(status), AFTER));
        return cause();
    }

    private RemovalCause cause() {
        return ((Proven) judge()).cause();
    }

    private Judgement judge() {
        return judge(POLICIES);
    }

    private Judgement judge(RemovalPolicies policies) {
        var course = new Evidence.Course(Set.of(DATE, ONLINE), bookedOn);
        return evidence().judge(ANNA, course, LAST_WRITE, policies);
    }

    private Evidence evidence() {
        return new Evidence(registrations, dates, contact);
    }

    private static PointRead<Registration> booked(RegistrationId id, BookingTarget target) {
        return read(registration(id, target), AFTER);
    }

    private static PointRead<Registration> read(Registration.Builder registration, Instant asOf) {
        return new PointRead<>(Optional.of(registration.build()), asOf);
    }

    private static Registration.Builder registration(RegistrationId id, BookingTarget target) {
        return Registration.builder().id(id).contact(ANNA).target(target);
    }

    private static PointRead<CourseDate> date(CourseDateStatus status, Instant asOf) {
        var date = CourseDate.builder()
                .id(DATE)
                .master(new CourseMasterId("first-aid"))
                .start(LocalDateTime.of(2027, 3, 1, 9, 0))
                .zone(ZoneOffset.UTC)
                .status(status)
                .build();
        return new PointRead<>(Optional.of(date), asOf);
    }

    private static PointRead<Contact> contact(boolean active, Instant asOf) {
        var contact = Contact.builder()
                .id(ANNA)
                .firstName("Anna")
                .lastName("Ash")
                .active(active)
                .build();
        return new PointRead<>(Optional.of(contact), asOf);
    }
}
