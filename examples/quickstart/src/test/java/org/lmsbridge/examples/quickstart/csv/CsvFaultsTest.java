package org.lmsbridge.examples.quickstart.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lmsbridge.examples.quickstart.csv.CsvFile.CONTACTS;
import static org.lmsbridge.examples.quickstart.csv.CsvFile.COURSE_CATEGORIES;
import static org.lmsbridge.examples.quickstart.csv.CsvFile.COURSE_DATES;
import static org.lmsbridge.examples.quickstart.csv.CsvFile.REGISTRATIONS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is wrong with a file is said with file, line, column and remedy, and the rest is read. */
class CsvFaultsTest {
    private static final String CONTACTS_HEADER = "id,first_name,last_name,email,active,password,city,country";

    @TempDir
    private Path temporary;

    private RecordsFolder folder;

    @BeforeEach
    void writeSoundFiles() throws IOException {
        folder = RecordsFolder.in(temporary);
    }

    @Test
    void soundFilesHaveNoProblems() {
        assertThat(folder.read().problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(CsvFile.class)
    void aMissingFileIsNamedWithTheHeaderThatItNeeds(CsvFile file) throws IOException {
        var records = folder.without(file).read();

        var problem = only(records.problems(), Fault.MISSING_FILE);
        assertThat(problem.where()).isEqualTo(file.fileName() + ":1:id");
        assertThat(problem.remedy()).contains("id,");
        assertThat(records.counts()).doesNotContainKey(file);
    }

    @Test
    void aMissingColumnMakesTheFileUnreadable() throws IOException {
        folder.with(REGISTRATIONS, "id,contact_id,course_date_id,role", "50,40,30,student");

        var records = folder.read();

        assertThat(only(records.problems(), Fault.MISSING_COLUMN).where()).isEqualTo("registrations.csv:1:status");
        assertThat(records.counts()).doesNotContainKey(REGISTRATIONS).containsEntry(CONTACTS, 1);
    }

    @Test
    void aMissingColumnThatRowsCanDoWithoutIsNamedAndTheRowsAreRead() throws IOException {
        folder.with(
                COURSE_DATES,
                "id,master_id,start,end,status,public,delivery_mode",
                "30,20,2027-02-01,,scheduled,true,");

        var records = folder.read();

        assertThat(only(records.problems(), Fault.MISSING_COLUMN).where()).isEqualTo("course_dates.csv:1:venue");
        assertThat(records.counts()).containsEntry(COURSE_DATES, 1).containsEntry(REGISTRATIONS, 1);
    }

    @Test
    void semicolonsInsteadOfCommasAreHintedAt() throws IOException {
        folder.with(REGISTRATIONS, "id;contact_id;course_date_id;role;status", "50;40;30;student;registered");

        assertThat(folder.read().problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.remedy()).contains("separate columns by commas"));
    }

    @Test
    void aColumnThatIsThereTwiceMakesTheFileUnreadable() throws IOException {
        folder.with(
                CONTACTS, CONTACTS_HEADER + ",email", "40,Kim,Lee,kim@example.org,true,Wattle-2027,Cairns,AU,x@y.org");

        assertThat(only(folder.read().problems(), Fault.UNREADABLE_FILE).where())
                .isEqualTo("contacts.csv:1:email");
    }

    @Test
    void aQuoteThatIsNeverClosedMakesTheFileUnreadable() throws IOException {
        folder.plus(REGISTRATIONS, "51,\"40,30,student,registered", "52,40,30,student,registered");

        var records = folder.read();

        assertThat(only(records.problems(), Fault.UNREADABLE_FILE).where()).isEqualTo("registrations.csv:3:id");
        assertThat(records.counts()).doesNotContainKey(REGISTRATIONS);
    }

    @Test
    void aQuoteThatIsClosedTooLateIsNoticed() throws IOException {
        folder.plus(REGISTRATIONS, "51,40,30,\"student,registered", "52,40,30,student\",registered");

        assertThat(only(folder.read().problems(), Fault.FIELD_COUNT).where()).isEqualTo("registrations.csv:3:role");
    }

    @Test
    void bytesThatAreNotUtf8AreNamedAndTheOtherRowsAreRead() throws IOException {
        folder.with(
                CONTACTS,
                StandardCharsets.ISO_8859_1,
                CONTACTS_HEADER,
                "40,Kim,Lee,kim@example.org,true,Wattle-2027,Cairns,AU",
                "41,Zoë,Lee,zoe@example.org,true,Wattle-2027,Cairns,AU");

        var records = folder.read();

        assertThat(only(records.problems(), Fault.NOT_UTF8).where()).isEqualTo("contacts.csv:3:first_name");
        assertThat(records.counts()).containsEntry(CONTACTS, 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            COURSE_CATEGORIES | 11,,,1                                               | BLANK            | name
            COURSE_CATEGORIES | 11,Fire,,eleven                                      | BAD_NUMBER       | moodle_category_id
            COURSE_CATEGORIES | 11,Fire,,0                                           | BAD_NUMBER       | moodle_category_id
            COURSE_CATEGORIES | 11,Fire,99,1                                         | UNKNOWN_ID       | parent_id
            COURSE_CATEGORIES | 11,Fire,11,1                                         | CATEGORY_LOOP    | parent_id
            COURSE_CATEGORIES | 10,Fire,,1                                           | DUPLICATE_ID     | id
            COURSE_MASTERS    | 21,White Card,99,true,                               | UNKNOWN_ID       | category_id
            COURSE_MASTERS    | 21,White Card,,true,                                 | BLANK            | category_id
            COURSE_MASTERS    | 21,White Card,10,perhaps,                            | BAD_BOOLEAN      | public
            COURSE_MASTERS    | 21,White Card,10,true,x                              | BAD_NUMBER       | moodle_course_id
            COURSE_DATES      | 31,20,01/02/2027,,,scheduled,true,                   | BAD_DATE         | start
            COURSE_DATES      | 31,20,2027-02-30,,,scheduled,true,                   | BAD_DATE         | start
            COURSE_DATES      | 31,20,2027-02-01,soon,,scheduled,true,               | BAD_DATE         | end
            COURSE_DATES      | 31,20,,,,scheduled,true,                             | BLANK            | start
            COURSE_DATES      | 31,20,2027-02-02,2027-02-01,,scheduled,true,         | END_BEFORE_START | end
            COURSE_DATES      | 31,20,2027-02-01,,,postponed,true,                   | BAD_CHOICE       | status
            COURSE_DATES      | 31,20,2027-02-01,,,scheduled,true,outdoors           | BAD_CHOICE       | delivery_mode
            COURSE_DATES      | 31,99,2027-02-01,,,scheduled,true,                   | UNKNOWN_ID       | master_id
            CONTACTS          | 41,,Lee,k@example.org,true,Wattle-2027,,             | BLANK            | first_name
            CONTACTS          | 41,Kim,Lee,k@example.org,,Wattle-2027,,              | BLANK            | active
            CONTACTS          | 41,Kim,Lee,nowhere,true,Wattle-2027,,                | BAD_TEXT         | email
            CONTACTS          | 41,Kim,Lee,k@example.org,true,Wattle-2027,,Australia | BAD_TEXT         | country
            CONTACTS          | ,Kim,Lee,k@example.org,true,Wattle-2027,,            | BLANK            | id
            REGISTRATIONS     | 51,99,30,student,registered                          | UNKNOWN_ID       | contact_id
            REGISTRATIONS     | 51,40,99,student,registered                          | UNKNOWN_ID       | course_date_id
            REGISTRATIONS     | 51,40,30,assistant,registered                        | BAD_CHOICE       | role
            REGISTRATIONS     | 51,40,30,student,paid                                | BAD_CHOICE       | status
            REGISTRATIONS     | 51,40,30,student                                     | FIELD_COUNT      | 5
            REGISTRATIONS     | 51,40,30,student,registered,now                      | FIELD_COUNT      | 6
            """)
    void aBadRowIsNamedAndLeftOut(CsvFile file, String row, Fault fault, String column) throws IOException {
        var records = folder.plus(file, row).read();

        var problem = only(records.problems(), fault);
        assertThat(problem.toString()).startsWith(file.fileName() + ":3:" + column + ": ");
        assertThat(problem.remedy()).isNotBlank();
        assertThat(records.counts()).containsEntry(file, 1).containsEntry(REGISTRATIONS, 1);
    }

    @Test
    void everythingThatIsWrongWithARowIsSaidAtOnce() throws IOException {
        folder.plus(COURSE_DATES, "31,99,soon,later,,postponed,perhaps,outdoors");

        assertThat(folder.read().problems())
                .extracting(Problem::column)
                .containsExactly("master_id", "start", "end", "status", "public", "delivery_mode");
    }

    @Test
    void aUsernameThatIsUsedTwiceStaysWithTheEarlierLine() throws IOException {
        folder.plus(CONTACTS, "41,Kim,Leigh,KIM@Example.org,true,Wattle-2027,,")
                .plus(REGISTRATIONS, "51,41,30,student,registered");

        var records = folder.read();

        assertThat(records.problems()).hasSize(2);
        var problem = records.problems().get(0);
        assertThat(problem.fault()).isEqualTo(Fault.DUPLICATE_USERNAME);
        assertThat(problem.where()).isEqualTo("contacts.csv:3:email");
        assertThat(problem.what()).contains("contact 40 in line 2");
        assertThat(records.counts()).containsEntry(CONTACTS, 1);
    }

    @Test
    void anIdThatIsUsedTwiceStaysWithTheEarlierLine() throws IOException {
        folder.plus(REGISTRATIONS, "50,40,30,instructor,registered");

        assertThat(only(folder.read().problems(), Fault.DUPLICATE_ID).what()).contains("line 2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            COURSE_CATEGORIES | 11,Fire,99,1                                | COURSE_CATEGORIES | 12,Warden,11,1                        | course_categories.csv:4:parent_id
            COURSE_CATEGORIES | 11,Fire,99,1                                | COURSE_MASTERS    | 21,Warden,11,true,                    | course_masters.csv:3:category_id
            COURSE_MASTERS    | 21,Warden,99,true,                          | COURSE_DATES      | 31,21,2027-02-01,,,scheduled,true,    | course_dates.csv:3:master_id
            COURSE_DATES      | 31,20,soon,,,scheduled,true,                | REGISTRATIONS     | 51,40,31,student,registered           | registrations.csv:3:course_date_id
            CONTACTS          | 41,,Lee,k@example.org,true,Wattle-2027,,    | REGISTRATIONS     | 51,41,30,student,registered           | registrations.csv:3:contact_id
            """)
    void whatRefersToALeftOutRowIsLeftOutToo(CsvFile file, String broken, CsvFile referring, String row, String where)
            throws IOException {
        var records = folder.plus(file, broken).plus(referring, row).read();

        assertThat(records.problems()).hasSize(2);
        var problem = only(records.problems(), Fault.LEFT_OUT_ID);
        assertThat(problem.where()).isEqualTo(where);
        assertThat(problem.what()).contains(file.fileName() + ", line 3");
        assertThat(records.counts()).containsEntry(referring, 1);
    }

    @Test
    void categoriesThatAreEachOthersParentsAreAllNamed() throws IOException {
        folder.plus(COURSE_CATEGORIES, "11,Fire,12,1", "12,Warden,11,1", "13,Hose,12,1");

        assertThat(folder.read().problems())
                .extracting(Problem::fault)
                .containsExactly(Fault.CATEGORY_LOOP, Fault.CATEGORY_LOOP, Fault.LEFT_OUT_ID);
    }

    @Test
    void passwordsAreInNoMessage() throws IOException {
        folder.with(CONTACTS, CONTACTS_HEADER, "41,,,x,maybe,Wattle-2027,,zz9", "41,,,x,maybe,Wattle-2027,,zz9,,");

        assertThat(folder.read().problems())
                .isNotEmpty()
                .noneMatch(problem -> problem.toString().contains("Wattle"));
    }

    private static Problem only(List<Problem> problems, Fault fault) {
        assertThat(problems).filteredOn(problem -> problem.fault() == fault).hasSize(1);
        return problems.stream()
                .filter(problem -> problem.fault() == fault)
                .findFirst()
                .orElseThrow();
    }
}
