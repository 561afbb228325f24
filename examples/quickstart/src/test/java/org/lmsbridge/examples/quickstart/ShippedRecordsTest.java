package org.lmsbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lmsbridge.examples.quickstart.csv.CsvRecords;
import org.lmsbridge.examples.quickstart.csv.Fault;
import org.lmsbridge.examples.quickstart.csv.Problem;

/** The two sets that ship with the quickstart are as real files are. */
class ShippedRecordsTest {
    private static final Path RECORDS = Path.of("records");
    private static final Path BROKEN = Path.of("records-broken");

    @Test
    void theSetIsLargeEnoughToMeanSomething() throws IOException {
        assertThat(rows("contacts")).hasSizeGreaterThanOrEqualTo(500);
        assertThat(rows("course_dates")).hasSizeGreaterThanOrEqualTo(40);
        assertThat(rows("registrations")).hasSizeGreaterThanOrEqualTo(1_500);
    }

    @Test
    void nothingIsWrongWithTheSet() {
        assertThat(CsvRecords.read(RECORDS, ZoneOffset.UTC, Clock.systemUTC()).problems())
                .isEmpty();
    }

    @Test
    void everyMappedCategoryIsTheOneThatEveryMoodleHasAndOneIsNotMapped() throws IOException {
        assertThat(values("course_categories", "moodle_category_id")).containsExactlyInAnyOrder("1", "");
    }

    @Test
    void courseDatesAndMastersThatAreNotSynchronisedAreInIt() throws IOException {
        assertThat(values("course_dates", "status")).containsExactlyInAnyOrder("scheduled", "cancelled", "completed");
        assertThat(values("course_dates", "public")).containsExactlyInAnyOrder("true", "false");
        var privateMasters = rows("course_masters").stream()
                .filter(row -> row.get("public").equals("false"))
                .map(row -> row.get("id"))
                .toList();
        assertThat(rows("course_dates"))
                .anyMatch(row -> privateMasters.contains(row.get("master_id"))
                        && row.get("status").equals("scheduled")
                        && row.get("public").equals("true"));
    }

    @Test
    void contactsThatAreInactiveOrWithoutPasswordAreBooked() throws IOException {
        var booked = values("registrations", "contact_id");
        assertThat(rows("contacts"))
                .anyMatch(row -> row.get("active").equals("false") && booked.contains(row.get("id")))
                .anyMatch(row -> row.get("active").equals("true")
                        && row.get("password").isEmpty()
                        && booked.contains(row.get("id")));
    }

    @Test
    void registrationsInEveryStatusAndRoleAreInIt() throws IOException {
        assertThat(values("registrations", "status"))
                .containsExactlyInAnyOrder("registered", "waiting", "transferred", "cancelled");
        assertThat(values("registrations", "role")).containsExactlyInAnyOrder("student", "instructor");
    }

    @Test
    void contactsAreBookedTwiceOnOneDateAndAsStudentAndInstructor() throws IOException {
        var roles = rows("registrations").stream()
                .filter(row -> row.get("status").equals("registered"))
                .collect(Collectors.groupingBy(
                        row -> row.get("contact_id") + " on " + row.get("course_date_id"),
                        Collectors.mapping(row -> row.get("role"), Collectors.toList())));
        assertThat(roles.values())
                .anyMatch(List.of("student", "student")::equals)
                .anyMatch(list -> Set.copyOf(list).size() == 2);
    }

    @Test
    void nobodysAddressIsReal() throws IOException {
        assertThat(rows("contacts"))
                .allMatch(row -> row.get("email").toLowerCase(Locale.ROOT).matches("[^@]+@example\\.(com|org|net)"));
    }

    @Test
    void namesAreAsDiverseAsPeopleAre() throws IOException {
        var names = rows("contacts").stream()
                .map(row -> row.get("first_name") + " " + row.get("last_name"))
                .toList();
        assertThat(names)
                .anyMatch(name -> name.contains("'"))
                .anyMatch(name -> name.contains("é"))
                .anyMatch(name -> name.codePoints().anyMatch(Character::isIdeographic))
                .anyMatch(name -> name.codePoints()
                        .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.ARABIC));
    }

    @Test
    void theBrokenSetHasEveryFaultThatARowCanHave() {
        var problems =
                CsvRecords.read(BROKEN, ZoneOffset.UTC, Clock.systemUTC()).problems();

        var perFile = EnumSet.of(Fault.MISSING_FILE, Fault.UNREADABLE_FILE);
        var expected = Arrays.stream(Fault.values()).filter(fault -> !perFile.contains(fault));
        assertThat(problems).extracting(Problem::fault).containsAll(expected.toList());
    }

    @Test
    void mostOfTheBrokenSetGoesThrough() {
        var counts = CsvRecords.read(BROKEN, ZoneOffset.UTC, Clock.systemUTC()).counts();

        assertThat(counts.values()).allMatch(count -> count > 2).anyMatch(count -> count > 80);
    }

    private static List<PlainCsv.Row> rows(String file) throws IOException {
        return PlainCsv.read(RECORDS.resolve(file + ".csv"));
    }

    private static Set<String> values(String file, String column) throws IOException {
        return Stream.of(rows(file))
                .flatMap(List::stream)
                .map(row -> row.get(column))
                .collect(Collectors.toSet());
    }
}
