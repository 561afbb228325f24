package org.lmsbridge.examples.benchmark.sidebyside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.lmsbridge.examples.benchmark.enrol.MadeUpRecords;
import org.lmsbridge.examples.benchmark.handwritten.SiteCalls;

/**
 * The least that the work can cost: the look-ups of a plan, and calls of a hundred records, two under way at once. Nothing
 * is looked at again before it is written, remembered, checked, logged or repeated; whatever goes wrong ends the program.
 */
final class HandPacked implements Way {
    private static final int PER_CALL = 100;
    private static final int AT_ONCE = 2;

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
        for (int date = 0; date < size.courseDates(); date++) {
            absent(site.call("core_course_get_courses_by_field", forms.lookUpCourse(date))
                    .path("courses"));
        }
        for (var field : List.of("username", "email", "idnumber")) {
            Adder value = (form, contact, place) -> {
                form.put("field", field);
                forms.addValue(form, field, contact, place);
            };
            for (var answer : packed("core_user_get_users_by_field", size.contacts(), AT_ONCE, value)) {
                absent(answer);
            }
        }
        var courses = ids(packed(
                "core_course_create_courses",
                size.courseDates(),
                1,
                (form, date, place) -> form.putAll(forms.course(date, place))));
        for (long course : courses) {
            absent(site.call("core_enrol_get_enrolled_users", Map.of("courseid", String.valueOf(course))));
        }
        var users = ids(packed(
                "core_user_create_users",
                size.contacts(),
                AT_ONCE,
                (form, contact, place) -> form.putAll(forms.user(contact, place))));
        packed("enrol_manual_enrol_users", size.registrations(), AT_ONCE, (form, number, place) -> {
            long user = users.get(records.contactOf(number));
            form.putAll(Forms.enrolment(user, courses.get(records.dateOf(number)), place));
        });
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

    private List<JsonNode> packed(String function, int count, int atOnce, Adder adder) throws IOException {
        var threads = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<JsonNode>> calls = IntStream.iterate(0, from -> from < count, from -> from + PER_CALL)
                    .mapToObj(from ->
                            threads.submit(() -> call(function, from, Math.min(count, from + PER_CALL), adder)))
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
