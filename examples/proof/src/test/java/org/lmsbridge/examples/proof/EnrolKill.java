package org.lmsbridge.examples.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Kills a host that makes accounts and courses, and enrols. */
final class EnrolKill implements KillMatrixTest.Work {
    static final String NAME = "enrol";

    private final Path hosts;
    private final Path prepared;
    private final Term term;
    private final long requests;
    private final int mails;

    /** Prepares a site with the records of the week before, and counts what the week after costs. */
    EnrolKill(Path hosts) throws IOException {
        this.hosts = hosts;
        this.prepared = hosts.resolve("prepared");
        this.term = Campus.prepare(prepared);
        var whole = hosts.resolve("whole");
        Campus.copy(prepared, whole);
        try (var campus = Campus.in(whole, true);
                var bridge = campus.bridge(term.after())) {
            campus.sandbox().calls().reset();
            campus.sandbox().state().clearMails();
            Campus.synchronise(bridge);
            requests = campus.sandbox().calls().requests().calls();
            mails = campus.sandbox().state().mails().size();
        }
    }

    static void work(Path folder, String url, String token, String... numbers) {
        var term = new Term(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
        try (var bridge = Campus.bridge(folder, url, token, term.after(), Map.of())) {
            Campus.synchronise(bridge);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long points() {
        return requests;
    }

    @Override
    public String kill(String name, KillPoint point) throws Exception {
        var folder = hosts.resolve(name);
        Campus.copy(prepared, folder);
        try (var campus = Campus.in(folder, true)) {
            var sandbox = campus.sandbox();
            sandbox.state().clearMails();
            var trap = point.kill(
                    sandbox,
                    () -> KilledHost.start(
                            NAME,
                            folder,
                            sandbox.url().toString(),
                            sandbox.token(),
                            Long.toString(term.trades()),
                            Long.toString(term.template())));
            return new Aftermath(campus, term).of(trap, point.moment() == Moment.LATER)
                    + mailed(sandbox.state().mails().size() - mails);
        }
    }

    private static String mailed(int more) {
        return more == 0 ? "" : ", %d mails more".formatted(more);
    }
}
