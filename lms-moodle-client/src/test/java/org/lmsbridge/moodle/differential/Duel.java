package org.lmsbridge.moodle.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Drives sequences of calls against two sites and keeps where they part. */
final class Duel {
    private static final int SEQUENCE = 30;

    private final Side one;
    private final Side other;
    private final Random random;
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private int calls;

    Duel(Side one, Side other, long seed) {
        this.one = one;
        this.other = other;
        this.random = new Random(seed);
    }

    /**
     * A difference, and the calls that lead to it.
     *
     * @param difference the difference
     * @param calls the calls, the last of which shows it
     */
    record Finding(Difference difference, List<PlannedCall> calls) {}

    /**
     * Makes calls, in sequences that clean up after themselves.
     *
     * @param wanted how many
     * @return where the sites part, each finding once, with the fewest calls that still show it
     */
    List<Finding> run(int wanted) {
        while (calls < wanted) {
            sequence(Math.min(SEQUENCE, wanted - calls));
        }
        return findings.values().stream()
                // Others may use the site: what does not show again was no difference of ways.
                .filter(finding -> stillShown(finding.difference(), finding.calls()))
                .map(this::shortened)
                .toList();
    }

    private void sequence(int length) {
        begin();
        Made made = new Made(random);
        CallGenerator generator = new CallGenerator(random, made);
        List<PlannedCall> done = new ArrayList<>();
        try {
            for (int place = 0; place < length; place++) {
                PlannedCall call = generator.next(place);
                done.add(call);
                calls++;
                Answer answer = one.send(call);
                Optional<Difference> found = Difference.between(call.function(), answer, other.send(call), one, other);
                found.ifPresent(difference ->
                        findings.putIfAbsent(difference.finding(), new Finding(difference, List.copyOf(done))));
                if (found.isPresent() && !call.reads()) {
                    return;
                }
                if (call.makes() != Kind.OTHER && !answer.isError()) {
                    int count = answer.body().isArray() ? answer.body().size() : 1;
                    for (int i = 0; i < count; i++) {
                        made.add(new Ref(call.makes(), place, i));
                    }
                }
            }
        } finally {
            end();
        }
    }

    private void begin() {
        String mark = Long.toString(100_000_000 + random.nextInt(900_000_000));
        one.begin(mark);
        other.begin(mark);
    }

    private void end() {
        one.cleanUp();
        other.cleanUp();
    }

    /** Leaves out one call after another as long as the difference stays. */
    private Finding shortened(Finding finding) {
        List<PlannedCall> left = new ArrayList<>(finding.calls());
        for (int i = left.size() - 2; i >= 0; i--) {
            List<PlannedCall> fewer = new ArrayList<>(left);
            fewer.remove(i);
            if (stillShown(finding.difference(), fewer)) {
                left = fewer;
            }
        }
        return new Finding(finding.difference(), left);
    }

    private boolean stillShown(Difference difference, List<PlannedCall> sequence) {
        begin();
        try {
            Optional<Difference> last = Optional.empty();
            for (PlannedCall call : sequence) {
                last = Difference.between(call.function(), one.send(call), other.send(call), one, other);
            }
            return last.filter(found -> found.finding().equals(difference.finding()))
                    .isPresent();
        } finally {
            end();
        }
    }

    /** Tells findings so that they can be replayed by hand. */
    static String told(List<Finding> findings) {
        StringBuilder told = new StringBuilder();
        for (Finding finding : findings) {
            Difference difference = finding.difference();
            told.append("\n* ").append(difference.function()).append(difference.path());
            told.append("\n    one   : ").append(shown(difference.first()));
            told.append("\n    other : ").append(shown(difference.second()));
            finding.calls().forEach(call -> told.append("\n    ").append(shown(call.toString())));
        }
        return told.toString();
    }

    private static String shown(String text) {
        return text.length() > 900 ? text.substring(0, 900) + "…" : text;
    }
}
