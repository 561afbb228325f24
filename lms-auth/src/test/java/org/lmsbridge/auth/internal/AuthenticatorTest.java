package org.lmsbridge.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.auth.Records;
import org.lmsbridge.auth.signin.SignInRules;
import org.lmsbridge.auth.signin.SignInStatus;
import org.lmsbridge.core.plugin.SignInName;
import org.lmsbridge.core.plugin.SignInSource;
import org.lmsbridge.core.spi.CredentialVerdict;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.state.Attempts;
import org.lmsbridge.core.state.StateStore;

/** Attempts count over all hosts that share a state; each host here is an authenticator of its own. */
class AuthenticatorTest {
    private static final int LIMIT = 10;

    @TempDir
    Path directory;

    private StateStore state;
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger guesses = new AtomicInteger();
    private final Door door = new Door("auth_door");

    @BeforeEach
    void open() {
        state = StateStore.embedded(directory);
    }

    @AfterEach
    void close() {
        state.close();
    }

    private Authenticator host(SignInSource... sources) {
        var rules = new SignInRules(
                LIMIT, 100, Duration.ofMinutes(15), Set.of(), Duration.ofMinutes(1), 8, Optional.empty());
        return new Authenticator(
                rules,
                new SignInSources(
                        () -> List.of(sources),
                        System::nanoTime,
                        new ListedSources(state.site("college").cursors(), List.of(), finding -> {})),
                new Counting(state.site("college").attempts(), written),
                new TimedWork(8, Duration.ofMinutes(1)));
    }

    private static SignInStatus signIn(Authenticator host, String password) {
        return host.authenticate("anna", password.toCharArray(), Optional.empty())
                .status();
    }

    @Test
    void oneNameHasSoManyGuessesOverAllHostsHoweverManyAreMadeAtOnce() throws Exception {
        var hosts = List.of(host(door), host(door), host(door));
        var threads = Executors.newFixedThreadPool(6);
        try {
            var tasks = new ArrayList<Callable<SignInStatus>>();
            for (int i = 0; i < 120; i++) {
                var host = hosts.get(i % hosts.size());
                tasks.add(() -> signIn(host, "wrong"));
            }
            for (var answer : threads.invokeAll(tasks)) {
                assertThat(answer.get())
                        .isIn(SignInStatus.WRONG_CREDENTIALS, SignInStatus.LOCKED_OUT, SignInStatus.BUSY);
            }
        } finally {
            threads.shutdownNow();
        }
        for (int i = 0; i < LIMIT; i++) {
            hosts.forEach(host -> signIn(host, "wrong"));
        }
        // The very first ones are counted once they have failed, and each host lets two through at once.
        assertThat(guesses.get()).isBetween(LIMIT, LIMIT + 2 * hosts.size());
        hosts.forEach(host -> assertThat(signIn(host, "right")).isEqualTo(SignInStatus.LOCKED_OUT));
    }

    @Test
    void whoGetsInAtOnceLeavesNothingInTheState() {
        var host = host(door);
        for (int i = 0; i <= LIMIT; i++) {
            assertThat(signIn(host, "right")).isEqualTo(SignInStatus.ACCEPTED);
        }
        assertThat(written).hasValue(0);
        signIn(host, "wrong");
        assertThat(written).hasValue(1);
    }

    @Test
    void aSourceThatFailsGivesNoGuessesAwayThatAnotherOneJudged() {
        var broken = new Door("auth_broken") {
            @Override
            public CredentialVerdict verify(Optional<SignInName> who, char[] password) {
                throw new RecordsUnavailableException("maintenance");
            }
        };
        var host = host(door, broken);
        for (int i = 0; i < LIMIT; i++) {
            assertThat(signIn(host, "wrong")).isEqualTo(SignInStatus.UNAVAILABLE);
        }
        assertThat(signIn(host, "right")).isEqualTo(SignInStatus.LOCKED_OUT);
        assertThat(guesses).hasValue(LIMIT);
    }

    /** Counts what is written. */
    private record Counting(Attempts attempts, AtomicInteger written) implements Attempts {
        @Override
        public int counted(String name) {
            return attempts.counted(name);
        }

        @Override
        public int count(String name, Duration window) {
            written.incrementAndGet();
            return attempts.count(name, window);
        }

        @Override
        public void takeBack(String name) {
            written.incrementAndGet();
            attempts.takeBack(name);
        }

        @Override
        public void forget(String name) {
            written.incrementAndGet();
            attempts.forget(name);
        }
    }

    /** Knows Anna. */
    private class Door implements SignInSource {
        private final String component;

        Door(String component) {
            this.component = component;
        }

        @Override
        public String component() {
            return component;
        }

        @Override
        public Optional<SignInName> find(String username) {
            return username.equals("anna")
                    ? Optional.of(new SignInName("anna", Records.contact("1").build()))
                    : Optional.empty();
        }

        @Override
        public CredentialVerdict verify(Optional<SignInName> who, char[] password) {
            guesses.incrementAndGet();
            return who.isPresent() && new String(password).equals("right")
                    ? CredentialVerdict.ACCEPTED
                    : CredentialVerdict.REJECTED;
        }

        @Override
        public Listed list(Optional<String> after, int limit) {
            return new Listed(List.of(), Optional.empty());
        }
    }
}
