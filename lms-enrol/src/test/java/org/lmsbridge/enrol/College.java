package org.lmsbridge.enrol;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.CategoryId;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseCategory;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseMaster;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.spi.LmsIdSink;
import org.lmsbridge.core.spi.Page;
import org.lmsbridge.core.spi.PointRead;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.spi.Registrations;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.Secret;
import org.lmsbridge.moodle.model.Course;
import org.lmsbridge.moodle.model.CourseField;
import org.lmsbridge.moodle.model.ParticipantsQuery;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.MoodleSandboxBuilder;
import org.lmsbridge.sandbox.model.Participant;
import org.lmsbridge.testkit.InMemoryRecords;

/** A small college: its records, a sandbox, and a bridge between them. */
final class College implements AutoCloseable {
    static final CategoryId CATEGORY = new CategoryId("safety");
    static final CourseMasterId MASTER = new CourseMasterId("first-aid");

    final InMemoryRecords records = new InMemoryRecords();
    final Set<BookingTarget> unreadable = new HashSet<>();
    final Set<RegistrationId> unlisted = new HashSet<>();
    Optional<Instant> pointReadsAsOf = Optional.empty();
    boolean pointReadsFail;
    final MoodleSandbox sandbox;
    final MoodleClient moodle;
    final LmsBridge bridge;
    final EnrolPlugin enrol;

    final Map<CourseDateId, Long> numbers = new ConcurrentHashMap<>();
    boolean takesNumbers = true;
    private final boolean ownsSandbox;

    private College(
            Path state, Map<String, String> settings, MoodleSandbox sandbox, boolean ownsSandbox, Object... more) {
        this.sandbox = sandbox;
        this.ownsSandbox = ownsSandbox;
        moodle = MoodleClient.of(MoodleSite.builder()
                .url(sandbox.url())
                .token(Secret.of(sandbox.token()))
                .settleTime(Duration.ofMillis(10))
                .build());
        var values = new TreeMap<>(Map.of("enrol_records.categoryField", "8620"));
        values.putAll(settings);
        var builder = LmsBridge.builder();
        for (var one : more) {
            if (one instanceof Clock clock) {
                builder.clock(clock);
            } else {
                builder.provide(one);
            }
        }
        bridge = builder.provide(bookings())
                .provide(numberSink())
                .records(records)
                .provide(moodle)
                .plugins(new EnrolPlugin(), new PlainAccounts())
                .settings(SettingsSource.of(values))
                .state(StateStore.embedded(state))
                .build();
        enrol = bridge.plugin(EnrolPlugin.class);
        records.put(CourseCategory.builder()
                        .id(CATEGORY)
                        .name("First aid")
                        .putFields("8620", "1")
                        .build())
                .put(CourseMaster.builder()
                        .id(MASTER)
                        .name("Provide first aid")
                        .category(CATEGORY)
                        .build());
    }

    /** The records' registrations, but for what a test wants to be unreadable. */
    private Registrations bookings() {
        return new Registrations() {
            @Override
            public Page<Registration> of(BookingTarget target, Optional<RegistrationId> after, int limit) {
                if (unreadable.contains(target)) {
                    throw new RecordsUnavailableException("the database is down");
                }
                var page = records.of(target, after, limit);
                var items = page.items().stream()
                        .filter(registration -> !unlisted.contains(registration.id()))
                        .toList();
                return new Page<>(items, page.last(), page.asOf());
            }

            @Override
            public PointRead<Registration> byId(RegistrationId id) {
                if (pointReadsFail) {
                    throw new RecordsUnavailableException("the database is down");
                }
                var read = records.byId(id);
                return new PointRead<>(read.value(), pointReadsAsOf.orElse(read.asOf()));
            }
        };
    }

    /** Takes the numbers of courses as the records would. */
    private LmsIdSink numberSink() {
        return new LmsIdSink() {
            @Override
            public void saveUserIds(Map<ContactId, Long> users) {
                throw new UnsupportedOperationException("nobody here saves users");
            }

            @Override
            public void saveCourseIds(Map<CourseDateId, Long> courses) {
                if (!takesNumbers) {
                    throw new RecordsUnavailableException("read only today");
                }
                numbers.putAll(courses);
            }
        };
    }

    static College at(Path state) {
        return at(state, Map.of());
    }

    static College at(Path state, Map<String, String> settings) {
        return new College(state, settings, MoodleSandbox.start(), true);
    }

    static College at(Path state, Map<String, String> settings, MoodleSandboxBuilder site, Object... more) {
        return new College(state, settings, site.start(), true, more);
    }

    /** A college at a sandbox that goes on when the college is closed. */
    static College at(Path state, Map<String, String> settings, MoodleSandbox sandbox, Object... more) {
        return new College(state, settings, sandbox, false, more);
    }

    College withCourseDates(String... ids) {
        for (var id : ids) {
            records.put(courseDate(id).build());
        }
        return this;
    }

    static CourseDate.Builder courseDate(String id) {
        return CourseDate.builder()
                .id(new CourseDateId(id))
                .master(MASTER)
                .start(LocalDateTime.of(2027, 3, 1, 9, 0))
                .zone(ZoneId.of("Australia/Brisbane"));
    }

    College withRegistered(String courseDate, String... contacts) {
        for (var contact : contacts) {
            records.put(Contact.builder()
                    .id(new ContactId(contact))
                    .firstName("First")
                    .lastName("Last")
                    .build());
            records.put(registration(courseDate, contact).build());
        }
        return this;
    }

    static Registration.Builder registration(String courseDate, String contact) {
        return Registration.builder()
                .id(new RegistrationId(courseDate + "-" + contact))
                .contact(new ContactId(contact))
                .target(new CourseDateId(courseDate));
    }

    ChangePlan plan() {
        return enrol.plan(Scope.all());
    }

    RunReport run() {
        return enrol.apply(plan());
    }

    List<String> findings(ChangePlan plan) {
        try (var findings = plan.findings()) {
            return findings.map(Finding::code).toList();
        }
    }

    Course course(String idnumber) {
        return moodle.courses().byField(CourseField.IDNUMBER, List.of(idnumber)).get(0);
    }

    List<Course> courses() {
        return moodle.courses().byField(CourseField.CATEGORY, List.of("1"));
    }

    /** Who is in a course, with the roles, such as {@code anna=[5]}. */
    Map<String, TreeSet<Long>> participants(String idnumber) {
        var roles = new TreeMap<String, TreeSet<Long>>();
        try (var participants =
                moodle.enrolments().participants(course(idnumber).id(), ParticipantsQuery.all())) {
            participants.forEach(participant -> participant
                    .roles()
                    .forEach(
                            role -> roles.computeIfAbsent(participant.username().orElseThrow(), name -> new TreeSet<>())
                                    .add(role.roleid())));
        }
        return roles;
    }

    /** How many enrolments the whole site has. */
    int enrolments() {
        return sandbox.state().courses().stream()
                .mapToInt(course -> sandbox.state().participants(course.id()).size())
                .sum();
    }

    /** Somebody in a course, as the site itself sees it. */
    Optional<Participant> inCourse(String idnumber, String contact) {
        return sandbox.state().participants(course(idnumber).id()).stream()
                .filter(participant -> participant.username().equals(contact))
                .findFirst();
    }

    long user(String contact) {
        return sandbox.state().user(contact).orElseThrow().id();
    }

    /** Kinds of change with the subjects, such as {@code ENROLMENT_SUSPEND course-date:1001/contact:anna}. */
    List<String> changes(ChangePlan plan) {
        try (var segments = plan.segments()) {
            return segments.flatMap(segment -> segment.changes().stream())
                    .map(change -> change.kind() + " " + change.subject())
                    .toList();
        }
    }

    @Override
    public void close() {
        bridge.close();
        if (ownsSandbox) {
            sandbox.close();
        }
    }
}
