package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lmsbridge.moodle.error.SiteUnavailableException;
import org.lmsbridge.moodle.model.NewCourse;
import org.lmsbridge.sandbox.Fault;
import org.lmsbridge.sandbox.MoodleSandbox;

/** What the sandbox's README shows, which needs a client. */
class SandboxReadmeTest {
    @Test
    void aCourseIsMade() {
        try (MoodleSandbox moodle = MoodleSandbox.start()) {
            long safety = moodle.state().addCategory("Safety");
            var client = MoodleClient.of(MoodleSite.of(moodle.url().toString(), moodle.token()));
            client.courses()
                    .create(List.of(NewCourse.builder()
                            .fullname("First aid")
                            .shortname("aid")
                            .categoryid(safety)
                            .build()));
            assertThat(moodle.state().course("aid")).isPresent();
            assertThat(moodle.state().mails()).isEmpty();
        }
    }

    @Test
    void faultsAreMet() {
        try (MoodleSandbox moodle = MoodleSandbox.start()) {
            moodle.faults().on("core_user_create_users").call(2).then(Fault.dropAfterCommit());
            moodle.faults().onAny().times(3).then(Fault.maintenance(Duration.ofMinutes(5)));

            var client = MoodleClient.of(MoodleSite.of(moodle.url().toString(), moodle.token()));
            assertThatThrownBy(() -> client.courses().byIds(List.of(1L))).isInstanceOf(SiteUnavailableException.class);
        }
    }
}
