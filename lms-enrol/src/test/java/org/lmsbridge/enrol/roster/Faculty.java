package org.lmsbridge.enrol.roster;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.lmsbridge.core.roster.ImportedEnrolment;
import org.lmsbridge.core.roster.RosterChange;
import org.lmsbridge.core.roster.RosterItem;
import org.lmsbridge.core.roster.Term;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.spi.RosterSink;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.sandbox.MoodleSandbox;

/** A site that was filled by others, and records that read it. */
final class Faculty implements AutoCloseable, RosterSink {
    final MoodleSandbox sandbox;
    final List<RosterChange> taken = new ArrayList<>();
    final List<Term> terms = new ArrayList<>();
    final StateStore store;
    boolean refusing;

    Faculty(Path state) {
        this(state, MoodleSandbox.start());
    }

    Faculty(Path state, MoodleSandbox sandbox) {
        this.sandbox = sandbox;
        store = StateStore.embedded(state);
    }

    static RosterOptions.Builder students() {
        return RosterOptions.builder().studentRoles(Set.of(5L)).teacherRoles(Set.of(3L));
    }

    RosterImport roster() {
        return roster(options -> options);
    }

    RosterImport roster(UnaryOperator<RosterOptions.Builder> options) {
        var site = MoodleSite.of(sandbox.url().toString(), sandbox.token());
        return new RosterImport(
                site, this, store.site("faculty"), options.apply(students()).build(), Clock.systemUTC());
    }

    long course(String shortname, String... students) {
        long course = sandbox.state().addCourse(shortname, "About " + shortname, 1);
        for (var student : students) {
            sandbox.state().enrol(course, person(student), 5);
        }
        return course;
    }

    long person(String name) {
        return sandbox.state()
                .user(name)
                .map(user -> user.id())
                .orElseGet(() -> sandbox.state().addUser(name, name, "Doe", name + "@example.org"));
    }

    /** What was taken since the last time, as "ADDED COURSE 2". */
    List<String> taken() {
        var texts = taken.stream()
                .map(change -> change.type() + " " + change.kind() + " " + change.institutionId())
                .toList();
        taken.clear();
        return texts;
    }

    <T extends RosterItem> T item(Class<T> type, String id) {
        return taken.stream()
                .flatMap(change -> change.item().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .filter(item -> item.institutionId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    ImportedEnrolment enrolment(long user, long course) {
        return item(ImportedEnrolment.class, user + "-" + course);
    }

    Map<RosterItem.Kind, Long> counts() {
        return taken.stream().collect(Collectors.groupingBy(RosterChange::kind, TreeMap::new, Collectors.counting()));
    }

    @Override
    public void accept(List<RosterChange> changes) {
        if (refusing) {
            throw new RecordsUnavailableException("down");
        }
        taken.addAll(changes);
    }

    @Override
    public List<Term> terms() {
        return terms;
    }

    @Override
    public void close() {
        store.close();
        sandbox.close();
    }
}
