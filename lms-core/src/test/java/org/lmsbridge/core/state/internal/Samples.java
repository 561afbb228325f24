package org.lmsbridge.core.state.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.plan.Segment;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.report.RunStatus;
import org.lmsbridge.core.state.Backoff;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.NewDelivery;
import org.lmsbridge.core.state.Provenance;

/** Links, changes and segments for tests. */
final class Samples {
    static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(1), 4);

    private Samples() {}

    static NewDelivery delivery(int registration) {
        return new NewDelivery(
                "topic",
                "registration:%03d".formatted(registration),
                "certificate",
                Optional.of(new ContactId("4711")),
                "{\"grade\":\"Ä\"}");
    }

    static Link account(int number) {
        return Link.builder()
                .kind(LinkKind.ACCOUNT)
                .recordsId("contact:%06d".formatted(number))
                .lmsId(number)
                .naturalKey("user" + number)
                .provenance(Provenance.CREATED)
                .fingerprint("f" + number)
                .build();
    }

    static List<Link> accounts(int count) {
        return IntStream.range(0, count).mapToObj(Samples::account).toList();
    }

    static Link enrolment(String course, int contact) {
        return Link.builder()
                .kind(LinkKind.ENROLMENT)
                .parent(course)
                .recordsId("contact:%06d".formatted(contact))
                .naturalKey("user" + contact)
                .provenance(Provenance.ADOPTED)
                .build();
    }

    static Link inDoubt(Link link) {
        return Link.builder().from(link).inDoubt(true).build();
    }

    static Change enrol(int contact) {
        return new Change(
                ChangeKind.ENROLMENT_CREATE,
                "course-date:1/contact:" + contact,
                new TreeMap<>(Map.of("enrolled", "no")),
                new TreeMap<>(Map.of("role", "5", "end", "")),
                List.of("registration:" + contact));
    }

    static Change remove(int contact) {
        return new Change(
                ChangeKind.ENROLMENT_REMOVE,
                "course-date:1/contact:" + contact,
                new TreeMap<>(Map.of("enrolled", "yes")),
                new TreeMap<>(Map.of("enrolled", "no")),
                List.of("registration:" + contact));
    }

    static RunReport run(String id, long findings) {
        var at = StateStoreContract.CLOCK.instant();
        return new RunReport(
                id,
                "plan-1",
                at,
                at.plusSeconds(60),
                RunStatus.DONE,
                Map.of(ChangeKind.ENROLMENT_CREATE, 3L),
                Map.of(ChangeOutcome.Result.REFUSED, 1L),
                List.of(),
                findings);
    }

    static Change create(int course) {
        return new Change(
                ChangeKind.COURSE_CREATE,
                "course-date:" + course,
                new TreeMap<>(),
                new TreeMap<>(Map.of("fullname", "Bäckerei für “Anfänger” \u0001 🎂")),
                List.of());
    }

    static List<Change> enrolments(int count) {
        var changes = new ArrayList<Change>();
        IntStream.range(0, count).mapToObj(Samples::enrol).forEach(changes::add);
        return changes;
    }

    static Segment courses(int... courses) {
        return new Segment(
                Segment.Phase.COURSES,
                "Courses",
                IntStream.of(courses).mapToObj(Samples::create).toList());
    }

    static Segment enrolmentsOf(String title, Change... changes) {
        return new Segment(Segment.Phase.ENROLMENTS, title, List.of(changes));
    }
}
