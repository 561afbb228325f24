package org.lmsbridge.moodle.destination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.destination.Patience.StoppedException;
import org.lmsbridge.moodle.error.MoodleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One stream of records on its way into a site, batch after batch. Not thread-safe, but for its patience. */
final class Flow<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Flow.class);
    private final Target target;
    private final MoodleClient client;
    private final Intake<T> intake;
    private final Patience patience;
    private final ProgressFile progress;
    private final ResponseListener<T> listener;
    private final LookUps lookUps;
    private final Positions decided;
    private final Positions doubtful;
    private final List<Item<T>> unresolved = new ArrayList<>();
    private long written;
    private long alreadySo;
    private long rejected;
    private long requests;
    private @Nullable MoodleException stoppedBy;

    Flow(
            Target target,
            MoodleClient client,
            Intake<T> intake,
            Patience patience,
            ProgressFile progress,
            ResponseListener<T> listener,
            Optional<ResumeToken> resume) {
        this.target = target;
        this.client = client;
        this.intake = intake;
        this.patience = patience;
        this.progress = progress;
        this.listener = listener;
        this.lookUps = new LookUps(client, target);
        this.decided = resume.map(ResumeToken::decided).orElseGet(Positions::new);
        this.doubtful = resume.map(ResumeToken::doubtful).orElseGet(Positions::new);
    }

    DestinationReport run() {
        Optional<List<Item<T>>> batch = nextBatch();
        while (batch.isPresent()) {
            send(batch.get());
            batch = nextBatch();
        }
        askForDoubtful();
        DestinationReport report = new DestinationReport(
                written,
                alreadySo,
                rejected,
                unresolved.size(),
                requests,
                patience.cancelled(),
                Optional.ofNullable(stoppedBy),
                token());
        LOG.info(
                "flow_ended function={} written={} already={} rejected={} in_doubt={} requests={} complete={}",
                target.function(),
                written,
                alreadySo,
                rejected,
                unresolved.size(),
                requests,
                report.complete());
        return report;
    }

    private Optional<List<Item<T>>> nextBatch() {
        return intake.next(() -> patience.cancelled() || stoppedBy != null);
    }

    private void send(List<Item<T>> batch) {
        BatchLog log = new BatchLog(client.writeLog());
        try {
            List<Item<T>> open = open(batch);
            patience.reading(() -> {
                lookUps.resolve(open);
                return open;
            });
            open.stream()
                    .filter(Item::open)
                    .forEach(item ->
                            target.unfit(item.fields()).ifPresent(fault -> item.refuse(target.function(), fault)));
            List<Item<T>> fit = open(open);
            if (!fit.isEmpty()) {
                begin(fit);
                new Sender(target, client, log, patience).send(fit);
            }
        } catch (StoppedException e) {
            stoppedBy = patience.cancelled() ? null : e.reason();
        }
        requests += log.requests().size();
        conclude(batch, log.requests());
    }

    private static <T> List<Item<T>> open(List<Item<T>> items) {
        return items.stream().filter(Item::open).toList();
    }

    private void begin(List<Item<T>> items) {
        Positions positions = new Positions();
        items.forEach(item -> positions.add(item.position()));
        progress.begin(target.function(), positions);
    }

    /** The listener hears of a batch before it counts as done, so that a kill in between loses no verdict. */
    private void conclude(List<Item<T>> batch, List<RequestSummary> sent) {
        List<RecordOutcome<T>> outcomes = new ArrayList<>();
        for (Item<T> item : batch) {
            if (item.inDoubt()) {
                doubtful.add(item.position());
                unresolved.add(item);
            } else if (!item.open()) {
                doubtful.remove(item.position());
                decided.add(item.position());
                outcomes.add(item.outcome());
                count(item.outcome().verdict());
            }
        }
        ResumeToken token = token();
        if (!outcomes.isEmpty() || !sent.isEmpty()) {
            listener.responded(new BatchResponse<>(sent, outcomes, token));
        }
        progress.done(token);
    }

    private void count(Verdict<?> verdict) {
        if (verdict instanceof Verdict.Written) {
            written++;
        } else if (verdict instanceof Verdict.AlreadySo) {
            alreadySo++;
        } else {
            rejected++;
        }
    }

    private ResumeToken token() {
        return new ResumeToken(target.function(), intake.read(), decided, doubtful, intake.digest());
    }

    /** By the end of the flow PHP has most likely ended what a proxy or a time-out had given up on. */
    private void askForDoubtful() {
        if (unresolved.isEmpty()) {
            return;
        }
        try {
            Sender.ask(target, client, unresolved);
        } catch (MoodleException e) {
            LOG.warn("still_in_doubt function={} records={}", target.function(), unresolved.size());
        }
        List<Item<T>> asked = List.copyOf(unresolved);
        unresolved.clear();
        conclude(asked, List.of());
        List<RecordOutcome<T>> left = unresolved.stream().map(Item::outcome).toList();
        if (!left.isEmpty()) {
            listener.responded(new BatchResponse<>(List.of(), left, token()));
        }
    }
}
