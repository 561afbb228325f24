package org.lmsbridge.examples.benchmark.sidebyside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.lmsbridge.examples.benchmark.enrol.MadeUpRecords;
import org.lmsbridge.examples.benchmark.handwritten.SiteCalls;

/**
 * The least that the work can cost: the look-ups of a plan, packed as the library packs them, and calls of a hundred
 * records, two under way at once. Nothing is looked at again before it is written, remembered, checked, logged or
 * repeated; whatever goes wrong ends the program.
 */
final class HandPacked implements Way {
    private static final int PER_CALL = 100;
    private static final int PER_LOOK_UP = 500;
    private static final int AT_ONCE = 2;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String title;
    private final SiteCalls site;

    HandPacked(String title, SiteCalls site) {
        this.title = title;
        this.site = site;
    }

    /** Puts a record into a call. */
    private interface Adder {
        void add(Map<String, String> form, int number, int place);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public void run(MadeUpRecords records, Size size) throws IOException {
        var forms = new Forms(records);
        together(
                "core_course_get_courses_by_field",
                size.courseDates(),
                forms::lookUpCourse,
                answer -> answer.path("courses"));
        for (var field : List.of("username", "email", "idnumber")) {
            Adder value = (form, contact, place) -> {
                form.put("field", field);
                forms.addValue(form, field, contact, place);
            };
            for (var answer : packed("core_user_get_users_by_field", size.contacts(), PER_LOOK_UP, AT_ONCE, value)) {
                absent(answer);
            }
        }
        var courses = ids(packed(
                "core_course_create_courses",
                size.courseDates(),
                PER_CALL,
                1,
                (form, date, place) -> form.putAll(forms.course(date, place))));
        together(
                "core_enrol_get_enrolled_users",
                courses.size(),
                number -> Map.of("courseid", String.valueOf(courses.get(number))),
                answer -> answer);
        var users = ids(packed(
                "core_user_create_users",
                size.contacts(),
                PER_CALL,
                AT_ONCE,
                (form, contact, place) -> form.putAll(forms.user(contact, place))));
        packed("enrol_manual_enrol_users", size.registrations(), PER_CALL, AT_ONCE, (form, number, place) -> {
            long user = users.get(records.contactOf(number));
            form.putAll(Forms.enrolment(user, courses.get(records.dateOf(number)), place));
        });
    }

    /** Many reads in one call, as the library packs them too; sees that each finds nobody. */
    private void together(
            String function, int count, IntFunction<Map<String, String>> arguments, UnaryOperator<JsonNode> found)
            throws IOException {
        var form = new LinkedHashMap<String, String>();
        for (int number = 0; number < count; number++) {
            form.put("requests[" + number + "][function]", function);
            form.put("requests[" + number + "][arguments]", JSON.writeValueAsString(arguments.apply(number)));
        }
        for (var response :
                site.call("tool_mobile_call_external_functions", form).path("responses")) {
            absent(found.apply(JSON.readTree(response.path("data").asText())));
        }
    }

    private static void absent(JsonNode found) throws IOException {
        if (!found.isEmpty()) {
            throw new IOException("is there already: " + found);
        }
    }

    private static List<Long> ids(List<JsonNode> answers) {
        List<Long> ids = new ArrayList<>();
        answers.forEach(
                answer -> answer.forEach(created -> ids.add(created.path("id").asLong())));
        return ids;
    }

    private List<JsonNode> packed(String function, int count, int perCall, int atOnce, Adder adder) throws IOException {
        var threads = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<JsonNode>> calls = IntStream.iterate(0, from -> from < count, from -> from + perCall)
                    .mapToObj(from ->
                            threads.submit(() -> call(function, from, Math.min(count, from + perCall), adder)))
                    .toList();
            List<JsonNode> answers = new ArrayList<>();
            for (var call : calls) {
                answers.add(call.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private JsonNode call(String function, int from, int end, Adder adder) throws IOException {
        var form = new LinkedHashMap<String, String>();
        for (int number = from; number < end; number++) {
            adder.add(form, number, number - from);
        }
        var answer = site.call(function, form);
        return answer == null ? NullNode.getInstance() : answer;
    }
}
