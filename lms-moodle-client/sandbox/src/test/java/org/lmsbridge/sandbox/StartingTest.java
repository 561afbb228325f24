package org.lmsbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartingTest {

    @Test
    void aFreshSandboxTellsAboutItself() {
        try (MoodleSandbox moodle = MoodleSandbox.start()) {
            var info = new Rest(moodle).call("core_webservice_get_site_info", "{}");
            assertThat(info.path("username").asText()).isEqualTo("admin");
            assertThat(info.path("siteurl").asText()).isEqualTo(moodle.url().toString());
            assertThat(info.path("userissiteadmin").asBoolean()).isTrue();
        }
    }

    @Test
    void aFreshSandboxHasOneCategory() {
        try (MoodleSandbox moodle = MoodleSandbox.start()) {
            assertThat(moodle.state().categories())
                    .extracting("id", "name")
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(1L, "Category 1"));
        }
    }
}
