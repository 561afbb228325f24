package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.lmsbridge.moodle.model.NewUser;

class SecretsTest {
    private static final Secret PASSWORD = Secret.of("hunter2hunter2");

    @Test
    void aSecretShowsNothingOfItself() {
        assertThat(PASSWORD).hasToString("***");
        assertThat(""
                        + NewUser.builder()
                                .username("anne")
                                .password(PASSWORD)
                                .firstname("A")
                                .lastname("B")
                                .email("a@example.org")
                                .build())
                .doesNotContain("hunter2");
    }

    @Test
    void aSiteShowsNeitherItsTokenNorItsHeaders() {
        MoodleSite site = Wires.site("https://moodle.example.org")
                .putHeaders("Authorization", "Basic c2VjcmV0")
                .build();

        assertThat(site.toString()).doesNotContain(Wires.TOKEN).doesNotContain("c2VjcmV0");
    }

    @Test
    void aStrangersMapperCannotWriteASecretDown() {
        assertThatThrownBy(() -> new ObjectMapper().writeValueAsString(PASSWORD))
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void anAddressWithAPasswordInItIsRefused() {
        assertThatThrownBy(() -> MoodleSite.of("https://u:p@moodle.example.org", "t"))
                .hasMessageContaining("url must not carry");
    }
}
