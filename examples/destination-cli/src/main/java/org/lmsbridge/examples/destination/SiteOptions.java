package org.lmsbridge.examples.destination;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.PasswordPolicy;
import org.lmsbridge.moodle.Secret;
import picocli.CommandLine.Option;

/** Which site, and what is known of it. A token is never given on a command line, which others can see. */
final class SiteOptions {
    @Option(
            names = "--moodle-url",
            paramLabel = "URL",
            description = "The site, such as https://moodle.example.org. Default: MOODLE_URL of the environment.")
    private @Nullable URI url;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File that holds the site's token. Default: MOODLE_TOKEN of the environment.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--plain-http",
            description = "Accept an http:// address off this machine; token and passwords travel in clear.")
    private boolean plainHttp;

    @Option(
            names = "--check-passwords",
            description = "Check passwords against Moodle's default policy before they are sent.")
    private boolean checkPasswords;

    @Option(names = "--shared-emails", description = "The site lets several accounts share an address.")
    private boolean sharedEmails;

    @Option(names = "--extended-usernames", description = "The site lets usernames hold any character.")
    private boolean extendedUsernames;

    MoodleClient client(Map<String, String> environment) {
        var address = url == null ? environment.getOrDefault("MOODLE_URL", "") : url.toString();
        if (address.isBlank()) {
            throw new IllegalArgumentException("no site is named: set MOODLE_URL, or give --moodle-url");
        }
        var token = tokenFile == null ? environment.getOrDefault("MOODLE_TOKEN", "") : read(tokenFile);
        if (token.isBlank()) {
            throw new IllegalArgumentException(
                    "the site wants a token: set MOODLE_TOKEN, or name a file with --token-file");
        }
        return MoodleClient.of(MoodleSite.builder()
                .url(address)
                .plainHttp(plainHttp)
                .token(Secret.of(token.strip()))
                .passwordPolicy(checkPasswords ? PasswordPolicy.moodleDefault() : PasswordPolicy.none())
                .sharedEmails(sharedEmails)
                .extendedUsernames(extendedUsernames)
                .build());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("the token file " + file + " cannot be read; see that it is there", e);
        }
    }
}
