package org.lmsbridge.completion.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.result.Score;
import org.lmsbridge.core.spi.ResultSink;
import org.lmsbridge.core.state.Cursors;
import org.lmsbridge.moodle.Grades;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.model.GradeItem;
import org.lmsbridge.moodle.model.UserGrades;

/** Gives scores to the records where they are different from what was given before. */
public final class Scores {
    private static final String PREFIX = "local_records.scores.";
    private static final int FINGERPRINT_BYTES = 9;
    private final MoodleClient moodle;
    private final ResultSink sink;
    private final Cursors cursors;
    private final boolean plainFeedback;

    public Scores(MoodleClient moodle, ResultSink sink, Cursors cursors, boolean plainFeedback) {
        this.moodle = moodle;
        this.sink = sink;
        this.cursors = cursors;
        this.plainFeedback = plainFeedback;
    }

    int deliver(List<Learner> learners, Consumer<Finding> findings) {
        var byCourse = learners.stream().collect(Collectors.groupingBy(Learner::courseid));
        int delivered = 0;
        for (var course : byCourse.entrySet()) {
            try {
                delivered += deliver(course.getKey(), course.getValue());
            } catch (MoodleException e) {
                findings.accept(Finding.warning(
                        "grades-unreadable",
                        "lms-course:" + course.getKey(),
                        "The grades of the course cannot be read ("
                                + e.errorCode().orElse("no error code") + ").",
                        e.remedy()));
            }
        }
        return delivered;
    }

    private int deliver(long course, List<Learner> learners) {
        var given = given(course);
        int delivered = 0;
        var answers = moodle.grades()
                .ofUsers(
                        course,
                        learners.stream().map(Learner::userid).distinct().toList());
        for (var learner : learners) {
            var grades = answers.getOrDefault(learner.userid(), new Grades.Answer(Optional.empty(), Optional.empty()))
                    .grades();
            // Nothing is not "no grades": Moodle answers nothing for inactive learners.
            if (grades.isEmpty()) {
                continue;
            }
            var scores = scores(grades.get());
            var id = learner.registration().id();
            var print = fingerprint(scores);
            boolean first = !given.containsKey(id.value());
            boolean empty = scores.stream()
                    .allMatch(score -> score.number().isEmpty() && score.text().isEmpty());
            if (print.equals(given.get(id.value())) || first && empty) {
                continue;
            }
            sink.scores(id, scores);
            given.put(id.value(), print);
            save(course, given);
            delivered++;
        }
        return delivered;
    }

    private List<Score> scores(UserGrades grades) {
        return grades.gradeitems().stream().map(this::score).toList();
    }

    private Score score(GradeItem item) {
        return Score.builder()
                .itemId(item.id())
                .name(item.itemname())
                .courseTotal(item.itemtype().equals("course"))
                .number(item.graderaw())
                .text(item.gradeformatted().filter(text -> !text.isBlank() && !text.equals("-")))
                .percentage(item.percentage())
                .feedback(item.feedback()
                        .map(text -> plainFeedback ? PlainText.of(text) : text)
                        .filter(text -> !text.isBlank()))
                .gradedAt(item.gradedategraded())
                .build();
    }

    private Map<String, String> given(long course) {
        var given = new TreeMap<String, String>();
        cursors.get(PREFIX + course)
                .ifPresent(text -> text.lines().forEach(line -> {
                    int tab = line.lastIndexOf('\t');
                    given.put(line.substring(0, tab), line.substring(tab + 1));
                }));
        return given;
    }

    private void save(long course, Map<String, String> given) {
        var text = new StringBuilder();
        given.forEach((id, print) -> text.append(id).append('\t').append(print).append('\n'));
        cursors.put(PREFIX + course, text.toString());
    }

    private static String fingerprint(List<Score> scores) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(scores.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, FINGERPRINT_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
