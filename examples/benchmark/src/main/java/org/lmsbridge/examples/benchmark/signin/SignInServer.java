package org.lmsbridge.examples.benchmark.signin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lmsbridge.auth.AuthPlugin;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.examples.benchmark.site.Folders;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;

/**
 * A host with the LDAP endpoint open, in a process of its own: the embedded state, and records that cost nothing. Prints
 * the port, and ends when its input does.
 */
final class SignInServer {
    static final int PEOPLE = 2_000;
    static final String PASSWORD = "a-long-service-password";

    private SignInServer() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createTempDirectory("sign-in");
        MoodleClient client = MoodleClient.of(MoodleSite.of("http://127.0.0.1:1", "unused"));
        StateStore state = StateStore.embedded(directory);
        state.site(client.moodleSite().name()).links().save(links());
        try (LmsBridge bridge = LmsBridge.builder()
                        .records(new FreeRecords(PEOPLE))
                        .provide(client)
                        .plugins(new AuthPlugin())
                        .settings(SettingsSource.of(
                                Map.of("auth_records.ldapBindPassword", PASSWORD, "auth_records.ldapPort", "0")))
                        .state(state)
                        .build();
                var endpoint = bridge.plugin(AuthPlugin.class).openLdapEndpoint()) {
            System.out.println(endpoint.port());
            while (System.in.read() != -1) {
                // Whoever started this process closes its input.
            }
        } finally {
            Folders.delete(directory);
        }
    }

    private static List<Link> links() {
        return IntStream.range(0, PEOPLE)
                .mapToObj(person -> Link.builder()
                        .kind(LinkKind.ACCOUNT)
                        .recordsId(String.valueOf(person))
                        .naturalKey(FreeRecords.username(person))
                        .lmsId(person + 10L)
                        .provenance(Provenance.ADOPTED)
                        .build())
                .map(Link.class::cast)
                .toList();
    }
}
