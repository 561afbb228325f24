package org.lmsbridge.completion.internal;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lmsbridge.core.report.Finding;

/** What is counted during one look. */
final class Tally {
    private static final Set<String> UNANSWERED = Set.of("completion-unconfirmed", "grades-unreadable");

    final Map<String, Finding> findings = new LinkedHashMap<>();
    final Set<Long> asked = new HashSet<>();
    final Set<Long> unread = new HashSet<>();
    Optional<Set<List<String>>> reportRows = Optional.empty();
    int completions;
    int withdrawals;
    int scores;

    void add(Finding finding) {
        findings.putIfAbsent(finding.code() + " " + finding.subject(), finding);
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
