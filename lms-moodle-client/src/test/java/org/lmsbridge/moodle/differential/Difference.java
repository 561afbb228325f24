package org.lmsbridge.moodle.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where two answers part.
 *
 * @param function the function
 * @param path the way to the place, list indexes left out
 * @param first what one site has there
 * @param second what the other has
 */
record Difference(String function, String path, String first, String second) {

    /** {@return what makes two differences one and the same finding} */
    String finding() {
        return function + path + (path.startsWith("/errorcode") || path.isEmpty() ? first + second : "");
    }

    static Optional<Difference> between(String function, Answer first, Answer second, Side one, Side other) {
        if (first.status() != second.status()) {
            return Optional.of(new Difference(function, "", first.toString(), second.toString()));
        }
        if (first.isError() != second.isError()) {
            return Optional.of(new Difference(function, "", told(first), told(second)));
        }
        return between(
                function,
                "",
                new Neutral(one, function).of(first.body()),
                new Neutral(other, function).of(second.body()));
    }

    private static String told(Answer answer) {
        return answer.isError() ? answer.body().path("errorcode").asText("no errorcode") : "success";
    }

    private static Optional<Difference> between(String function, String path, JsonNode first, JsonNode second) {
        if (first.equals(second) && names(first).equals(names(second))) {
            return Optional.empty();
        }
        if (first.isObject() && second.isObject()) {
            return inObjects(function, path, first, second);
        }
        if (first.isArray() && second.isArray() && first.size() == second.size()) {
            for (int i = 0; i < first.size(); i++) {
                Optional<Difference> found = between(function, path + "/*", first.get(i), second.get(i));
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        return Optional.of(new Difference(function, path, first.toString(), second.toString()));
    }

    private static Optional<Difference> inObjects(String function, String path, JsonNode first, JsonNode second) {
        if (!names(first).equals(names(second))) {
            return Optional.of(new Difference(
                    function,
                    path + "/keys" + unshared(first, second),
                    names(first).toString(),
                    names(second).toString()));
        }
        // The code says more than the class or the message, so that it is looked at first.
        List<String> names = new ArrayList<>(names(first));
        if (names.remove("errorcode")) {
            names.add(0, "errorcode");
        }
        return names.stream()
                .flatMap(name -> between(function, path + '/' + name, first.get(name), second.get(name)).stream())
                .findFirst();
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static TreeSet<String> unshared(JsonNode first, JsonNode second) {
        TreeSet<String> all = new TreeSet<>(names(first));
        all.addAll(names(second));
        all.removeIf(name -> first.has(name) && second.has(name));
        return all;
    }
}
