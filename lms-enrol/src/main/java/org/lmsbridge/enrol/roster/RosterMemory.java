package org.lmsbridge.enrol.roster;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lmsbridge.core.roster.RosterItem;
import org.lmsbridge.core.state.Cursors;

/** What the import remembers between runs: of everything delivered a fingerprint, never the thing itself. */
final class RosterMemory {
    private static final String PREFIX = "roster.";
    private static final int FINGERPRINT_BYTES = 9;
    private final Cursors cursors;

    RosterMemory(Cursors cursors) {
        this.cursors = cursors;
    }

    /** Fingerprints of one course by kind and id, and whether it was empty of people at the latest look. */
    static final class CourseMemory {
        final Map<RosterItem.Kind, Map<String, String>> prints = new EnumMap<>(RosterItem.Kind.class);
        boolean emptied;

        Map<String, String> of(RosterItem.Kind kind) {
            return prints.computeIfAbsent(kind, ignored -> new TreeMap<>());
        }

        boolean isBlank() {
            return prints.values().stream().allMatch(Map::isEmpty);
        }
    }

    CourseMemory course(long id) {
        var memory = new CourseMemory();
        for (var row : read("course." + id)) {
            if (row.size() == 3) {
                memory.of(RosterItem.Kind.valueOf(row.get(0))).put(row.get(1), row.get(2));
            } else {
                memory.emptied = true;
            }
        }
        return memory;
    }

    void save(long id, CourseMemory memory) {
        var rows = new ArrayList<List<String>>();
        memory.prints.forEach(
                (kind, prints) -> prints.forEach((item, print) -> rows.add(List.of(kind.name(), item, print))));
        if (memory.emptied) {
            rows.add(List.of("EMPTIED"));
        }
        if (rows.isEmpty()) {
            cursors.remove(PREFIX + "course." + id);
        } else {
            cursors.put(PREFIX + "course." + id, Lines.write(rows));
        }
    }

    /** The semester of every course of which something was delivered. */
    Map<Long, String> courses() {
        return read("courses").stream()
                .collect(Collectors.toMap(
                        row -> Long.valueOf(row.get(0)), row -> row.get(1), (a, b) -> b, TreeMap::new));
    }

    void saveCourses(Map<Long, String> courses) {
        write(
                "courses",
                courses.entrySet().stream()
                        .map(entry -> List.of(String.valueOf(entry.getKey()), entry.getValue()))
                        .toList());
    }

    /** Fingerprints of instructors, who belong to no single course. */
    Map<String, String> instructors() {
        return read("instructors").stream()
                .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1), (a, b) -> b, TreeMap::new));
    }

    void saveInstructors(Map<String, String> prints) {
        write(
                "instructors",
                prints.entrySet().stream()
                        .map(entry -> List.of(entry.getKey(), entry.getValue()))
                        .toList());
    }

    Map<String, SemesterStatus> semesters() {
        var semesters = new TreeMap<String, SemesterStatus>();
        for (var row : read("semesters")) {
            semesters.put(
                    row.get(0),
                    new SemesterStatus(
                            row.get(0),
                            row.get(1),
                            resources(row.get(2)),
                            Instant.parse(row.get(3)),
                            time(row.get(4)),
                            time(row.get(5)),
                            Optional.of(row.get(6)).filter(text -> !text.isEmpty())));
        }
        return semesters;
    }

    void saveSemesters(Map<String, SemesterStatus> semesters) {
        write(
                "semesters",
                semesters.values().stream()
                        .map(each -> List.of(
                                each.key(),
                                each.name(),
                                each.imported().stream()
                                        .map(Enum::name)
                                        .sorted()
                                        .collect(Collectors.joining(",")),
                                each.addedAt().toString(),
                                each.startedAt().map(Instant::toString).orElse(""),
                                each.lastSyncCompletedAt()
                                        .map(Instant::toString)
                                        .orElse(""),
                                each.problem().orElse("")))
                        .toList());
    }

    Optional<ConnectionDetails> connection() {
        return read("connection").stream()
                .findFirst()
                .map(row -> new ConnectionDetails(
                        Boolean.parseBoolean(row.get(0)),
                        URI.create(row.get(1)),
                        Instant.parse(row.get(2)),
                        row.get(3),
                        Instant.parse(row.get(4)),
                        row.get(5)));
    }

    void save(ConnectionDetails details) {
        write(
                "connection",
                List.of(List.of(
                        String.valueOf(details.active()),
                        details.siteUrl().toString(),
                        details.createdAt().toString(),
                        details.createdBy(),
                        details.updatedAt().toString(),
                        details.updatedBy())));
    }

    Optional<ConnectionCheck> check() {
        var rows = read("check");
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new ConnectionCheck(
                        Instant.parse(rows.get(0).get(0)),
                        rows.stream()
                                .skip(1)
                                .map(row -> new ConnectionCheck.FunctionState(
                                        row.get(0), ConnectionCheck.Status.valueOf(row.get(1)), row.get(2), row.get(3)))
                                .toList()));
    }

    void save(ConnectionCheck check) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(check.checkedAt().toString()));
        check.functions()
                .forEach(each ->
                        rows.add(List.of(each.function(), each.status().name(), each.message(), each.remedy())));
        write("check", rows);
    }

    Optional<Instant> lastRun() {
        return read("run").stream().findFirst().map(row -> Instant.parse(row.get(0)));
    }

    void saveLastRun(Instant startedAt) {
        write("run", List.of(List.of(startedAt.toString())));
    }

    /** Short, because there is one for every enrolment: 72 bits of SHA-256 tell changes apart well enough. */
    static String fingerprint(RosterItem item) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(item.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, FINGERPRINT_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private List<List<String>> read(String name) {
        return cursors.get(PREFIX + name).map(Lines::read).orElse(List.of());
    }

    private void write(String name, List<List<String>> rows) {
        cursors.put(PREFIX + name, Lines.write(rows));
    }

    private static Optional<Instant> time(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }

    private static Set<RosterResource> resources(String text) {
        var resources = EnumSet.noneOf(RosterResource.class);
        for (var name : text.split(",", -1)) {
            if (!name.isEmpty()) {
                resources.add(RosterResource.valueOf(name));
            }
        }
        return resources;
    }
}
