package org.lmsbridge.completion;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.result.Score;
import org.lmsbridge.core.result.StepOutcome;
import org.lmsbridge.core.result.StepRequest;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.spi.Page;
import org.lmsbridge.core.spi.PointRead;
import org.lmsbridge.core.spi.ProcessSteps;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.spi.Registrations;
import org.lmsbridge.core.spi.ResultSink;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.testkit.InMemoryRecords;

/** Records whose registrations are in a sandbox already, with links, as the other plugins leave them. */
final class School implements AutoCloseable, ProcessSteps, ResultSink {
    final InMemoryRecords records = new InMemoryRecords();
    final SettableClock clock = new SettableClock(Instant.parse("2027-01-04T09:00:00Z"));
    final MoodleSandbox sandbox = MoodleSandbox.builder().clock(clock).start();
    final Set<String> unreadable = new HashSet<>();
    final List<StepRequest> steps = new ArrayList<>();
    final Map<RegistrationId, List<Score>> scores = new HashMap<>();
    final Map<String, Long> courses = new HashMap<>();
    final Map<String, Long> users = new HashMap<>();
    StepOutcome outcome = StepOutcome.done();
    RuntimeException failure;
    private final Path directory;
    private final Map<String, String> settings;
    LmsBridge bridge;
    private StateStore store;

    School(Path directory, Map<String, String> more) {
        this.directory = directory;
        settings = new TreeMap<>(Map.of("local_records.step", "Certificate"));
        settings.putAll(more);
        open();
    }

    void open() {
        store = StateStore.embedded(directory);
        bridge = LmsBridge.builder()
                .provide(this)
                .provide(registrations())
                .records(records)
                .clock(clock)
                .provide(MoodleClient.of(site()))
                .plugins(new CompletionPlugin())
                .settings(SettingsSource.of(settings))
                .state(store)
                .build();
    }

    /** Starts anew with one setting more. */
    void reopen(String setting, String value) {
        bridge.close();
        settings.put(setting, value);
        open();
    }

    /** The records' registrations, but for course dates that a test wants to be unreadable. */
    private Registrations registrations() {
        return new Registrations() {
            @Override
            public Page<Registration> of(BookingTarget target, Optional<RegistrationId> after, int limit) {
                if (unreadable.contains(target.toString())) {
                    throw new RecordsUnavailableException("the database is down");
                }
                return records.of(target, after, limit);
            }

            @Override
            public PointRead<Registration> byId(RegistrationId id) {
                return records.byId(id);
            }
        };
    }

    MoodleSite site() {
        return MoodleSite.builder()
                .url(sandbox.url().toString())
                .token(org.lmsbridge.moodle.Secret.of(sandbox.token()))
                .name("school")
                .build();
    }

    SiteState state() {
        return store.site("school");
    }

    CompletionPlugin plugin() {
        return bridge.plugin(CompletionPlugin.class);
    }

    /** Delivers what is due; gives how many calls that were. */
    int deliver() {
        int before = steps.size();
        bridge.run("local_records.process-steps");
        return steps.size() - before;
    }

    School register(String courseDate, String... names) {
        var links = new ArrayList<Link>();
        long course = courses.computeIfAbsent(courseDate, id -> {
            long made = sandbox.state().addCourse(id, "Course " + id, 1);
            links.add(link(LinkKind.COURSE, "course-date:" + id, made, id));
            return made;
        });
        for (var name : names) {
            long user = users.computeIfAbsent(name, id -> {
                long made = sandbox.state().addUser(id, id, "Doe", id + "@example.org");
                links.add(link(LinkKind.ACCOUNT, id, made, id));
                return made;
            });
            sandbox.state().enrol(course, user, 5);
            records.put(Registration.builder()
                    .id(registration(courseDate, name))
                    .contact(new ContactId(name))
                    .target(new CourseDateId(courseDate))
                    .build());
        }
        state().links().save(links);
        return this;
    }

    static RegistrationId registration(String courseDate, String name) {
        return new RegistrationId(courseDate + "-" + name);
    }

    private static Link link(LinkKind kind, String id, long number, String key) {
        return Link.builder()
                .kind(kind)
                .recordsId(id)
                .lmsId(OptionalLong.of(number))
                .naturalKey(key)
                .provenance(Provenance.CREATED)
                .build();
    }

    void complete(String courseDate, String name) {
        sandbox.state().learning().setCourseCompletion(courses.get(courseDate), users.get(name));
        visit(courseDate, name);
    }

    void visit(String courseDate, String name) {
        sandbox.state().learning().visit(courses.get(courseDate), users.get(name));
    }

    @Override
    public StepOutcome take(StepRequest request) {
        steps.add(request);
        if (failure != null) {
            throw failure;
        }
        return outcome;
    }

    @Override
    public void scores(RegistrationId registration, List<Score> found) {
        scores.put(registration, found);
    }

    @Override
    public void close() {
        bridge.close();
        sandbox.close();
    }
}
