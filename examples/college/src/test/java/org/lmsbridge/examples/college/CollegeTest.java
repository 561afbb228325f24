package org.lmsbridge.examples.college;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.state.StateStore;

class CollegeTest {
    @Test
    void theFolderOfTheStateGoesWithTheRun() throws IOException {
        var folder = TemporaryFolder.make();
        try (folder) {
            StateStore.embedded(folder.path()).close();
            assertThat(folder.path()).isNotEmptyDirectory();
        }
        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void everythingIsDoneOnceAndSaid() throws IOException {
        var before = System.out;
        var printed = new ByteArrayOutputStream();
        try (var out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            College.main(new String[0]);
        } finally {
            System.setOut(before);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .contains(
                        "5 changes applied",
                        "ada@example.org: ACCEPTED",
                        "certificates of Ada: 1",
                        "Grace is not there",
                        "the registration has status WAITING. Only the status registered leads to an enrolment: confirm"
                                + " the registration.");
    }
}
