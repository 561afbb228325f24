package org.lmsbridge.examples.benchmark.client;

import java.io.IOException;
import java.util.List;
import org.lmsbridge.examples.benchmark.handwritten.Account;
import org.lmsbridge.examples.benchmark.handwritten.SiteCalls;
import org.lmsbridge.examples.benchmark.site.People;
import org.lmsbridge.examples.benchmark.site.SiteProcess;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.model.NewUser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Creating 1,000 accounts over HTTP. The library's side has more to do: it checks the records, measures them to cut
 * calls that PHP takes whole, and gives each its verdict.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // set up before each run
public class CreatingUsers {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    /** As many as the library puts into a call with its default of 900 variables; each has 10. */
    private static final int PER_CALL = 89;

    private final List<NewUser> users = People.accounts(1000);
    private final List<Account> accounts = users.stream().map(Account::of).toList();
    private SiteProcess site;
    private MoodleClient library;
    private SiteCalls handWritten;

    /** Starts the site. */
    @Setup
    public void start() {
        site = SiteProcess.start();
        library = MoodleClient.of(MoodleSite.of(site.url(), TOKEN));
        handWritten = new SiteCalls(site.url(), TOKEN);
    }

    /** Stops the site. */
    @TearDown
    public void stop() {
        site.close();
    }

    /** {@return the verdicts of the library} */
    @Benchmark
    public BulkResult<NewUser, Long> library() {
        BulkResult<NewUser, Long> result = library.users().create(users);
        if (!result.complete()) {
            throw new IllegalStateException("not all accounts were created");
        }
        return result;
    }

    /** {@return the numbers of the accounts, by hand} */
    @Benchmark
    public List<Long> handWritten() throws IOException {
        List<Long> ids = handWritten.create(accounts, PER_CALL);
        if (ids.size() != accounts.size()) {
            throw new IllegalStateException("not all accounts were created");
        }
        return ids;
    }
}
