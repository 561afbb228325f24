package org.lmsbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lmsbridge.examples.quickstart.csv.CsvFile;
import org.lmsbridge.examples.quickstart.csv.RecordsFolder;
import org.lmsbridge.sandbox.Fault;
import org.lmsbridge.sandbox.MoodleSandbox;

/** Where nothing can be done, the program says so in one line, leaves everything as it is, and works afterwards. */
class QuickstartRefusalTest {
    @TempDir
    private Path temporary;

    private MoodleSandbox sandbox;
    private Path records;
    private Site site;

    @BeforeEach
    void startSite() throws IOException {
        sandbox = MoodleSandbox.start();
        records = Files.createDirectory(temporary.resolve("records"));
        RecordsFolder.in(records);
        site = Site.of(sandbox, temporary.resolve("state"));
    }

    @AfterEach
    void stopSite() {
        sandbox.close();
    }

    @Test
    void noConnection() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        var result = site.at("http://127.0.0.1:" + free).quickstart(records);

        assertRefused(result, "127.0.0.1:" + free);
        assertWorksAfterwards();
    }

    @Test
    void wrongToken() throws IOException {
        var wrong = "0123456789abcdef0123456789abcdef";

        var result = site.with(wrong).quickstart(records);

        assertRefused(result, "token");
        assertThat(result.out() + result.err()).doesNotContain(wrong);
        assertWorksAfterwards();
    }

    @Test
    void anAddressWhereSomethingElseIs() throws IOException {
        sandbox.faults().onAny().always().then(Fault.html());

        var result = site.quickstart(records);

        assertRefused(result, "HTML");
        assertWorksAfterwards();
    }

    @Test
    void anAddressOverWhichTheTokenWouldTravelInClear() throws IOException {
        assertRefused(site.at("http://moodle.example.org").quickstart(records), "plainHttp");
    }

    @Test
    void aSiteInMaintenance() throws IOException {
        sandbox.faults().onAny().always().then(Fault.maintenance(Duration.ofHours(1)));

        var result = site.quickstart(records);

        assertRefused(result, "maintenance");
        assertWorksAfterwards();
    }

    @Test
    void aTokenThatTurnsBadLeavesTheStateOfEarlierRunsUnharmed() throws IOException {
        site.quickstart(records);

        assertRefused(site.with("0123456789abcdef0123456789abcdef").quickstart(records), "token");

        sandbox.calls().reset();
        assertThat(site.quickstart(records).out()).contains("Nothing has to change.");
        assertThat(sandbox.calls().writes()).isZero();
    }

    @Test
    void aSiteThatGoesAwayInTheMiddleIsFinishedByTheNextRun() throws IOException {
        sandbox.faults().on("core_user_create_users").always().then(Fault.maintenance(Duration.ofHours(1)));

        var result = site.quickstart(records);

        assertThat(result.status()).as(result.out() + result.err()).isEqualTo(1);
        assertThat(result.out() + result.err()).contains("maintenance").doesNotContain("\tat ");
        sandbox.faults().clear();
        assertThat(site.quickstart(records).status()).isZero();
        site.contents().assertEqualTo(Expected.of(records));
    }

    @ParameterizedTest
    @EnumSource(value = CsvFile.class, names = "REGISTRATIONS", mode = EnumSource.Mode.EXCLUDE)
    void aFileThatIsNotThere(CsvFile file) throws IOException {
        Files.move(records.resolve(file.fileName()), temporary.resolve("elsewhere"));

        var result = site.quickstart(records);

        assertRefused(result, file.fileName());
        Files.move(temporary.resolve("elsewhere"), records.resolve(file.fileName()));
        assertWorksAfterwards();
    }

    @Test
    void withoutRegistrationsTheCoursesAreMadeAllTheSame() throws IOException {
        Files.move(records.resolve("registrations.csv"), temporary.resolve("elsewhere"));

        var result = site.quickstart(records);

        assertThat(result.status()).as(result.out() + result.err()).isEqualTo(1);
        assertThat(result.out()).contains("registrations.csv", "create course");
        Files.move(temporary.resolve("elsewhere"), records.resolve("registrations.csv"));
        assertThat(site.quickstart(records).status()).isZero();
        site.contents().assertEqualTo(Expected.of(records));
    }

    @Test
    void moreAtOnceThanTheGuardsLetPassWaitsForAWord() throws IOException {
        var many = IntStream.range(1_000, 1_201)
                .mapToObj(id -> id + ",20,2027-02-01T09:00,2027-02-01T16:00,Brisbane,scheduled,true,classroom")
                .toArray(String[]::new);
        RecordsFolder.in(records).plus(CsvFile.COURSE_DATES, many);

        assertRefused(site.quickstart(records), "--approve");
        assertThat(sandbox.calls().writes()).isZero();

        assertThat(site.quickstart(records, "--approve").status()).isZero();
        site.contents().assertEqualTo(Expected.of(records));
    }

    @Test
    void aFolderThatIsNotThere() {
        assertRefused(
                site.quickstart(temporary.resolve("nowhere")), "there is no folder " + temporary.resolve("nowhere"));
    }

    @Test
    void aSiteWithoutToken() {
        var result = Program.run(Map.of("MOODLE_URL", site.url()));

        assertRefused(result, "MOODLE_TOKEN");
    }

    @Test
    void anAddressThatIsNone() {
        assertRefused(site.at("moodle.example.org").quickstart(records), "https://");
    }

    @Test
    void anOptionThatIsNone() {
        assertRefused(site.quickstart(records, "--aply"), "--aply");
    }

    @Test
    void aTokenOnTheCommandLine() {
        assertRefused(site.quickstart(records, "--token", "secret"), "--token");
    }

    @Test
    void aZoneThatIsNone() {
        assertRefused(site.quickstart(records, "--zone", "Brisbane"), "--zone");
    }

    private static void assertRefused(Program.Result result, String about) {
        assertThat(result.status()).as(result.out() + result.err()).isEqualTo(2);
        assertThat(result.err().lines())
                .singleElement()
                .asString()
                .startsWith("Nothing was done: ")
                .contains(about);
        assertThat(result.out()).doesNotContain("Exception", "\tat ");
    }

    private void assertWorksAfterwards() throws IOException {
        assertThat(sandbox.calls().writes()).isZero();
        sandbox.faults().clear();
        var result = site.quickstart(records);
        assertThat(result.status()).as(result.out() + result.err()).isZero();
        site.contents().assertEqualTo(Expected.of(records));
    }
}
