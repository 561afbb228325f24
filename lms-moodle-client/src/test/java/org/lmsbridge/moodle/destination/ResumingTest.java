package org.lmsbridge.moodle.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lmsbridge.moodle.WriteLog;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.sandbox.Fault;

/** Flows that stop, are stopped or broken off, and go on without writing anything twice. */
class ResumingTest extends DestinationFixture {
    private static final String CREATE = "core_user_create_users";
    private static final String ENROL = "enrol_manual_enrol_users";

    @TempDir
    private Path folder;

    private List<Map<String, Object>> enrolments(int count) {
        long course = sandbox.state().addCourse("C1", "First", 1);
        return IntStream.range(0, count)
                .mapToObj(number -> Map.<String, Object>of(
                        "courseid",
                        course,
                        "userid",
                        sandbox.state().addUser("p" + number, "P", "X", "p" + number + "@example.com")))
                .toList();
    }

    @Test
    void aCancelledFlowGoesOnByItsToken() {
        List<Map<String, Object>> rows = people("p", 95);
        AtomicReference<Destination<Map<String, ?>>> self = new AtomicReference<>();
        Destination<Map<String, ?>> destination = Destination.createUsers(client)
                .batchSize(10)
                .listener(response -> {
                    remember(response);
                    if (outcomes.size() == 30) {
                        self.get().cancel();
                    }
                })
                .build();
        self.set(destination);
        destination.activate();

        DestinationReport first = destination.send(rows.iterator());

        assertThat(first.cancelled()).isTrue();
        assertThat(first.complete()).isFalse();
        assertThat(first.written()).isEqualTo(30);
        assertThat(usernames("p")).isEqualTo(30);
        DestinationReport second = destination.resume(
                rows.iterator(), ResumeToken.parse(first.resumeToken().toString()));
        assertThat(second.written()).isEqualTo(65);
        assertThat(second.complete()).isTrue();
        assertThat(outcomes)
                .extracting(RecordOutcome::position)
                .doesNotHaveDuplicates()
                .hasSize(95);
    }

    @Test
    void anotherInputIsNotGoneOnWith() {
        DestinationReport first = send(Destination.createUsers(client), people("p", 20));
        List<Map<String, Object>> other = new ArrayList<>(people("p", 25));
        other.set(3, person("q"));
        Destination<Map<String, ?>> destination = active(Destination.createUsers(client));
        sandbox.calls().reset();

        assertThatThrownBy(() -> destination.resume(other.iterator(), first.resumeToken()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not the input");
        assertThatThrownBy(() -> destination.resume(people("p", 19).iterator(), first.resumeToken()))
                .hasMessageContaining("not the input");
        assertThatThrownBy(() -> active(Destination.enrolUsers(client))
                        .resume(people("p", 20).iterator(), first.resumeToken()))
                .hasMessageContaining("belongs to core_user_create_users");
        assertThat(sandbox.calls().requests().calls()).isZero();
        assertThat(destination
                        .resume(people("p", 25).iterator(), first.resumeToken())
                        .written())
                .as("a longer input of the same beginning")
                .isEqualTo(5);
    }

    /** Maps such as those of {@code Map.of} and {@code HashMap} may have another order in the next process. */
    @Test
    void theSameInputInAnotherOrderOfFieldsIsGoneOnWith() {
        List<Map<String, Object>> rows = people("p", 20);
        DestinationReport first = send(Destination.createUsers(client), rows.subList(0, 10));
        List<Map<String, Object>> turned = rows.stream()
                .map(row -> {
                    Map<String, Object> other = new TreeMap<String, Object>(Comparator.reverseOrder());
                    other.putAll(row);
                    return other;
                })
                .toList();
        assertThat(turned.get(0).toString()).isNotEqualTo(rows.get(0).toString());

        assertThat(active(Destination.createUsers(client))
                        .resume(turned.iterator(), first.resumeToken())
                        .written())
                .isEqualTo(10);
    }

    /** A listener that throws leaves the file as a kill would: with a batch begun and not done. */
    @Test
    void aFlowThatBrokeOffAsksForTheBatchInDoubt() {
        List<Map<String, Object>> rows = enrolments(50);
        Path progress = folder.resolve("progress");
        DestinationBuilder<Map<String, ?>> builder =
                Destination.enrolUsers(client).batchSize(10).progress(progress);
        Destination<Map<String, ?>> broken = builder.listener(response -> {
                    if (response.outcomes().get(0).position() == 31) {
                        throw new IllegalStateException("killed");
                    }
                })
                .build();
        broken.activate();
        assertThatThrownBy(() -> broken.send(rows.iterator())).hasMessage("killed");
        assertThat(ResumeToken.read(progress)).hasValueSatisfying(token -> {
            assertThat(token.read()).isEqualTo(30);
            assertThat(token.inDoubt()).isEqualTo(10);
        });
        sandbox.state().clearMails();
        sandbox.calls().reset();

        DestinationReport report = active(builder).send(rows.iterator());

        assertThat(report.alreadySo()).isEqualTo(10);
        assertThat(report.written()).isEqualTo(10);
        assertThat(calls(ENROL)).isOne();
        assertThat(sandbox.state().mails()).as("nobody is mailed twice").hasSize(10);
        assertThat(active(builder).send(rows.iterator()).written())
                .as("run a third time")
                .isZero();
        assertThat(calls(ENROL)).isOne();
    }

    /** Batches of groups are no ranges of the input: what is decided, in doubt and not read yet lies side by side. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 6})
    void aGroupedFlowThatBrokeOffMailsNobodyTwice(int brokenResponse) {
        long second = sandbox.state().addCourse("C2", "Second", 1);
        List<Map<String, Object>> rows = new ArrayList<>(enrolments(60));
        for (int place = 0; place < rows.size(); place += 3) {
            Map<String, Object> moved = new HashMap<>(rows.get(place));
            moved.put("courseid", second);
            rows.set(place, moved);
        }
        DestinationBuilder<Map<String, ?>> builder = Destination.enrolUsers(client)
                .batchSize(10)
                .progress(folder.resolve("progress"))
                .grouping(Grouping.byField("courseid"));
        AtomicInteger responses = new AtomicInteger();
        Destination<Map<String, ?>> broken = builder.listener(response -> {
                    remember(response);
                    if (responses.incrementAndGet() == brokenResponse) {
                        throw new IllegalStateException("killed");
                    }
                })
                .build();
        broken.activate();
        assertThatThrownBy(() -> broken.send(rows.iterator())).hasMessage("killed");

        DestinationReport report = active(builder).send(rows.iterator());

        assertThat(report.alreadySo()).isEqualTo(10);
        assertThat(report.written()).isEqualTo(60 - 10L * brokenResponse);
        assertThat(sandbox.state().mails()).hasSize(60);
        assertThat(outcomes).extracting(RecordOutcome::position).hasSize(70);
        assertThat(new HashSet<>(outcomes.stream().map(RecordOutcome::position).toList()))
                .as("only the batch in doubt is told of twice")
                .hasSize(60);
    }

    @Test
    void aLostAnswerIsResolvedByAsking() {
        sandbox.faults().on(CREATE).call(2).then(Fault.dropAfterCommit());

        DestinationReport report = send(Destination.createUsers(client).batchSize(10), people("p", 30));

        assertThat(report.written()).isEqualTo(30);
        assertThat(requests).extracting(RequestSummary::outcome).contains(WriteLog.Outcome.IN_DOUBT);
        assertThat(calls(CREATE)).isEqualTo(3);
    }

    @Test
    void whatStaysInDoubtIsNeverSentBlindly() {
        List<Map<String, Object>> rows = enrolments(20);
        sandbox.faults().on(ENROL).call(1).then(Fault.status(504));
        Path progress = folder.resolve("progress");
        DestinationBuilder<Map<String, ?>> builder =
                Destination.enrolUsers(client).batchSize(10).progress(progress);

        DestinationReport report = send(builder, rows);

        assertThat(report.written()).isEqualTo(10);
        assertThat(report.inDoubt()).isEqualTo(10);
        assertThat(report.complete()).isFalse();
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.verdict() instanceof Verdict.InDoubt)
                .hasSize(10);
        assertThat(calls(ENROL)).isEqualTo(2);
        assertThat(send(builder, rows).written()).as("asked, not there, sent").isEqualTo(10);
    }

    @Test
    void aLateCommitIsFoundAtTheEnd() {
        sandbox.faults().on(CREATE).call(1).then(Fault.status(502).afterCommit());

        DestinationReport report = send(Destination.createUsers(client).batchSize(10), people("p", 20));

        assertThat(report.written()).isEqualTo(20);
        assertThat(report.complete()).isTrue();
        assertThat(outcomes)
                .extracting(RecordOutcome::position)
                .doesNotHaveDuplicates()
                .hasSize(20);
    }

    @Test
    void aSiteThatCannotServeHoldsTheReadingUp() {
        List<Duration> waits = new ArrayList<>();
        AtomicInteger read = new AtomicInteger();
        List<Integer> readAtWait = new ArrayList<>();
        sandbox.faults().on(CREATE).call(2).times(4).then(Fault.maintenance(Duration.ofSeconds(300)));
        Iterator<Map<String, Object>> rows =
                people("p", 50).stream().peek(row -> read.incrementAndGet()).iterator();

        DestinationReport report = active(Destination.createUsers(client)
                        .batchSize(10)
                        .patience(Duration.ofHours(1))
                        .waiting((end, time) -> {
                            waits.add(time);
                            readAtWait.add(read.get());
                        }))
                .send(rows);

        assertThat(report.written()).isEqualTo(50);
        assertThat(waits).isNotEmpty().allMatch(Duration.ofSeconds(300)::equals);
        assertThat(readAtWait).containsOnly(20);
    }

    @Test
    void patienceHasAnEndAndTheFlowGoesOnLater() {
        sandbox.faults().on(CREATE).call(2).times(100).then(Fault.maintenance(Duration.ofSeconds(300)));
        DestinationBuilder<Map<String, ?>> builder = Destination.createUsers(client)
                .batchSize(10)
                .waiting((end, time) -> {})
                .progress(folder.resolve("progress"));

        DestinationReport report = send(builder, people("p", 50));

        assertThat(report.written()).isEqualTo(10);
        assertThat(report.stoppedBy()).isPresent();
        assertThat(report.inDoubt()).isZero();
        sandbox.faults().clear();
        assertThat(send(builder, people("p", 50)).written()).isEqualTo(40);
    }

    @Test
    void aTokenThatIsRefusedEndsTheFlowAtOnce() {
        sandbox.faults().on(CREATE).always().then(Fault.invalidToken());

        DestinationReport report = send(Destination.createUsers(client).batchSize(10), people("p", 50));

        assertThat(report.stoppedBy())
                .hasValueSatisfying(reason -> assertThat(reason.errorCode()).contains("invalidtoken"));
        assertThat(report.rejected()).isZero();
        assertThat(outcomes).isEmpty();
    }

    @Test
    void twoFlowsDoNotShareAProgressFile() {
        DestinationBuilder<Map<String, ?>> builder =
                Destination.createUsers(client).progress(folder.resolve("progress"));
        Destination<Map<String, ?>> second = active(builder);
        Destination<Map<String, ?>> first = builder.listener(response -> assertThatThrownBy(
                                () -> second.send(people("q", 1).iterator()))
                        .hasMessageContaining("another flow works with the progress file"))
                .build();
        first.activate();

        assertThat(first.send(people("p", 1).iterator()).written()).isOne();
        assertThat(usernames("q")).isZero();
    }

    @Test
    void aProgressFileCutShortByACrashIsRead() throws IOException {
        Path progress = folder.resolve("progress");
        DestinationBuilder<Map<String, ?>> builder =
                Destination.createUsers(client).batchSize(10).progress(progress);
        send(builder, people("p", 20));
        String text = Files.readString(progress);
        Files.writeString(progress, text.substring(0, text.length() - 9));
        assertThat(ResumeToken.read(progress).orElseThrow().inDoubt()).isEqualTo(10);

        DestinationReport report = send(builder, people("p", 20));

        assertThat(report.alreadySo()).isEqualTo(10);
        assertThat(usernames("p")).isEqualTo(20);
        assertThat(ResumeToken.read(progress).orElseThrow().inDoubt()).isZero();
        assertThatThrownBy(() -> ResumeToken.parse("1:x")).hasMessageContaining("no resume token");
    }
}
