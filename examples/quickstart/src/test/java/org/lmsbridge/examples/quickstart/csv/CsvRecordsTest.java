package org.lmsbridge.examples.quickstart.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseDateStatus;
import org.lmsbridge.core.records.CourseRole;
import org.lmsbridge.core.records.DeliveryMode;
import org.lmsbridge.core.records.ProfileField;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.records.Visibility;
import org.lmsbridge.core.spi.RecordsUnavailableException;

/** The SPI over sound and less sound files. */
class CsvRecordsTest {
    @TempDir
    private Path temporary;

    private RecordsFolder folder;

    @BeforeEach
    void writeSoundFiles() throws IOException {
        folder = RecordsFolder.in(temporary);
    }

    @Test
    void readsAContact() {
        var contact = folder.read().byIds(Set.of(new ContactId("40"))).get(0);

        assertThat(contact.firstName()).isEqualTo("Kim");
        assertThat(contact.email()).contains("kim@example.org");
        assertThat(contact.password().orElseThrow().reveal()).isEqualTo("Wattle-2027");
        assertThat(contact.profile())
                .containsEntry(ProfileField.CITY, "Cairns")
                .containsEntry(ProfileField.COUNTRY, "AU");
        assertThat(contact.active()).isTrue();
    }

    @Test
    void readsACourseDateInTheProvidersZone() {
        var date = folder.read().courseDates(Optional.empty(), 10).items().get(0);

        assertThat(date.start().atZone(date.zone()).toInstant()).isEqualTo("2027-01-31T23:00:00Z");
        assertThat(date.end()).contains(LocalDateTime.parse("2027-02-01T16:00"));
        assertThat(date.venue()).contains("Brisbane");
        assertThat(date.status()).isEqualTo(CourseDateStatus.SCHEDULED);
        assertThat(date.visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(date.deliveryMode()).isEqualTo(DeliveryMode.CLASSROOM);
    }

    @Test
    void aDayBeginsAtMidnightAsStartAndEndsWhenItIsOverAsEnd() throws IOException {
        folder.plus(CsvFile.COURSE_DATES, "31,20,2027-03-01,2027-03-01,,scheduled,true,");

        var date = folder.read()
                .courseDates(Optional.of(new CourseDateId("30")), 1)
                .items()
                .get(0);

        assertThat(date.start()).isEqualTo("2027-03-01T00:00:00");
        assertThat(date.end()).contains(LocalDateTime.parse("2027-03-01T23:59:59"));
    }

    @Test
    void columnsMayStandInAnyOrderAndOthersAreIgnored() throws IOException {
        folder.with(
                CsvFile.REGISTRATIONS,
                "\uFEFFstatus,note,role,course_date_id,contact_id,id",
                "Registered,paid in cash,INSTRUCTOR,30,40,50");

        var registration = folder.read().byId(new RegistrationId("50")).value().orElseThrow();

        assertThat(registration.role()).isEqualTo(CourseRole.INSTRUCTOR);
        assertThat(registration.target()).isEqualTo(new CourseDateId("30"));
    }

    @Test
    void pagesFollowOneAnotherByIdAndOnlyTheLastSaysSo() throws IOException {
        folder.plus(
                CsvFile.REGISTRATIONS,
                "9,40,30,student,waiting",
                "53,40,30,student,waiting",
                "51,40,30,student,waiting");
        var records = folder.read();

        var ids = new ArrayList<String>();
        var lasts = new ArrayList<Boolean>();
        var after = Optional.<RegistrationId>empty();
        while (lasts.isEmpty() || !lasts.get(lasts.size() - 1)) {
            var page = records.of(new CourseDateId("30"), after, 2);
            page.items().forEach(registration -> ids.add(registration.id().value()));
            after = page.items().stream().reduce((a, b) -> b).map(Registration::id);
            lasts.add(page.last());
        }

        assertThat(ids).isEqualTo(List.of("50", "51", "53", "9"));
        assertThat(lasts).containsExactly(false, true);
    }

    @Test
    void aCourseDateNobodyIsBookedOnHasAnEmptyLastPage() {
        var page = folder.read().of(new CourseDateId("77"), Optional.empty(), 5);

        assertThat(page.items()).isEmpty();
        assertThat(page.last()).isTrue();
        assertThat(page.asOf()).isEqualTo(RecordsFolder.NOW);
    }

    @Test
    void anIdThatNoRowHasIsKnownNotToExist() {
        var records = folder.read();

        assertThat(records.byId(new RegistrationId("51")).value()).isEmpty();
        assertThat(records.byIds(Set.of(new ContactId("41")))).isEmpty();
    }

    @Test
    void aBrokenRowIsNeverTakenForAnAbsentOne() throws IOException {
        var records =
                folder.plus(CsvFile.REGISTRATIONS, "51,40,30,student,paid").read();

        assertThatThrownBy(() -> records.byId(new RegistrationId("51")))
                .isInstanceOf(RecordsUnavailableException.class)
                .hasMessageContaining("registration 51")
                .hasMessageContaining("registrations.csv");
        assertThat(records.byId(new RegistrationId("52")).value()).isEmpty();
    }

    @Test
    void aRowWhoseIdCannotBeReadMayBeAnyThatIsMissing() throws IOException {
        var records =
                folder.plus(CsvFile.REGISTRATIONS, ",40,30,student,registered").read();

        assertThat(records.byId(new RegistrationId("50")).value()).isPresent();
        assertThatThrownBy(() -> records.byId(new RegistrationId("52")))
                .isInstanceOf(RecordsUnavailableException.class);
    }

    @Test
    void anUnreadableFileIsNeverTakenForAnEmptyOne() throws IOException {
        var records = folder.without(CsvFile.REGISTRATIONS).read();

        assertThatThrownBy(() -> records.of(new CourseDateId("30"), Optional.empty(), 5))
                .isInstanceOf(RecordsUnavailableException.class)
                .hasMessageContaining("registrations.csv");
    }
}
