package org.lmsbridge.moodle.destination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.destination.Patience.StoppedException;
import org.lmsbridge.moodle.destination.Target.Explanation;
import org.lmsbridge.moodle.error.AccessException;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.InvalidRequestException;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.MoodleException.Arrival;

/** Gives every record of a batch its verdict. One per batch. */
final class Sender {
    private static final Pattern OWN_NUMBER = Pattern.compile("^record \\d+ \\(.*?\\): ", Pattern.DOTALL);
    private static final Pattern OTHER_NUMBER = Pattern.compile("(?<=is the same as in )record (\\d+)(?=[;.])");
    private final Target target;
    private final MoodleClient client;
    private final BatchLog log;
    private final Patience patience;

    Sender(Target target, MoodleClient client, BatchLog log, Patience patience) {
        this.target = target;
        this.client = client.withWriteLog(log);
        this.log = log;
        this.patience = patience;
    }

    /**
     * Sends records. Before a refused call is halved, the site is asked once what the records stand against: it names no
     * record itself, and halving takes about fourteen calls for each bad record among a hundred.
     */
    void send(List<? extends Item<?>> items) throws StoppedException {
        boolean doubtful = items.stream().anyMatch(Item::doubtful);
        log.pauseAfterRefusal(true);
        attempt(items, doubtful ? client.askingFirst() : client);
        List<Item<?>> unclear = new ArrayList<>();
        items.stream().filter(item -> item.open() || refusedBySite(item)).forEach(unclear::add);
        if (unclear.isEmpty()) {
            return;
        }
        Explanation explanation = explain(unclear);
        List<Item<?>> trusted = new ArrayList<>();
        List<Item<?>> suspected = new ArrayList<>();
        for (int place = 0; place < unclear.size(); place++) {
            Item<?> item = unclear.get(place);
            Optional.ofNullable(explanation.certain().get(place)).ifPresent(item::judge);
            if (item.open()) {
                (explanation.suspected().containsKey(place) ? suspected : trusted).add(item);
            }
        }
        log.pauseAfterRefusal(false);
        // Where asking told nothing, the same call would be refused again.
        int first = trusted.size() == unclear.size() ? trusted.size() / 2 : trusted.size();
        untilDecided(trusted.subList(0, first));
        untilDecided(trusted.subList(first, trusted.size()));
        untilDecided(suspected);
        for (int place = 0; place < unclear.size(); place++) {
            Item<?> item = unclear.get(place);
            if (refusedBySite(item)) {
                Optional.ofNullable(explanation.suspected().get(place)).ifPresent(item::reject);
            }
        }
    }

    private static boolean refusedBySite(Item<?> item) {
        return !item.open()
                && item.outcome().verdict() instanceof Verdict.Rejected<?> rejected
                && rejected.reason().arrival() == Arrival.REFUSED;
    }

    private void untilDecided(List<Item<?>> items) throws StoppedException {
        List<Item<?>> left = items;
        while (!left.isEmpty()) {
            attempt(left, client);
            left = left.stream().filter(Item::open).toList();
        }
    }

    /** One bulk write. Waits and comes back with open records where the site could not serve. */
    private void attempt(List<? extends Item<?>> items, MoodleClient way) throws StoppedException {
        List<Verdict<?>> verdicts = patience.reading(
                () -> target.write(way, items.stream().map(Item::fields).toList()));
        Optional<MoodleException> hindrance = Optional.empty();
        for (int place = 0; place < items.size(); place++) {
            if (verdicts.get(place) instanceof Verdict.NotAttempted<?> not) {
                hindrance = Optional.of(not.reason());
            } else {
                items.get(place).judge(numbered(verdicts.get(place), items, items.get(place)));
            }
        }
        if (hindrance.isEmpty()) {
            patience.served();
        } else if (!log.paused()) {
            patience.await(hindrance.get());
        }
    }

    /** The client numbers records by their place in a batch; people count from the beginning of the input. */
    static Verdict<?> numbered(Verdict<?> verdict, List<? extends Item<?>> items, Item<?> item) {
        if (!(verdict instanceof Verdict.Rejected<?> rejected)
                || !(rejected.reason() instanceof InvalidRequestException reason)
                || !OWN_NUMBER.matcher(reason.fault().what()).find()) {
            return verdict;
        }
        String what = OWN_NUMBER.matcher(reason.fault().what()).replaceFirst("record " + item.position() + ": ");
        String numbered = OTHER_NUMBER
                .matcher(what)
                .replaceAll(other -> "record "
                        + items.get(Integer.parseInt(other.group(1)) - 1).position());
        return new Verdict.Rejected<>(
                new InvalidRequestException(Fault.of(reason.function(), numbered, reason.remedy(), reason.arrival())));
    }

    /** A token that may not look people up has to do without: calls are halved then. */
    private Explanation explain(List<Item<?>> items) throws StoppedException {
        return patience.reading(() -> {
            try {
                return target.explain(client, items.stream().map(Item::fields).toList());
            } catch (AccessException e) {
                return Explanation.none();
            }
        });
    }

    /**
     * Asks once more for records in doubt, and sends nothing. What the site shows by now was written by this flow.
     *
     * @param target the function
     * @param client the site
     * @param items the records
     */
    static void ask(Target target, MoodleClient client, List<? extends Item<?>> items) {
        MoodleClient closed = client.askingFirst().withWriteLog(new BatchLog.Closed());
        List<Verdict<?>> verdicts =
                target.write(closed, items.stream().map(Item::fields).toList());
        IntStream.range(0, items.size()).forEach(place -> {
            Verdict<?> verdict = verdicts.get(place);
            if (verdict instanceof Verdict.AlreadySo<?>) {
                items.get(place)
                        .judge(new Verdict.Written<>(BulkResult.value(verdict).orElseThrow()));
            } else if (verdict instanceof Verdict.Rejected<?>) {
                items.get(place).judge(verdict);
            }
        });
    }
}
