package org.lmsbridge.enrol.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.error.AccessException;
import org.lmsbridge.moodle.model.Course;
import org.lmsbridge.moodle.model.CourseField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads courses. A token may lack the function for it; then the links alone tell what is there, and the site's own
 * rules keep names and identifiers unique. Thread-safe.
 */
final class CourseLookup {
    private static final Logger LOG = LoggerFactory.getLogger(CourseLookup.class);

    private final MoodleClient moodle;
    private final AtomicBoolean blind = new AtomicBoolean();

    CourseLookup(MoodleClient moodle) {
        this.moodle = moodle;
    }

    /** {@return whether the last question was refused, so that nothing is known of what is there} */
    boolean blind() {
        return blind.get();
    }

    Map<Long, Course> byIds(Collection<Long> ids) {
        var known = new HashMap<Long, Course>();
        var wanted = ids.stream().distinct().toList();
        if (!wanted.isEmpty()) {
            ask(() -> moodle.courses().byIds(wanted)).forEach(course -> known.put(course.id(), course));
        }
        return known;
    }

    Map<String, Course> byIdnumber(Collection<String> idnumbers) {
        var found = new HashMap<String, Course>();
        var wanted = List.copyOf(idnumbers);
        if (!wanted.isEmpty()) {
            ask(() -> moodle.courses().byField(CourseField.IDNUMBER, wanted))
                    .forEach(course -> course.idnumber().ifPresent(idnumber -> found.put(idnumber, course)));
        }
        return found;
    }

    private List<Course> ask(Supplier<List<Course>> question) {
        try {
            var answer = question.get();
            blind.set(false);
            return answer;
        } catch (AccessException e) {
            if (!MissingFunction.is(e)) {
                throw e;
            }
            if (!blind.getAndSet(true)) {
                LOG.warn("the token may not read courses: what an administrator changes in them is not noticed");
            }
            return List.of();
        }
    }
}
