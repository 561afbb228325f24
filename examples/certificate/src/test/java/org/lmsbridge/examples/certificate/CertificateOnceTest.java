package org.lmsbridge.examples.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.sandbox.MoodleSandbox;

/** One certificate for a completion, though the host is killed over and over. */
class CertificateOnceTest {
    /** More than a dead host's lease lasts. */
    private static final int LATER = 10;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final MoodleSandbox sandbox = MoodleSandbox.start();

    @TempDir
    Path folder;

    private long course;
    private long ada;

    @BeforeEach
    void start() {
        server.start();
        course = sandbox.state().addCourse("1001", "First aid", 1);
        ada = sandbox.state().addUser("ada", "Ada", "Lovelace", "ada@example.org");
        sandbox.state().enrol(course, ada, 5);
        sandbox.state().setCourseCompletion(course, ada);
    }

    @AfterEach
    void stop() {
        sandbox.close();
        server.stop();
    }

    /** Lets a host work until it waits to be killed, or to its end; gives what its steps said. */
    private List<String> host(int minutesAhead, KilledOffice.Halt halt) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledOffice.class.getName(),
                        folder.toString(),
                        sandbox.url().toString(),
                        sandbox.token(),
                        String.valueOf(server.getSmtp().getPort()),
                        String.valueOf(course),
                        String.valueOf(ada),
                        String.valueOf(minutesAhead),
                        halt.name())
                .redirectError(Redirect.DISCARD)
                .start();
        var keys = new ArrayList<String>();
        boolean waiting = false;
        try (BufferedReader lines = process.inputReader()) {
            String line;
            while (!waiting && (line = lines.readLine()) != null) {
                waiting = line.equals(KilledOffice.WAITING);
                if (line.startsWith(KilledOffice.KEY)) {
                    keys.add(line.substring(KilledOffice.KEY.length()));
                }
            }
            assertThat(waiting).isEqualTo(halt != KilledOffice.Halt.NOWHERE);
            if (waiting) {
                process.destroyForcibly();
            }
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(waiting ? 137 : 0);
        return keys;
    }

    @Test
    void oneMailAndOneKeyThoughTheHostIsKilled() throws Exception {
        var key = "local_records.process-steps/registration:r1#Certificate";

        assertThat(host(0, KilledOffice.Halt.STORED)).isEmpty();
        assertThat(host(LATER, KilledOffice.Halt.STORED)).isEmpty();
        assertThat(host(2 * LATER, KilledOffice.Halt.SENT)).containsExactly(key + " false DONE");
        assertThat(host(3 * LATER, KilledOffice.Halt.SENT)).containsExactly(key + " true DONE_BEFORE");
        assertThat(host(4 * LATER, KilledOffice.Halt.NOWHERE)).containsExactly(key + " true DONE_BEFORE");
        assertThat(host(5 * LATER, KilledOffice.Halt.NOWHERE)).isEmpty();

        assertThat(server.getReceivedMessages()).hasSize(1);
    }
}
