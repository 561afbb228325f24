package org.lmsbridge.moodle.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Thinks of calls, good and bad, about what a sequence has made so far. */
final class CallGenerator {
    private static final int SPOILT_PERCENT = 12;

    private final Random random;
    private final Words words;
    private final Made made;
    private final Spoiler spoiler;
    private final PeopleCalls people;
    private final CourseCalls courses;
    private final GroupingCalls groupings;

    CallGenerator(Random random, Made made) {
        this.random = random;
        this.made = made;
        this.words = new Words(random);
        this.spoiler = new Spoiler(random);
        this.people = new PeopleCalls(words, made);
        this.courses = new CourseCalls(words, made);
        this.groupings = new GroupingCalls(words, made);
    }

    PlannedCall next(int place) {
        PlannedCall call = plan(place);
        // Of what deletes categories nothing is spoilt: a number gone wrong might be somebody else's.
        boolean spoil = words.chance(SPOILT_PERCENT) && !call.function().equals("core_course_delete_categories");
        return spoil ? new PlannedCall(place, call.function(), spoiler.spoil(call.parameters())) : call;
    }

    private PlannedCall plan(int place) {
        if (!made.has(Kind.USER)) {
            return people.create().at(place);
        }
        if (!made.has(Kind.COURSE)) {
            return courses.create().at(place);
        }
        return words.chance(8) ? packed(place) : one(calls()).at(place);
    }

    private Draft one(List<Supplier<Draft>> calls) {
        return calls.get(random.nextInt(calls.size())).get();
    }

    private List<Supplier<Draft>> calls() {
        List<Supplier<Draft>> calls = new ArrayList<>(people.all());
        calls.addAll(courses.all());
        calls.addAll(groupings.all());
        return calls;
    }

    private PlannedCall packed(int place) {
        List<Map<String, Object>> requests = new ArrayList<>();
        for (int i = 0; i <= words.upTo(3); i++) {
            Draft inner = words.chance(50) ? one(people.inPacks()) : one(courses.inPacks());
            Map<String, Object> request = new LinkedHashMap<>();
            request.put("function", words.chance(95) ? inner.function() : "core_nosuch_get_thing");
            request.put("arguments", new Arguments(inner.parameters()));
            if (words.chance(30)) {
                request.put("settingraw", 1);
            }
            requests.add(request);
        }
        return new PlannedCall(place, "tool_mobile_call_external_functions", Map.of("requests", requests));
    }
}
