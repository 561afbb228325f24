package org.lmsbridge.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lmsbridge.sandbox.internal.site.Tables;
import org.lmsbridge.sandbox.model.Activity;

/** A sandbox in the state in which the recorded site was when the recordings began, numbers included. */
final class RecordedSite {

    static final long RECORDED_AT = 1_795_213_114L;

    private RecordedSite() {}

    static MoodleSandbox start(boolean debug) {
        MoodleSandbox moodle = MoodleSandbox.builder()
                .clock(Clock.fixed(Instant.ofEpochSecond(RECORDED_AT), ZoneOffset.UTC))
                .maxInputVars(5000)
                .debug(debug)
                .start();
        SandboxState state = moodle.state();
        Tables tables = state.site().tables();
        state.addCategory("Cat A");
        tables.users.skipTo(3);
        long done = state.addUser("stu1", "F1", "L1", "stu1@example.com");
        long notDone = state.addUser("stu2", "F2", "L2", "stu2@example.com");
        setIdnumber(state, done, "C1");
        tables.courses.skipTo(53);
        long course = state.addCourse("C54", "Course with completion", 1);
        state.enrol(course, done, 5);
        state.enrol(course, notDone, 5);
        tables.activities.skipTo(52);
        long assignment = state.addActivity(course, "assign", "Assignment 1", Activity.Tracking.MANUAL);
        state.addActivity(course, "page", "Page 1", Activity.Tracking.AUTOMATIC);
        state.learning().completeByActivity(assignment);
        state.learning().completeBySelf(course);
        state.learning().completeByAny(course, true);
        state.learning().setActivityCompletion(assignment, done, true);
        overriddenByAdmin(state);
        tables.users.skipTo(12_149);
        return moodle;
    }

    private static void setIdnumber(SandboxState state, long user, String idnumber) {
        Tables tables = state.site().tables();
        state.site()
                .database()
                .write(() -> tables.users.update(
                        tables.users.find(user).orElseThrow().with("idnumber", idnumber)));
    }

    private static void overriddenByAdmin(SandboxState state) {
        Tables tables = state.site().tables();
        state.site().database().write(() -> {
            tables.activityStates.all().forEach(row -> tables.activityStates.update(row.with("overrideby", 2)));
            return 0;
        });
    }

    /** The 900 users of the two recordings that were cut off, as a form. */
    static String nineHundredUsers() {
        return IntStream.range(0, 900)
                .mapToObj(i -> {
                    Map<String, String> user = new TreeMap<>(Map.of(
                            "username", "rc13114w" + i,
                            "password", "Passw0rd!",
                            "firstname", "W",
                            "lastname", "W" + i,
                            "email", "rc13114w" + i + "@example.com",
                            // The last of the six in the order of names, so that a cut before it goes unnoticed.
                            "idnumber", "w" + i));
                    return user.entrySet().stream()
                            .sorted((one, other) -> Integer.compare(place(one.getKey()), place(other.getKey())))
                            .map(e -> Rest.escape("users[" + i + "][" + e.getKey() + "]")
                                    + '='
                                    + Rest.escape(e.getValue()))
                            .collect(Collectors.joining("&"));
                })
                .collect(Collectors.joining("&"));
    }

    private static int place(String field) {
        return java.util.List.of("username", "password", "firstname", "lastname", "email", "idnumber")
                .indexOf(field);
    }
}
