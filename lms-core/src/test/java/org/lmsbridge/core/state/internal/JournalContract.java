package org.lmsbridge.core.state.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.Journal;
import org.lmsbridge.core.state.Journal.OpenIntent;
import org.lmsbridge.core.state.StateException;

abstract class JournalContract {
    private static final String CREATE_USERS = "core_user_create_users";

    abstract StateStoreContract store();

    private Journal journal() {
        return store().site("college").journal();
    }

    @Test
    void anIntentIsOpenUntilItIsSettled() {
        var ticket = journal().intend(CREATE_USERS, List.of("anna", "b\"ob"));
        assertThat(journal().open(10)).containsExactly(new OpenIntent(ticket, CREATE_USERS, List.of("anna", "b\"ob")));
        journal().settle(ticket, "APPLIED", Map.of("anna", "17"));
        assertThat(journal().open(10)).isEmpty();
    }

    @Test
    void anIntentSurvivesTheStore() {
        var ticket = journal().intend(CREATE_USERS, List.of("anna"));
        store().reopen();
        assertThat(journal().open(10)).extracting(OpenIntent::ticket).containsExactly(ticket);
    }

    @ParameterizedTest
    @ValueSource(strings = {"APPLIED", "REFUSED", "NOT_SENT"})
    void aKnownOutcomeEndsTheDoubt(String outcome) {
        journal().settle(journal().intend(CREATE_USERS, List.of("anna")), outcome, Map.of());
        assertThat(journal().open(10)).isEmpty();
    }

    @Test
    void aRequestInDoubtStaysOpenUntilItIsResolved() {
        var ticket = journal().intend(CREATE_USERS, List.of("anna"));
        journal().settle(ticket, "IN_DOUBT", Map.of());
        assertThat(journal().open(10)).extracting(OpenIntent::ticket).containsExactly(ticket);
        journal().resolve(List.of(ticket));
        assertThat(journal().open(10)).isEmpty();
    }

    @Test
    void resolvingLeavesOtherRequestsOpenAndOtherSitesAlone() {
        var first = journal().intend(CREATE_USERS, List.of("anna"));
        var second = journal().intend(CREATE_USERS, List.of("bob"));
        store().site("other").journal().resolve(List.of(first, second));
        journal().resolve(List.of(first, "987654"));
        journal().resolve(List.of());
        assertThat(journal().open(10)).extracting(OpenIntent::ticket).containsExactly(second);
    }

    @Test
    void anOutcomeThatComesAfterTheDoubtEndsIt() {
        var ticket = journal().intend(CREATE_USERS, List.of("anna"));
        journal().settle(ticket, "IN_DOUBT", Map.of());
        journal().settle(ticket, "APPLIED", Map.of("anna", "17"));
        assertThat(journal().open(10)).isEmpty();
    }

    @Test
    void openRequestsAreListedOldestFirstUpToTheLimit() {
        var tickets = IntStream.range(0, 12)
                .mapToObj(i -> journal().intend(CREATE_USERS, List.of("user" + i)))
                .toList();
        assertThat(journal().open(11)).extracting(OpenIntent::ticket).isEqualTo(tickets.subList(0, 11));
        assertThatThrownBy(() -> journal().open(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownOutcomeIsRefusedAndTheRequestStaysOpen() {
        var ticket = journal().intend(CREATE_USERS, List.of("anna"));
        assertThatThrownBy(() -> journal().settle(ticket, "PERHAPS", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PERHAPS");
        assertThat(journal().open(10)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"987654", "no-ticket"})
    void settlingWhatWasNeverIntendedIsAFault(String ticket) {
        assertThatThrownBy(() -> journal().settle(ticket, "APPLIED", Map.of()))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("no request with ticket " + ticket);
    }

    @Test
    void aTicketOfAnotherSiteIsUnknown() {
        var ticket = journal().intend(CREATE_USERS, List.of("anna"));
        var other = store().site("other").journal();
        assertThatThrownBy(() -> other.settle(ticket, "APPLIED", Map.of())).isInstanceOf(StateException.class);
        assertThat(other.open(10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFUSED", "NOT_SENT"})
    void whatTheSiteNeverTookWasNotWritten(String outcome) {
        journal().settle(journal().intend(CREATE_USERS, List.of("before")), "APPLIED", Map.of());
        var mark = journal().mark();
        assertThat(journal().writtenSince(mark)).isFalse();
        journal().settle(journal().intend(CREATE_USERS, List.of("anna")), outcome, Map.of());
        assertThat(journal().writtenSince(mark)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"APPLIED", "IN_DOUBT"})
    void whatTheSiteTookOrMayHaveTakenWasWritten(String outcome) {
        var mark = journal().mark();
        journal().settle(journal().intend(CREATE_USERS, List.of("anna")), outcome, Map.of());
        assertThat(journal().writtenSince(mark)).isTrue();
        assertThat(store().site("other").journal().writtenSince(mark)).isFalse();
    }

    @Test
    void anIntentWithoutOutcomeMayHaveBeenWrittenAlsoOnceItIsResolved() {
        var mark = journal().mark();
        var ticket = journal().intend(CREATE_USERS, List.of("anna"));
        assertThat(journal().writtenSince(mark)).isTrue();
        journal().resolve(List.of(ticket));
        assertThat(journal().writtenSince(mark)).isTrue();
    }

    @Test
    void outcomesOfChangesAreTaken() {
        var change = Samples.enrol(1);
        journal()
                .record(
                        "run-1",
                        List.of(
                                ChangeOutcome.applied(change),
                                ChangeOutcome.not(
                                        change,
                                        ChangeOutcome.Result.REFUSED,
                                        Finding.error("refused", change.subject(), "no", "ask"))));
        assertThat(store().changesOf("run-1"))
                .containsExactly(
                        "college course-date:1/contact:1 ENROLMENT_CREATE {\"enrolled\":\"no\"} {\"end\":\"\",\"role\":\"5\"} APPLIED null",
                        "college course-date:1/contact:1 ENROLMENT_CREATE {\"enrolled\":\"no\"} {\"end\":\"\",\"role\":\"5\"} REFUSED refused");
    }

    @Test
    void whatARunDidCanBeReadAgainPageByPage() {
        var first = Samples.create(1);
        var second = Samples.create(2);
        journal().record("run", List.of(ChangeOutcome.applied(first), ChangeOutcome.applied(second)));
        journal().record("other", List.of(ChangeOutcome.applied(first)));

        var page = journal().changes("run", 0, 1);
        assertThat(page).extracting(recorded -> recorded.change().subject()).containsExactly("course-date:1");
        assertThat(page.get(0).change().values()).isEqualTo(first.values());
        assertThat(page.get(0).change().expects()).isEqualTo(first.expects());
        assertThat(page.get(0).result()).isEqualTo(ChangeOutcome.Result.APPLIED);
        assertThat(journal().changes("run", page.get(0).number(), 10))
                .extracting(recorded -> recorded.change().subject())
                .containsExactly("course-date:2");
        assertThat(journal().changes("nonsense", 0, 10)).isEmpty();
    }
}
