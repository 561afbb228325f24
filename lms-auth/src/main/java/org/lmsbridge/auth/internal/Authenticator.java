package org.lmsbridge.auth.internal;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lmsbridge.auth.internal.TimedWork.BusyException;
import org.lmsbridge.auth.signin.SignIn;
import org.lmsbridge.auth.signin.SignInRules;
import org.lmsbridge.auth.signin.SignInStatus;
import org.lmsbridge.auth.username.UsernameRule;
import org.lmsbridge.core.plugin.SignInName;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.spi.CredentialVerdict;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.state.Attempts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs people in: attempts are counted first, then the sources are asked who it is and whether the password is right.
 * A name that nobody has takes the same way as one that somebody has. Thread-safe.
 */
public final class Authenticator {
    private static final Logger LOG = LoggerFactory.getLogger(Authenticator.class);
    private static final int AT_ONCE_PER_USERNAME = 2;

    private final SignInRules rules;
    private final SignInSources sources;
    private final Attempts attempts;
    private final TimedWork work;
    private final ConcurrentHashMap<String, Integer> underWay = new ConcurrentHashMap<>();

    Authenticator(SignInRules rules, SignInSources sources, Attempts attempts, TimedWork work) {
        this.rules = rules;
        this.sources = sources;
        this.attempts = attempts;
        this.work = work;
    }

    /**
     * Tries to sign somebody in.
     *
     * @param typed the username as it was typed
     * @param password the password; left as it is
     * @param address where the attempt comes from; empty if it has no limit
     * @return what came of it
     */
    public SignIn authenticate(String typed, char[] password, Optional<InetAddress> address) {
        var username = UsernameRule.normalise(typed);
        if (username.isEmpty() || password.length == 0) {
            return SignIn.of(SignInStatus.WRONG_CREDENTIALS);
        }
        var name = key("username", username);
        if (underWay.merge(name, 1, Integer::sum) > AT_ONCE_PER_USERNAME) {
            leave(name);
            return SignIn.of(SignInStatus.BUSY);
        }
        try {
            return limited(
                    username,
                    password,
                    name,
                    address.filter(any -> !rules.exemptAddresses().contains(any))
                            .map(limited -> key("address", limited.getHostAddress())));
        } catch (BusyException e) {
            LOG.warn("sign-in busy concurrency={}", rules.concurrency());
            return SignIn.of(SignInStatus.BUSY);
        } catch (RuntimeException e) {
            LOG.error("sign-in unavailable", e);
            return SignIn.of(SignInStatus.UNAVAILABLE);
        } finally {
            leave(name);
        }
    }

    private void leave(String name) {
        underWay.computeIfPresent(name, (any, count) -> count == 1 ? null : count - 1);
    }

    private SignIn limited(String username, char[] password, String name, Optional<String> address) {
        var byName = countedBefore(name);
        // Counted before the password is looked at, so that many attempts at once do not slip through together.
        var byAddress = address.map(key -> attempts.count(key, rules.window()));
        if (byName > rules.attemptsPerUsername() || byAddress.orElse(0) > rules.attemptsPerAddress()) {
            LOG.info("sign-in locked out attemptsOfUsername={} attemptsFromAddress={}", byName, byAddress.orElse(0));
            return SignIn.of(SignInStatus.LOCKED_OUT);
        }
        var judged = new AtomicBoolean();
        SignIn answer;
        try {
            answer = checked(username, password, () -> judged.set(true));
        } catch (BusyException | RecordsUnavailableException e) {
            // A source that fails after another one took the password for wrong gives nobody attempts for nothing.
            if (judged.get()) {
                countFirst(name, byName);
            } else {
                takeBack(name, byName);
                address.ifPresent(attempts::takeBack);
            }
            throw e;
        }
        if (answer.contact().isEmpty()) {
            countFirst(name, byName);
        } else {
            if (byName > 0) {
                attempts.forget(name);
            }
            address.ifPresent(attempts::takeBack);
        }
        return answer;
    }

    private void countFirst(String name, int before) {
        if (before == 0) {
            attempts.count(name, rules.window());
        }
    }

    private void takeBack(String name, int before) {
        if (before > 0) {
            attempts.takeBack(name);
        }
    }

    /**
     * Counts an attempt before the password is looked at, if there were others; the first one is counted once it has
     * failed, so that whoever gets in at once costs no writing. Until then so many may slip through together as one host
     * lets under one username, and they are counted.
     */
    private int countedBefore(String name) {
        return attempts.counted(name) == 0 ? 0 : attempts.count(name, rules.window());
    }

    private SignIn checked(String username, char[] password, Runnable judged) {
        // The thread that asks may outlast this call, so it has a copy of its own to overwrite.
        var copy = password.clone();
        try {
            return work.call(() -> ask(username, copy, judged));
        } catch (BusyException e) {
            Arrays.fill(copy, '\0');
            throw e;
        }
    }

    private SignIn ask(String username, char[] password, Runnable judged) {
        try {
            var checked = sources.check(username, password, judged);
            return answer(checked.who().map(SignInName::contact), checked.verdict());
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private SignIn answer(Optional<Contact> contact, CredentialVerdict verdict) {
        if (verdict == CredentialVerdict.LOCKED) {
            return SignIn.of(SignInStatus.LOCKED_OUT);
        }
        if (contact.isEmpty() || verdict == CredentialVerdict.REJECTED) {
            return SignIn.of(SignInStatus.WRONG_CREDENTIALS);
        }
        var id = contact.map(Contact::id);
        if (!contact.get().active()) {
            return new SignIn(SignInStatus.INACTIVE, id, Optional.empty());
        }
        if (verdict == CredentialVerdict.MUST_CHANGE_PASSWORD) {
            return new SignIn(SignInStatus.MUST_CHANGE_PASSWORD, id, rules.passwordChangeUrl());
        }
        return new SignIn(SignInStatus.ACCEPTED, id, Optional.empty());
    }

    /** Digests, so that a table of attempts is no table of people. */
    private static String key(String kind, String value) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest((kind + ":" + value).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
