package org.lmsbridge.enrol.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.roster.Term;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.model.CourseUpdate;

class SemesterTest {
    @TempDir
    Path state;

    private static List<String> semesters(Faculty faculty, SemesterRule rule) {
        return faculty
                .roster(options -> {
                    options.semesters(rule);
                    return options;
                })
                .discover()
                .stream()
                .map(each -> each.key() + " " + each.name())
                .toList();
    }

    private static void start(Faculty faculty, long course, String time) {
        MoodleClient.of(MoodleSite.of(faculty.sandbox.url().toString(), faculty.sandbox.token()))
                .courses()
                .update(List.of(CourseUpdate.builder()
                        .id(course)
                        .startdate(Instant.parse(time))
                        .build()));
    }

    private static Term term(String id, String start, Optional<String> end) {
        return new Term(id, id, "Term " + id, Optional.of(Instant.parse(start)), end.map(Instant::parse));
    }

    @Test
    void categoriesCanBeSemesters() {
        try (var faculty = new Faculty(state)) {
            long spring = faculty.sandbox.state().addCategory("Spring 2027");
            faculty.sandbox.state().addCourse("BIO101", "Biology", spring);
            faculty.course("CHE101");

            assertThat(semesters(faculty, SemesterRule.CATEGORY))
                    .containsExactlyInAnyOrder("category:" + spring + " Spring 2027", "category:1 Category 1");
        }
    }

    @Test
    void aCourseBelongsToTheTermInWhichItStarts() {
        try (var faculty = new Faculty(state)) {
            faculty.terms.add(term("s1", "2027-02-01T00:00:00Z", Optional.of("2027-06-30T23:59:59Z")));
            faculty.terms.add(term("s2", "2027-07-01T00:00:00Z", Optional.empty()));
            start(faculty, faculty.course("BIO101"), "2027-02-01T00:00:00Z");
            start(faculty, faculty.course("CHE101"), "2030-01-01T00:00:00Z");
            start(faculty, faculty.course("OLD101"), "2026-12-31T00:00:00Z");

            assertThat(semesters(faculty, SemesterRule.DATE_RANGE))
                    .containsExactly("dates:s1 Term s1", "dates:s2 Term s2");
        }
    }
}
