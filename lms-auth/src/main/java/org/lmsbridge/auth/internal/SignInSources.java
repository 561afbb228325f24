package org.lmsbridge.auth.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.plugin.SignInName;
import org.lmsbridge.core.plugin.SignInSource;
import org.lmsbridge.core.plugin.SignInSource.Listed;
import org.lmsbridge.core.spi.CredentialVerdict;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ways to sign in that auth plugins added, asked in the order of the plugins. Until somebody is accepted, all of them
 * are asked, so that a name that nobody knows takes as long as a wrong password. Thread-safe.
 */
public final class SignInSources {
    private static final Logger LOG = LoggerFactory.getLogger(SignInSources.class);
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final char SEPARATOR = '\n';

    private final Supplier<List<SignInSource>> contributed;
    private final LongSupplier nanos;
    private final ListedSources listedBefore;
    private volatile @Nullable Known known;

    SignInSources(Supplier<List<SignInSource>> contributed, LongSupplier nanos, ListedSources listedBefore) {
        this.contributed = contributed;
        this.nanos = nanos;
        this.listedBefore = listedBefore;
    }

    private record Known(List<SignInSource> sources, long since) {}

    /**
     * What was found out about a username and a password.
     *
     * @param who whose name it is, if it was accepted
     * @param verdict what is said of the password
     */
    record Checked(Optional<SignInName> who, CredentialVerdict verdict) {}

    /** {@return whether nobody can sign in, because no plugin knows how} */
    public boolean isEmpty() {
        return now().isEmpty();
    }

    /** Order and switches are in the state; asking it a hundred times a second would say nothing new. */
    private List<SignInSource> now() {
        var kept = known;
        if (kept == null || nanos.getAsLong() - kept.since() >= KEPT_NANOS) {
            kept = new Known(List.copyOf(contributed.get()), nanos.getAsLong());
            known = kept;
        }
        return kept.sources();
    }

    /**
     * Finds whose a name is.
     *
     * @param username the name
     * @return whose it is for the first source that knows it
     * @throws RecordsUnavailableException if no source knows it, and one of them cannot answer
     */
    public Optional<SignInName> find(String username) {
        Optional<RuntimeException> failed = Optional.empty();
        for (var source : now()) {
            try {
                var found = source.find(username);
                if (found.isPresent()) {
                    return found;
                }
            } catch (RuntimeException e) {
                failed = Optional.of(failed(source, e));
            }
        }
        failed.ifPresent(SignInSources::rethrow);
        return Optional.empty();
    }

    /**
     * Checks a password.
     *
     * @param username whose it should be
     * @param password the password; left as it is
     * @param judged called once somebody took it for wrong, whatever happens afterwards
     * @return the first acceptance; without one, what is to be said
     * @throws RecordsUnavailableException if nobody accepted it, and one of the sources cannot answer
     */
    Checked check(String username, char[] password, Runnable judged) {
        Optional<SignInName> owner = Optional.empty();
        Optional<RuntimeException> failed = Optional.empty();
        var verdict = CredentialVerdict.REJECTED;
        for (var source : now()) {
            try {
                var who = source.find(username).filter(new SameContact(owner, source)::test);
                owner = owner.or(() -> who);
                var said = verify(source, who, password);
                if (who.isPresent()
                        && (said == CredentialVerdict.ACCEPTED || said == CredentialVerdict.MUST_CHANGE_PASSWORD)) {
                    return new Checked(who, said);
                }
                judged.run();
                verdict = said == CredentialVerdict.LOCKED ? said : verdict;
            } catch (RuntimeException e) {
                failed = Optional.of(failed(source, e));
            }
        }
        failed.ifPresent(SignInSources::rethrow);
        return new Checked(Optional.empty(), verdict);
    }

    /** Two people under one name would share one account in the site. */
    private record SameContact(Optional<SignInName> owner, SignInSource source) {
        boolean test(SignInName found) {
            var same = owner.isEmpty()
                    || owner.get().contact().id().equals(found.contact().id());
            if (!same) {
                LOG.warn(
                        "sign-in name of two contacts first={} ignored={} source={}",
                        owner.get().contact().id(),
                        found.contact().id(),
                        source.component());
            }
            return same;
        }
    }

    private static CredentialVerdict verify(SignInSource source, Optional<SignInName> who, char[] password) {
        // What one source does to the password is none of the next one's business.
        var copy = password.clone();
        try {
            return source.verify(who, copy);
        } finally {
            Arrays.fill(copy, '\0');
        }
    }

    /**
     * Lists a part of everybody who may sign in, each name once. Goes by the components' names, which nobody can move
     * while a listing is under way.
     *
     * @param after where to go on, as the part before said
     * @param limit how many at most
     * @return the part
     * @throws RecordsUnavailableException if it cannot be read in full, or lacks a plugin whose people were listed before
     */
    public Listed list(Optional<String> after, int limit) {
        var sources = new ArrayList<>(now());
        sources.sort(Comparator.comparing(SignInSource::component));
        if (sources.isEmpty()) {
            throw new RecordsUnavailableException("no auth plugin is enabled that knows who may sign in");
        }
        listedBefore.admit(sources, after.isEmpty());
        var place = after.map(text -> text.substring(0, Math.max(0, text.indexOf(SEPARATOR))))
                .map(component -> placeOf(component, sources))
                .orElse(0);
        var cursor =
                after.map(text -> text.substring(text.indexOf(SEPARATOR) + 1)).filter(text -> !text.isEmpty());
        var source = sources.get(place);
        var listed = source.list(cursor, limit);
        var people = sources.size() == 1
                ? listed.people()
                : listed.people().stream()
                        .filter(person -> isListed(person, sources.subList(0, place)))
                        .toList();
        var next = listed.next()
                .map(further -> source.component() + SEPARATOR + further)
                .or(() ->
                        sources.stream().skip(place + 1L).findFirst().map(further -> further.component() + SEPARATOR));
        return new Listed(people, next);
    }

    private static int placeOf(String component, List<SignInSource> sources) {
        for (int place = 0; place < sources.size(); place++) {
            if (sources.get(place).component().equals(component)) {
                return place;
            }
        }
        throw new RecordsUnavailableException(
                component + " was disabled while its people were listed; the listing has to begin anew");
    }

    private boolean isListed(SignInName person, List<SignInSource> before) {
        var listedBefore = before.stream().anyMatch(source -> active(source.find(person.username())));
        return !listedBefore && active(find(person.username()));
    }

    private static boolean active(Optional<SignInName> found) {
        return found.filter(name -> name.contact().active()).isPresent();
    }

    private static RuntimeException failed(SignInSource source, RuntimeException e) {
        LOG.warn("sign-in source cannot answer source={}", source.component(), e);
        return e;
    }

    private static void rethrow(RuntimeException e) {
        throw e;
    }
}
