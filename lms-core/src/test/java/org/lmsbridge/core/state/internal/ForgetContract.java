package org.lmsbridge.core.state.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.NewDelivery;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.core.state.SiteState;

/** Retention, and forgetting one person. */
abstract class ForgetContract {
    private static final ContactId ANNA = new ContactId("4711");
    private static final ContactId BEN = new ContactId("14711");

    abstract StateStoreContract store();

    private SiteState site() {
        return store().site("college");
    }

    private static Link account(ContactId contact, String username) {
        return Link.builder()
                .kind(LinkKind.ACCOUNT)
                .recordsId(contact.value())
                .lmsId(17)
                .naturalKey(username)
                .provenance(Provenance.CREATED)
                .build();
    }

    private static Link enrolment(ContactId contact, String username) {
        return Link.builder()
                .from(account(contact, username))
                .kind(LinkKind.ENROLMENT)
                .parent("12")
                .build();
    }

    private String plan(int contact) {
        try (var writer = site().plans().create()) {
            writer.add(Samples.enrolmentsOf("Baking", Samples.enrol(contact)));
            writer.add(Finding.info("code", "contact:" + contact, "message"));
            return writer.finish().header().id();
        }
    }

    /** The same about each: what is about one has to go, what is about the other to stay. */
    private void fill(ContactId contact, String username) {
        site().links().save(List.of(account(contact, username), enrolment(contact, username)));
        var journal = site().journal();
        var ticket = journal.intend("core_user_create_users", List.of(username, "12/" + username, "someone"));
        journal.settle(ticket, "APPLIED", Map.of(username, "17", "someone", "18"));
        int number = Integer.parseInt(contact.value());
        journal.record("run-" + username, List.of(ChangeOutcome.applied(Samples.enrol(number))));
        plan(number);
        var report = Samples.run("run-" + username, 1);
        site().runs().save(report, List.of(Finding.info("code", "course-date:1/contact:" + number, username)));
        site().deliveries()
                .store(List.of(
                        new NewDelivery("topic", "registration:" + number, "step", Optional.of(contact), username)));
        site().handsOff().mark("contact:" + number, "Maja", "why");
        site().pushes().mark("task", "contact:" + number);
        site().pushes().mark("hopeless", "contact:" + number);
        site().pushes().begin("hopeless", "contact:" + number);
        site().pushes().giveUp("hopeless", "contact:" + number);
        site().leases().take("task:task/contact:" + number, "killed host", Duration.ofMinutes(1));
        store().database()
                .update(
                        "insert into lms_scheduled_task (task_name, task_instance, execution_time, picked, version)"
                                + " values ('college/task', ?, ?, false, 1)",
                        "contact:" + number,
                        store().clock.instant());
    }

    private List<String> textOf(String contactOrName) {
        var found = new ArrayList<String>();
        for (var column : List.of(
                "lms_link.records_id",
                "lms_link.natural_key",
                "lms_journal_request.subjects",
                "lms_journal_request.results",
                "lms_journal_change.subject",
                "lms_plan_segment.changes",
                "lms_plan_finding.subject",
                "lms_run_finding.subject",
                "lms_run_finding.message",
                "lms_delivery.contact",
                "lms_delivery.subject",
                "lms_delivery.payload",
                "lms_hands_off.subject",
                "lms_push.subject",
                "lms_lease.name",
                "lms_scheduled_task.task_instance")) {
            var table = column.substring(0, column.indexOf('.'));
            store().database().query("select " + column + " from " + table, row -> row.getString(1)).stream()
                    .filter(text ->
                            text != null && text.matches("(?s)(.*[^0-9a-z])?" + contactOrName + "([^0-9a-z].*)?"))
                    .forEach(text -> found.add(column + ": " + text));
        }
        return found;
    }

    @Test
    void aForgottenPersonIsInNoTableAndEverybodyElseStays() {
        fill(ANNA, "anna");
        fill(BEN, "joanna");
        store().clock.advance(Duration.ofMinutes(1));
        var kept = textOf("14711");
        var keptName = textOf("joanna");
        var forgotten = site().forget(ANNA);
        assertThat(textOf("4711")).isEmpty();
        assertThat(textOf("anna")).isEmpty();
        assertThat(textOf("14711")).isEqualTo(kept).hasSize(13);
        assertThat(textOf("joanna")).isEqualTo(keptName).hasSize(6);
        assertThat(forgotten.complete()).isTrue();
        assertThat(forgotten.removed())
                .isEqualTo(Map.of(
                        "links", 2,
                        "changes in the journal", 1,
                        "requests in the journal", 1,
                        "plans", 1,
                        "findings of runs", 1,
                        "call-backs", 1,
                        "hands-off marks", 1,
                        "pushes", 2,
                        "leases", 1));
        assertThat(textOf("someone")).hasSize(4);
    }

    @Test
    void theReportSaysWhatIsToBeDoneInMoodle() {
        fill(ANNA, "anna");
        assertThat(site().forget(ANNA).inMoodle())
                .hasSize(2)
                .anySatisfy(text -> assertThat(text)
                        .startsWith("User 17 (anna), made by the library: delete it under Site administration"))
                .anySatisfy(text -> assertThat(text).startsWith("Enrolments in the courses 12"));
    }

    @Test
    void whatIsInDoubtOrUnderWayStaysAndIsNamed() {
        fill(ANNA, "anna");
        site().links().save(List.of(Samples.inDoubt(account(ANNA, "anna"))));
        site().journal().intend("core_user_update_users", List.of("anna"));
        site().plans().take(plan(4_711), "run-2");
        site().deliveries().claim("topic", "host", Duration.ofMinutes(1), 1);
        var forgotten = site().forget(ANNA);
        assertThat(forgotten.complete()).isFalse();
        assertThat(forgotten.remaining())
                .hasSize(5)
                .anyMatch(text -> text.startsWith("A host is working on a change of this person"))
                .anyMatch(text -> text.contains("in doubt whether the site has the user anna"))
                .anyMatch(text -> text.startsWith("Request"))
                .anyMatch(text -> text.startsWith("Plan"))
                .anyMatch(text -> text.contains("1 call-backs are being delivered"));
        assertThat(site().journal().open(10)).hasSize(1);
        assertThat(site().links().inDoubt(LinkKind.ACCOUNT, Optional.empty(), 10))
                .hasSize(1);
    }

    @Test
    void whatIsForgottenIsNeverDelivered() {
        fill(ANNA, "anna");
        site().forget(ANNA);
        assertThat(site().deliveries().claim("topic", "host", Duration.ofMinutes(1), 1))
                .isEmpty();
        var again = new NewDelivery("topic", "registration:4711", "step", Optional.of(ANNA), "anna");
        assertThat(site().deliveries().store(List.of(again))).isZero();
        assertThat(site().deliveries().claim("topic", "host", Duration.ofMinutes(1), 1))
                .isEmpty();
    }

    @Test
    void oneWhomNobodyKnowsIsForgottenAlready() {
        fill(BEN, "joanna");
        var forgotten = site().forget(ANNA);
        assertThat(forgotten.complete()).isTrue();
        assertThat(forgotten.removed()).isEmpty();
        assertThat(forgotten.inMoodle()).isEmpty();
        assertThat(store().site("other").forget(BEN).removed()).isEmpty();
    }

    @Test
    void theJournalIsDeletedWhenItIsOldButNeverWhatIsInDoubt() {
        var journal = site().journal();
        var settled = journal.intend("a", List.of("1"));
        journal.settle(settled, "APPLIED", Map.of());
        journal.settle(journal.intend("b", List.of("2")), "IN_DOUBT", Map.of());
        journal.intend("c", List.of("3"));
        journal.record("run-1", List.of(ChangeOutcome.applied(Samples.enrol(1))));
        assertThat(journal.deleteOlderThan(Duration.ofDays(30))).isZero();
        store().clock.advance(Duration.ofDays(31));
        assertThat(store().site("other").journal().deleteOlderThan(Duration.ofDays(30)))
                .isZero();
        assertThat(journal.deleteOlderThan(Duration.ofDays(30))).isEqualTo(2);
        assertThat(journal.open(10)).hasSize(2);
    }
}
