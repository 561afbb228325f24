package org.lmsbridge.examples.certificate;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.lmsbridge.completion.CompletionPlugin;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.spi.ProcessSteps;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.Secret;
import org.lmsbridge.testkit.InMemoryRecords;

/** A host that looks for completions and mails certificates, in a process of its own, so that it can be killed. */
final class KilledOffice {
    /** Where the process waits to be killed. */
    enum Halt {
        STORED,
        SENT,
        NOWHERE
    }

    static final String WAITING = "waiting";
    static final String KEY = "key ";

    private final Clock clock;
    private final Halt halt;

    private KilledOffice(Clock clock, Halt halt) {
        this.clock = clock;
        this.halt = halt;
    }

    /**
     * Looks and delivers once.
     *
     * @param arguments folder, address and token of the site, mail port, course, account, minutes ahead, where to wait
     */
    public static void main(String[] arguments) {
        var folder = Path.of(arguments[0]);
        var office = new KilledOffice(
                Clock.offset(Clock.systemUTC(), Duration.ofMinutes(Long.parseLong(arguments[6]))),
                Halt.valueOf(arguments[7]));
        var store = StateStore.embedded(folder.resolve("state"), office.clock);
        store.site("school")
                .links()
                .save(List.of(
                        link(LinkKind.COURSE, "course-date:1001", arguments[4]),
                        link(LinkKind.ACCOUNT, "ada", arguments[5])));
        var site = MoodleSite.builder()
                .url(arguments[1])
                .token(Secret.of(arguments[2]))
                .name("school")
                .build();
        try (var bridge = LmsBridge.builder()
                .records(records())
                .provide(office.steps(folder.resolve("certificates"), Integer.parseInt(arguments[3])))
                .provide(MoodleClient.of(site))
                .plugins(new CompletionPlugin())
                .settings(SettingsSource.of(Map.of("local_records.step", "Certificate")))
                .clock(office.clock)
                .state(store)
                .build()) {
            bridge.plugin(CompletionPlugin.class).sweep();
            office.waitAt(Halt.STORED);
            bridge.run("local_records.process-steps");
        }
    }

    private ProcessSteps steps(Path directory, int port) {
        var certificates = School.certificates(records(), directory, port, clock);
        return request -> {
            var outcome = certificates.take(request);
            System.out.println(
                    KEY + request.idempotencyKey() + " " + request.mayHaveArrived() + " " + outcome.result());
            waitAt(Halt.SENT);
            return outcome;
        };
    }

    private void waitAt(Halt here) {
        if (halt == here) {
            System.out.println(WAITING);
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static InMemoryRecords records() {
        return School.records()
                .put(School.contact("ada", "Lovelace", Optional.of("ada@example.org")))
                .put(School.registration("r1", "ada"));
    }

    private static Link link(LinkKind kind, String id, String number) {
        return Link.builder()
                .kind(kind)
                .recordsId(id)
                .lmsId(OptionalLong.of(Long.parseLong(number)))
                .naturalKey(id)
                .provenance(Provenance.CREATED)
                .build();
    }
}
