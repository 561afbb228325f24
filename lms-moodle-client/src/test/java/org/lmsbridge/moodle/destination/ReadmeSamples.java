package org.lmsbridge.moodle.destination;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lmsbridge.moodle.MoodleClient;

/** What the README shows of destinations. */
final class ReadmeSamples {
    private ReadmeSamples() {}

    static DestinationReport send(MoodleClient client, List<Map<String, ?>> some, Stream<Map<String, ?>> records) {
        var people = Destination.createUsers(client)
                .map("Login", "username") // headings such as First name or E-mail are recognised
                .map("Branch", "customfields.branch")
                .exclude(List.of("row"))
                .constant("auth", "ldap")
                .defaultTo("country", "AU")
                .progress(Path.of("people.progress")) // goes on after a kill
                .listener(response -> response.outcomes().forEach(System.out::println))
                .build();

        people.preview(some).forEach(System.out::println); // the requests, secrets masked
        people.test(some.subList(0, 1)); // sends a few
        people.activate(); // inactive until here
        DestinationReport report = people.send(records); // a Stream or an Iterator
        return report;
    }
}
