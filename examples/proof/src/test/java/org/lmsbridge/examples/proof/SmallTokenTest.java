package org.lmsbridge.examples.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.auth.AuthPlugin;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.plan.ChangeKind;
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
import org.lmsbridge.core.records.RegistrationStatus;
import org.lmsbridge.core.records.Secret;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.enrol.EnrolPlugin;
import org.lmsbridge.enrol.Scope;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.sandbox.Fault;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.model.Participant;
import org.lmsbridge.testkit.InMemoryRecords;

/** What a token for four functions suffices for: courses, accounts and enrolments are made and kept, nobody is removed. */
class SmallTokenTest {
    private static final CategoryId SAFETY = new CategoryId("safety");
    private static final CourseMasterId MASTER = new CourseMasterId("first-aid");

    @TempDir
    Path folder;

    private final InMemoryRecords records = new InMemoryRecords();
    private MoodleSandbox sandbox;
    private LmsBridge bridge;

    @BeforeEach
    void begin() {
        begin("");
    }

    private void begin(String alsoSiteInfo) {
        var functions = new HashSet<>(Set.of(
                "core_course_create_courses",
                "core_course_update_courses",
                "core_user_create_users",
                "enrol_manual_enrol_users"));
        if (!alsoSiteInfo.isEmpty()) {
            functions.add(alsoSiteInfo);
        }
        sandbox = MoodleSandbox.builder().functions(functions).start();
        records.put(CourseCategory.builder().id(SAFETY).name("First aid").build())
                .put(CourseMaster.builder()
                        .id(MASTER)
                        .name("Provide first aid")
                        .category(SAFETY)
                        .build())
                .put(courseDate(1).build());
        register("ann");
        register("bo");
        bridge = LmsBridge.builder()
                .records(records)
                .provide(MoodleClient.of(Campus.site(sandbox.url().toString(), sandbox.token())))
                .plugins(new AuthPlugin(), new EnrolPlugin())
                .settings(SettingsSource.of(Map.of("enrol_records.defaultCategory", "1")))
                .state(StateStore.embedded(folder))
                .build();
    }

    @AfterEach
    void end() {
        bridge.close();
        sandbox.close();
    }

    @Test
    void coursesAccountsAndEnrolmentsAreMadeOnce() {
        var report = run();

        assertThat(report.complete()).isTrue();
        assertThat(report.applied())
                .isEqualTo(Map.of(
                        ChangeKind.COURSE_CREATE, 1L, ChangeKind.ACCOUNT_CREATE, 2L, ChangeKind.ENROLMENT_CREATE, 2L));
        assertThat(active()).containsExactlyInAnyOrder("ann@example.org", "bo@example.org");
        sandbox.calls().reset();
        assertThat(run().appliedTotal()).isZero();
        assertThat(sandbox.calls().writes()).isZero();
    }

    /** With site info the client knows what is missing, and does not ask the site. */
    @Test
    void aTokenThatMayReadSiteInfoTooDoesTheSame() {
        end();
        folder = folder.resolve("other");
        begin("core_webservice_get_site_info");

        assertThat(run().complete()).isTrue();
        assertThat(active()).hasSize(2);
        assertThat(run().appliedTotal()).isZero();
    }

    @Test
    void whatComesLaterIsAddedAndDatesFollow() {
        run();
        register("cy");
        records.put(courseDate(8).build());

        assertThat(run().applied())
                .isEqualTo(Map.of(
                        ChangeKind.COURSE_UPDATE, 1L, ChangeKind.ACCOUNT_CREATE, 1L, ChangeKind.ENROLMENT_CREATE, 1L));
        assertThat(active()).hasSize(3);
    }

    @Test
    void nobodyIsRemovedBecauseNothingCouldBeKeptBefore() {
        run();
        records.put(booking("bo").status(RegistrationStatus.CANCELLED).build());

        var report = run();

        assertThat(report.findings()).extracting(Finding::code).contains("removal-unreadable");
        assertThat(report.findings())
                .filteredOn(finding -> finding.code().equals("removal-unreadable"))
                .allSatisfy(finding -> assertThat(finding.toString()).contains("core_course_get_courses_by_field"));
        assertThat(active()).hasSize(2);
    }

    @Test
    void anAccountThatTheSiteHasAlreadyIsRefusedByTheSite() {
        sandbox.state().addUser("ann@example.org", "Ann", "Other", "other@example.org");

        var report = run();

        assertThat(report.applied()).containsEntry(ChangeKind.ACCOUNT_CREATE, 1L);
        assertThat(report.complete()).isFalse();
        assertThat(active()).containsExactly("bo@example.org");
    }

    @Test
    void whatIsInDoubtIsNotRepeatedBlindly() {
        sandbox.faults().on("core_user_create_users").then(Fault.dropAfterCommit());
        run();

        assertThatThrownBy(this::run).hasMessageContaining("core_user_get_users_by_field");

        assertThat(sandbox.state().users().stream()
                        .filter(user -> user.username().equals("ann@example.org")))
                .hasSize(1);
    }

    private RunReport run() {
        return bridge.plugin(EnrolPlugin.class).synchronise(Scope.all());
    }

    private List<String> active() {
        var course = sandbox.state().courses().stream()
                .filter(one -> one.idnumber().equals("1001"))
                .findFirst()
                .orElseThrow();
        return sandbox.state().participants(course.id()).stream()
                .filter(Participant::active)
                .map(Participant::username)
                .toList();
    }

    private void register(String id) {
        records.put(Contact.builder()
                        .id(new ContactId(id))
                        .firstName("First")
                        .lastName("Last")
                        .email(id + "@example.org")
                        .password(Secret.of("Pass-word-1"))
                        .build())
                .put(booking(id).build());
    }

    private static Registration.Builder booking(String id) {
        return Registration.builder()
                .id(new RegistrationId(id))
                .contact(new ContactId(id))
                .target(new CourseDateId("1001"));
    }

    private static CourseDate.Builder courseDate(int day) {
        return CourseDate.builder()
                .id(new CourseDateId("1001"))
                .master(MASTER)
                .start(LocalDateTime.of(2027, 3, day, 9, 0))
                .zone(ZoneId.of("Australia/Brisbane"));
    }
}
