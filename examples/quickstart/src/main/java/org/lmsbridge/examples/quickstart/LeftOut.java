package org.lmsbridge.examples.quickstart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.Severity;
import org.lmsbridge.examples.quickstart.csv.CsvRecords;
import org.lmsbridge.examples.quickstart.csv.Fault;
import org.lmsbridge.examples.quickstart.csv.Problem;

/** Every record that was left out, by reason. For one thread. */
final class LeftOut {
    private static final int WIDTH = 100;
    private static final String INDENT = "      ";

    private final Map<Fault, List<Problem>> broken = new EnumMap<>(Fault.class);
    private final Map<Severity, Map<String, Set<Finding>>> findings = new EnumMap<>(Severity.class);
    private final Dependents dependents;

    LeftOut(CsvRecords records) {
        records.problems()
                .forEach(problem -> broken.computeIfAbsent(problem.fault(), fault -> new ArrayList<>())
                        .add(problem));
        dependents = new Dependents(records);
    }

    void add(Finding finding) {
        findings.computeIfAbsent(finding.severity(), severity -> new LinkedHashMap<>())
                .computeIfAbsent(finding.code(), code -> new LinkedHashSet<>())
                .add(finding);
    }

    /** Whether something is there that should not be: a broken row, or a change that could not be made. */
    boolean anythingBroken() {
        return !broken.isEmpty() || findings.containsKey(Severity.ERROR);
    }

    void print(Output output) {
        dependents.leave(findings.values().stream()
                .flatMap(byCode -> byCode.values().stream())
                .flatMap(Collection::stream)
                .map(Finding::subject)
                .toList());
        section(output, "Left out, as the records say", Severity.INFO);
        dependents("Contact without a booking that counts, so no account is made", dependents.idle(), output);
        dependents("Registration on a course date that was left out", dependents.registrations(), output);
        section(output, "Worth a look", Severity.WARNING);
        section(output, "Could not be done", Severity.ERROR);
        if (!broken.isEmpty()) {
            output.heading("Left out because it is broken (put it right and run again):");
            broken.forEach((fault, problems) -> {
                output.line("  %s (%d)".formatted(fault.title(), problems.size()));
                problems.forEach(problem -> output.line(INDENT + problem));
            });
        }
    }

    private void section(Output output, String title, Severity severity) {
        var byCode = findings.getOrDefault(severity, Map.of());
        if (byCode.isEmpty()) {
            return;
        }
        output.heading(title + ":");
        byCode.forEach((code, found) -> {
            output.line("  %s (%,d)".formatted(sentence(code.replace('-', ' ')), found.size()));
            var byMessage = new LinkedHashMap<String, List<String>>();
            found.forEach(finding -> byMessage
                    .computeIfAbsent(finding.message(), message -> new ArrayList<>())
                    .add(finding.subject()));
            byMessage.forEach((message, subjects) -> {
                output.line("    " + message.replaceFirst("\\.$", "") + ":");
                ids(output, subjects);
            });
            remedy(found).ifPresent(remedy -> output.line(INDENT + "→ " + remedy));
        });
    }

    /** What to do, where it is the same for all. */
    private static Optional<String> remedy(Set<Finding> found) {
        var remedies = found.stream().map(Finding::remedy).distinct().toList();
        return Optional.of(String.join(" ", remedies)).filter(remedy -> remedies.size() == 1 && !remedy.isBlank());
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static void dependents(String reason, List<String> subjects, Output output) {
        if (!subjects.isEmpty()) {
            output.line("  %s (%,d)".formatted(reason, subjects.size()));
            ids(output, subjects);
        }
    }

    private static void ids(Output output, List<String> subjects) {
        var kinds = subjects.stream().map(LeftOut::kind).distinct().toList();
        // Hundreds of the same kind are easier to read when the kind is said once.
        var prefix = kinds.size() == 1 ? kinds.get(0) : "";
        var line = new StringBuilder(INDENT).append(prefix.isEmpty() ? "" : prefix + " ");
        for (var subject : subjects) {
            var id = subject.substring(prefix.length());
            if (line.length() + id.length() > WIDTH) {
                output.line(line.toString().stripTrailing());
                line.setLength(INDENT.length());
            }
            line.append(id).append(' ');
        }
        output.line(line.toString().stripTrailing());
    }

    private static String kind(String subject) {
        return subject.contains("/") ? "" : subject.substring(0, subject.indexOf(':') + 1);
    }
}
