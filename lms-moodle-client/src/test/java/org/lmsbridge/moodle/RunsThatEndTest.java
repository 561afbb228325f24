package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lmsbridge.moodle.api.UserApi;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.error.AccessException;
import org.lmsbridge.moodle.error.SiteUnavailableException;
import org.lmsbridge.moodle.model.NewUser;
import org.lmsbridge.sandbox.Fault;
import org.lmsbridge.sandbox.MoodleSandbox;

/** What stops a bulk write leaves a verdict for all the rest. */
class RunsThatEndTest extends BulkWrites {
    @Test
    void aTokenThatDiesMidwayEndsTheRunAndSparesTheRest() {
        MoodleClient small = MoodleClient.of(site(sandbox).recordsPerCall(2).build());
        sandbox.faults().on(UserApi.CREATE).call(2).then(Fault.invalidToken());

        BulkResult<NewUser, Long> result = small.users().create(Samples.users("anne", 6));

        assertThat(result.written()).hasSize(2);
        assertThat(result.notAttempted()).hasSize(4);
        assertThat(result.outcomes().get(5).reason().orElseThrow()).isInstanceOf(AccessException.class);
    }

    @Test
    void maintenanceEndsTheRunWithTheRestNotAttempted() {
        sandbox.faults().on(UserApi.CREATE).always().then(Fault.maintenance(Duration.ofSeconds(300)));

        BulkResult<NewUser, Long> result = client.users().create(Samples.users("anne", 3));

        assertThat(result.notAttempted()).hasSize(3);
        assertThat(result.outcomes().get(0).reason().orElseThrow()).isInstanceOf(SiteUnavailableException.class);
    }

    @Test
    void aFunctionThatTheServiceLacksIsToldBeforeARequest() {
        restart(MoodleSandbox.builder().functions(Set.of("core_webservice_get_site_info")));
        MoodleClient knowing = MoodleClient.of(site(sandbox).readFunctions(true).build());

        BulkResult<NewUser, Long> result = knowing.users().create(Samples.users("anne", 2));

        assertThat(result.outcomes().get(0).reason().orElseThrow())
                .hasMessageContaining("Add core_user_create_users under");
        assertThat(calls(UserApi.CREATE)).isZero();
    }

    @Test
    void aTokenForFourFunctionsWorksWithoutSiteInfo() {
        restart(MoodleSandbox.builder()
                .functions(Set.of(
                        "core_course_create_courses",
                        "core_user_create_users",
                        "core_course_update_courses",
                        "enrol_manual_enrol_users")));
        client = MoodleClient.of(site(sandbox).readFunctions(true).build());

        assertThat(client.enrolments()
                        .enrol(List.of(Samples.enrolment(course(), create(1).get(0))))
                        .complete())
                .isTrue();
    }
}
