package org.lmsbridge.completion.internal;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.moodle.error.MoodleException;

/** What is counted during one look. */
final class Tally {
    private static final Set<String> UNANSWERED =
            Set.of("completion-unconfirmed", "activities-unreadable", "grades-unreadable");

    /** Whether the findings reach a person, so that they may be remembered as told. */
    final boolean told;

    final Map<String, Finding> findings = new LinkedHashMap<>();
    final Set<Long> asked = new HashSet<>();
    final Set<Long> unread = new HashSet<>();
    final Map<Long, String> unreadLearners = new LinkedHashMap<>();
    Optional<Set<List<String>>> reportRows = Optional.empty();
    int completions;
    int withdrawals;
    int scores;

    Tally(boolean told) {
        this.told = told;
    }

    void add(Finding finding) {
        findings.putIfAbsent(finding.code() + " " + finding.subject(), finding);
    }

    void unreadable(long user, MoodleException reason) {
        unreadLearners.put(user, String.valueOf(reason.getMessage()));
        add(Completions.unreadableLearner(user, reason));
    }

    /** Whoever removes learners has to know that they were really looked at. */
    void throwIfUnanswered() {
        findings.values().stream()
                .filter(finding -> UNANSWERED.contains(finding.code()))
                .findFirst()
                .ifPresent(finding -> {
                    throw new IllegalStateException(finding.message());
                });
    }
}
