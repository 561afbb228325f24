package org.lmsbridge.examples.benchmark.site;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers byte for byte as PHP writes them: everything outside ASCII and every slash escaped. */
public final class Answers {
    private static final int FIRST_ACCESS = 1_795_212_706;

    private Answers() {}

    /**
     * A page of {@code core_enrol_get_enrolled_users} with the fields that the client asks for.
     *
     * @param from the first participant
     * @param to the one after the last
     * @return the answer
     */
    public static byte[] participants(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(Answers::participant)
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String participant(int number) {
        String first = People.first(number);
        String last = People.last(number);
        return "{\"id\":" + id(number)
                + ",\"username\":" + text(People.username(number))
                + ",\"firstname\":" + text(first)
                + ",\"lastname\":" + text(last)
                + ",\"fullname\":" + text(first + " " + last)
                + ",\"email\":" + text(People.email(number))
                + ",\"idnumber\":" + text("S-" + number)
                + ",\"lastcourseaccess\":" + (number % 10 == 0 ? 0 : FIRST_ACCESS + number)
                + ",\"groups\":" + (number % 2 == 0 ? "[]" : group(number % 20))
                + ",\"roles\":[{\"roleid\":5,\"name\":\"\",\"shortname\":\"student\",\"sortorder\":0}]}";
    }

    private static String group(int number) {
        return "[{\"id\":" + number + ",\"name\":" + text("Class 2026/" + number)
                + ",\"description\":\"\",\"descriptionformat\":1}]";
    }

    /** The answer of {@code core_user_create_users}. */
    static byte[] created(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> "{\"id\":" + id(number) + ",\"username\":" + text(People.username(number)) + "}")
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The answer of {@code core_webservice_get_site_info}. */
    static byte[] info(String... functions) {
        String list = java.util.Arrays.stream(functions)
                .map(function -> "{\"name\":\"" + function + "\",\"version\":\"2023112400\"}")
                .collect(Collectors.joining(","));
        return ("{\"sitename\":\"Canned\",\"username\":\"ws\",\"firstname\":\"W\",\"lastname\":\"S\","
                        + "\"fullname\":\"W S\",\"lang\":\"en\",\"userid\":2,\"siteurl\":\"http:\\/\\/localhost\","
                        + "\"release\":\"4.4dev\",\"version\":\"2023112400\",\"functions\":[" + list + "]}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static int id(int number) {
        return 1000 + number;
    }

    private static String text(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            if (character >= 128) {
                json.append(String.format("\\u%04x", (int) character));
            } else if (character == '/' || character == '"' || character == '\\') {
                json.append('\\').append(character);
            } else {
                json.append(character);
            }
        }
        return json.append('"').toString();
    }
}
