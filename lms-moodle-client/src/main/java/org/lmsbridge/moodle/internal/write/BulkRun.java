package org.lmsbridge.moodle.internal.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.moodle.api.PackedApi;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Outcome;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.error.AccessException;
import org.lmsbridge.moodle.error.ErrorCodes;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.InvalidRequestException;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.MoodleException.Arrival;
import org.lmsbridge.moodle.error.SiteUnavailableException;
import org.lmsbridge.moodle.error.TransportException;
import org.lmsbridge.moodle.error.WriteInDoubtException;
import org.lmsbridge.moodle.internal.wire.Form.Size;
import org.lmsbridge.moodle.internal.wire.SideBySide;
import org.lmsbridge.moodle.internal.wire.Waiter;
import org.lmsbridge.moodle.internal.wire.Wire;

/**
 * One bulk write under way. A refused call is halved until the bad records stand alone; a call in doubt is looked up in
 * the site before anything of it is sent again. Where calls may be under way at once, each thread has a call and what
 * follows from it, and all share the rest and the reason to stop.
 */
final class BulkRun<T, R> {
    private static final int ALIKE_REFUSALS = 8;
    private static final int QUESTIONS = 3;
    private static final int SMALL_CALL = 60;

    private final List<T> records;
    private final Writing<T, R> writing;
    private final Wire wire;
    private final WriteGate gate;
    private final Waiter waiter;
    private final Size[] sizes;
    private final List<@Nullable Verdict<R>> verdicts;
    private volatile @Nullable MoodleException end;
    private String lastRefusal = ""; // of any thread
    private int alikeRefusals; // of any thread

    BulkRun(List<T> records, Writing<T, R> writing, Wire wire, WriteGate gate, Waiter waiter) {
        this.records = List.copyOf(records);
        this.writing = writing;
        this.wire = wire;
        this.gate = gate;
        this.waiter = waiter;
        this.sizes = new Size[records.size()];
        this.verdicts = new ArrayList<>(Arrays.asList(newVerdicts(records.size())));
    }

    @SuppressWarnings("unchecked") // an array of nothing
    private static <R> @Nullable Verdict<R>[] newVerdicts(int size) {
        return (@Nullable Verdict<R>[]) new Verdict<?>[size];
    }

    BulkResult<T, R> result() {
        refuseFaults();
        write(open());
        return outcomes();
    }

    /** For records of which nobody knows whether they were sent before. */
    BulkResult<T, R> askingFirst() {
        refuseFaults();
        List<Integer> doubtful = open();
        List<Optional<Verdict<R>>> answer =
                writing.ask(doubtful.stream().map(records::get).toList());
        for (int i = 0; i < doubtful.size(); i++) {
            int place = doubtful.get(i);
            answer.get(i).ifPresent(verdict -> judge(place, before(verdict)));
        }
        if (writing.repeatable()) {
            write(open());
        } else {
            WriteInDoubtException doubt = doubt("it is not known whether the site did it, and asking does not tell.");
            open().forEach(place -> judge(place, new Verdict.InDoubt<>(doubt)));
        }
        return outcomes();
    }

    private static <R> Verdict<R> before(Verdict<R> verdict) {
        return verdict instanceof Verdict.Written<R> written ? new Verdict.AlreadySo<>(written.value()) : verdict;
    }

    private void refuseFaults() {
        writing.faults(records).forEach((place, fault) -> judge(place, new Verdict.Rejected<>(invalid(fault))));
    }

    private List<Integer> open() {
        return IntStream.range(0, records.size())
                .boxed()
                .filter(place -> verdicts.get(place) == null)
                .toList();
    }

    private BulkResult<T, R> outcomes() {
        List<Outcome<T, R>> outcomes = new ArrayList<>();
        for (int place = 0; place < records.size(); place++) {
            Verdict<R> verdict = verdicts.get(place);
            if (verdict == null) {
                throw new IllegalStateException("record " + place + " of " + writing.function() + " has no verdict");
            }
            outcomes.add(new Outcome<>(records.get(place), verdict));
        }
        return new BulkResult<>(outcomes);
    }

    private void write(List<Integer> places) {
        var rest = new Rest(places);
        int threads = Math.min(wire.site().callsAtOnce(), wire.site().concurrency());
        if (threads > 1 && writing.sideBySide() && distinct(places)) {
            new SideBySide<>(rest::take, chunk -> send(chunk, true)).run(threads);
        } else {
            inChunks(rest, true);
        }
    }

    /** Of two writes of one thing, the later one counts. */
    private boolean distinct(List<Integer> places) {
        var subjects = new HashSet<String>();
        return places.stream().allMatch(place -> subjects.add(writing.subject(records.get(place))));
    }

    private void inChunks(List<Integer> places, boolean first) {
        inChunks(new Rest(places), first);
    }

    private void inChunks(Rest rest, boolean first) {
        for (var chunk = rest.take(); !chunk.isEmpty(); chunk = rest.take()) {
            send(chunk, first);
        }
    }

    /** What is still to be sent, cut anew for each call, because the budget may have been lowered by one before. */
    private final class Rest {
        private List<Integer> places;

        Rest(List<Integer> places) {
            this.places = places;
        }

        /** {@return the next call's; empty at the end} */
        synchronized List<Integer> take() {
            if (places.isEmpty()) {
                return List.of();
            }
            var chunk = next(places);
            places = places.subList(chunk.size(), places.size());
            return chunk;
        }
    }

    private List<Integer> next(List<Integer> rest) {
        List<Integer> form = next(rest, wire.budget().variables());
        List<Integer> json = next(rest, Integer.MAX_VALUE);
        return json.size() > form.size() && json().isPresent() ? json : form;
    }

    private List<Integer> next(List<Integer> rest, int mostVariables) {
        return Chunks.first(rest, this::size, place -> writing.alone(records.get(place)), wire.budget(), mostVariables);
    }

    /** The way past the variable budget; the site is asked for it only where there is more than fits a form. */
    private Optional<Writing<T, R>> json() {
        try {
            return wire.knowledge().surelyMayCall(PackedApi.CALL) ? writing.packed(wire) : Optional.empty();
        } catch (MoodleException e) {
            // A form goes out instead, and where the trouble lasts it tells each record's verdict.
            return Optional.empty();
        }
    }

    private Size size(int place) {
        Size known = sizes[place];
        if (known == null) {
            known = wire.form().measure(writing.list(), writing.form(records.get(place)));
            sizes[place] = known;
        }
        return known;
    }

    private void send(List<Integer> chunk, boolean first) {
        MoodleException reason = end;
        if (reason != null) {
            chunk.forEach(place -> judge(place, new Verdict.NotAttempted<>(reason)));
            return;
        }
        List<T> batch = chunk.stream().map(records::get).toList();
        List<String> subjects = batch.stream().map(writing::subject).toList();
        boolean large =
                Chunks.sum(chunk, this::size).variables() > wire.budget().variables();
        Optional<Writing<T, R>> json = large ? json() : Optional.empty();
        try {
            List<Optional<Verdict<R>>> answer = gate.send(
                    writing.function(),
                    subjects,
                    () -> json.orElse(writing).send(batch),
                    given -> results(subjects, given));
            take(chunk, answer, first);
        } catch (WriteInDoubtException e) {
            resolve(chunk, e, first);
        } catch (MoodleException e) {
            refused(chunk, e, first, json.isPresent());
        }
    }

    private Map<String, String> results(List<String> subjects, List<Optional<Verdict<R>>> answer) {
        Map<String, String> results = new LinkedHashMap<>();
        for (int i = 0; i < subjects.size(); i++) {
            String subject = subjects.get(i);
            answer.get(i)
                    .flatMap(BulkResult::value)
                    .filter(Long.class::isInstance)
                    .ifPresent(id -> results.put(subject, id.toString()));
        }
        return results;
    }

    private void take(List<Integer> chunk, List<Optional<Verdict<R>>> answer, boolean first) {
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < chunk.size(); i++) {
            int place = chunk.get(i);
            answer.get(i).ifPresentOrElse(verdict -> judge(place, verdict), () -> left.add(place));
        }
        forgetRefusals();
        if (!left.isEmpty()) {
            // The site told of fewer records than it was sent: what it left out is not known to be lost.
            resolve(left, doubt("the answer leaves " + left.size() + " of " + chunk.size() + " records out."), first);
        }
    }

    private void refused(List<Integer> chunk, MoodleException e, boolean first, boolean json) {
        Size sent = Chunks.sum(chunk, this::size);
        boolean cutOff = chunk.size() > 1 && cutOff(e, sent, wire);
        if (cutOff && !json) {
            wire.budget().cutOff(sent);
            inChunks(chunk, first);
        } else if (stops(e) && !cutOff) {
            end = e;
            chunk.forEach(place -> judge(place, new Verdict.NotAttempted<>(e)));
        } else if (chunk.size() == 1 && first && writing.sideBySide() && databaseRefused(e)) {
            // Perhaps not for what is written: of two calls at the same rows the site's database rolls one back.
            send(chunk, false);
        } else if (chunk.size() == 1) {
            judge(chunk.get(0), new Verdict.Rejected<>(e));
            count(e);
        } else {
            // PHP drops a body that is too large for it, the token included; JSON cannot have had too many variables.
            if (cutOff || tooLarge(e)) {
                wire.budget().tooLarge(sent);
            }
            int middle = chunk.size() / 2;
            send(chunk.subList(0, middle), first);
            send(chunk.subList(middle, chunk.size()), first);
        }
    }

    private static boolean databaseRefused(MoodleException e) {
        return e.errorCode().filter("dmlwriteexception"::equals).isPresent();
    }

    private static boolean tooLarge(MoodleException e) {
        return e.errorCode().isEmpty()
                && e instanceof InvalidRequestException
                && e.fault().what().contains("HTTP 41");
    }

    /** A missing right hits every record alike; after a few the rest is spared. */
    private synchronized void count(MoodleException e) {
        String code = e instanceof AccessException ? e.errorCode().orElse("") : "";
        alikeRefusals = code.equals(lastRefusal) && !code.isEmpty() ? alikeRefusals + 1 : 1;
        lastRefusal = code;
        if (alikeRefusals >= ALIKE_REFUSALS && !code.isEmpty()) {
            end = e;
        }
    }

    private synchronized void forgetRefusals() {
        alikeRefusals = 0;
    }

    private static boolean stops(MoodleException e) {
        return e instanceof SiteUnavailableException
                || e instanceof TransportException
                || e.arrival() == Arrival.NOT_SENT && e instanceof AccessException
                || e instanceof AccessException && e.errorCode().isEmpty()
                || ErrorCodes.hitsEverything(e);
    }

    /** A body that PHP cut off has lost its token, which comes last; a small call tells that from a bad token. */
    static boolean cutOff(MoodleException e, Size sent, Wire wire) {
        return e.errorCode().filter("invalidtoken"::equals).isPresent()
                && sent.variables() > SMALL_CALL
                && wire.answersSmallCall();
    }

    private void resolve(List<Integer> chunk, WriteInDoubtException doubt, boolean first) {
        List<Integer> missing;
        try {
            missing = ask(chunk);
        } catch (MoodleException e) {
            doubt.addSuppressed(e);
            chunk.stream()
                    .filter(place -> verdicts.get(place) == null)
                    .forEach(place -> judge(place, new Verdict.InDoubt<>(doubt)));
            return;
        }
        // PHP works on after a proxy or a time-out gave up on it: what is not there now may be there soon.
        boolean over = doubt.arrival() != Arrival.PERHAPS_RUNNING;
        if (first && over && writing.repeatable()) {
            inChunks(missing, false);
        } else {
            missing.forEach(place -> judge(place, new Verdict.InDoubt<>(doubt)));
        }
    }

    private List<Integer> ask(List<Integer> chunk) {
        List<Integer> missing = chunk;
        for (int question = 0; question < QUESTIONS && !missing.isEmpty(); question++) {
            if (question > 0) {
                await();
            }
            List<Integer> asked = missing;
            List<Optional<Verdict<R>>> answer =
                    writing.ask(asked.stream().map(records::get).toList());
            missing = new ArrayList<>();
            for (int i = 0; i < asked.size(); i++) {
                int place = asked.get(i);
                if (answer.get(i).isPresent()) {
                    judge(place, answer.get(i).get());
                } else {
                    missing.add(place);
                }
            }
        }
        return missing;
    }

    private void await() {
        try {
            waiter.await(wire.site().settleTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw doubt("interrupted while asking.");
        }
    }

    private WriteInDoubtException doubt(String what) {
        return new WriteInDoubtException(
                Fault.of(writing.function(), what, "Ask the site before doing it again.", Arrival.UNKNOWN));
    }

    private InvalidRequestException invalid(String fault) {
        return new InvalidRequestException(
                Fault.of(writing.function(), fault, "Correct the record; nothing of it was sent.", Arrival.NOT_SENT));
    }

    private void judge(int place, Verdict<R> verdict) {
        verdicts.set(place, verdict);
    }
}
