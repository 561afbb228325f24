package org.lmsbridge.core.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Clears up links in doubt by asking the site. What the site has is settled. What it does not have is left in doubt for
 * a while and forgotten after that: the process that sent the request is gone, but the site may be working on it still,
 * and what arrives late has to be known for ours. Thread-safe.
 */
public final class Doubts {
    /** After how long nothing arrives any more: well above the six minutes after which PHP gives up on a call. */
    public static final Duration LATE = Duration.ofMinutes(10);

    private static final int PAGE = 500;

    private final Links links;
    private final Clock clock;

    /**
     * The doubts of one site.
     *
     * @param links the site's links
     * @param clock the clock of the state store
     */
    public Doubts(Links links, Clock clock) {
        this.links = links;
        this.clock = clock;
    }

    /**
     * Clears up. Costs one look into the state where nothing is in doubt.
     *
     * @param kind of which kind
     * @param ask given links in doubt, asks the site and gives those that are there, settled; at most a few hundred at a
     *     time
     */
    public void clearUp(LinkKind kind, UnaryOperator<List<Link>> ask) {
        Optional<Link> after = Optional.empty();
        List<Link> page;
        do {
            page = links.inDoubt(kind, after, PAGE);
            if (page.isEmpty()) {
                return;
            }
            settle(page, ask.apply(page));
            after = Optional.of(page.get(page.size() - 1));
        } while (page.size() == PAGE);
    }

    private void settle(List<Link> page, List<Link> there) {
        var found = new HashSet<String>();
        there.forEach(link -> found.add(key(link)));
        var tooLate = clock.instant().minus(LATE);
        var gone = new ArrayList<Link>();
        for (var link : page) {
            if (!found.contains(key(link)) && link.savedAt().orElse(Instant.MIN).isBefore(tooLate)) {
                gone.add(link);
            }
        }
        links.save(there);
        links.delete(gone);
    }

    private static String key(Link link) {
        return link.parent() + "/" + link.recordsId();
    }
}
