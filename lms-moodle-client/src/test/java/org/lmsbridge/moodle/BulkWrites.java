package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.model.Participant;
import org.lmsbridge.moodle.model.ParticipantsQuery;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.MoodleSandboxBuilder;

/** A look-alike, a client for it that tells a log, and what tests of bulk writes ask of them. */
abstract class BulkWrites {
    final ListedWrites log = new ListedWrites();
    MoodleSandbox sandbox = MoodleSandbox.start();
    MoodleClient client = client(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    MoodleClient client(MoodleSandbox site) {
        return MoodleClient.of(site(site).build()).withWriteLog(log);
    }

    /** One call at a time, so that a test knows what the second one carries. */
    static MoodleSite.Builder site(MoodleSandbox site) {
        return Wires.site(site.url().toString()).token(Secret.of(site.token())).callsAtOnce(1);
    }

    void restart(MoodleSandboxBuilder builder) {
        sandbox.close();
        sandbox = builder.start();
        client = client(sandbox);
    }

    List<Long> create(int count) {
        return ids(client.users().create(Samples.users("anne", count)));
    }

    static List<Long> ids(BulkResult<?, Long> result) {
        assertThat(result.complete()).as(result.toString()).isTrue();
        return result.outcomes().stream()
                .map(outcome -> outcome.value().orElseThrow())
                .toList();
    }

    long course() {
        return ids(client.courses().create(List.of(Samples.course("C1").build())))
                .get(0);
    }

    List<Long> participants(long courseid) {
        return client.enrolments()
                .participants(courseid, ParticipantsQuery.all())
                .map(Participant::id)
                .toList();
    }

    long calls(String function) {
        return sandbox.calls().of(function).calls();
    }
}
