package org.lmsbridge.sandbox;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Builds users as parameters. */
final class TestUsers {

    private TestUsers() {}

    /** A list of good users of the given usernames. */
    static String of(String... usernames) {
        return "{\"users\":[" + Arrays.stream(usernames).map(TestUsers::one).collect(Collectors.joining(",")) + "]}";
    }

    /** A list of good users u0, u1 … */
    static String many(int count) {
        return of(IntStream.range(0, count).mapToObj(i -> "u" + i).toArray(String[]::new));
    }

    static String one(String username) {
        return one(username, "\"password\":\"Passw0rd!\"");
    }

    static String one(String username, String more) {
        return "{\"username\":\"%1$s\",\"firstname\":\"F\",\"lastname\":\"L\",\"email\":\"%1$s@example.com\",%2$s}"
                .formatted(username, more);
    }
}
