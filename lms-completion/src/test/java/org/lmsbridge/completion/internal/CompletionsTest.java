package org.lmsbridge.completion.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.Secret;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.sandbox.MoodleSandbox;

class CompletionsTest {
    private static final int PAGE = 8;
    private final MoodleSandbox sandbox = MoodleSandbox.start();
    private final long course = sandbox.state().addCourse("1001", "First aid", 1);
    private final Set<Long> users = new TreeSet<>();

    @AfterEach
    void close() {
        sandbox.close();
    }

    private void enrol(int count) {
        for (int i = 0; i < count; i++) {
            long user = sandbox.state().addUser("u" + i, "U" + i, "Doe", i + "@example.org");
            sandbox.state().enrol(course, user, 5);
            sandbox.state().learning().visit(course, user);
            users.add(user);
        }
    }

    private Map<Long, Set<Long>> active(Set<Long> wanted, Map<Long, MoodleException> unread) {
        var moodle = MoodleClient.of(MoodleSite.builder()
                .url(sandbox.url())
                .token(Secret.of(sandbox.token()))
                .build());
        sandbox.calls().reset();
        return new Completions(moodle, PAGE)
                .activeSince(Map.of(course, wanted, 4711L, Set.of(1L)), any -> Instant.EPOCH, unread);
    }

    private long pages() {
        return sandbox.calls().of("core_enrol_get_enrolled_users").calls();
    }

    @Test
    void learnersBeyondTheFirstPageAreFound() {
        enrol(2 * PAGE + 3);
        assertThat(active(users, new HashMap<>())).isEqualTo(Map.of(course, users));
    }

    @Test
    void aPageThatHasAllWhoAreAskedForIsEnough() {
        enrol(PAGE);
        assertThat(active(users, new HashMap<>())).isEqualTo(Map.of(course, users));
        assertThat(pages()).isEqualTo(2);
    }

    @Test
    void somebodySuspendedCostsNoFurtherPageInASmallCourse() {
        enrol(PAGE / 2 - 1);
        var wanted = new TreeSet<>(users);
        wanted.add(99_999L);
        assertThat(active(wanted, new HashMap<>())).isEqualTo(Map.of(course, users));
        assertThat(pages()).isEqualTo(2);
    }

    @Test
    void aPageThatMayHaveLostInvisiblePeopleIsNotTakenAsTheLast() {
        enrol(PAGE - 1);
        var wanted = new TreeSet<>(users);
        wanted.add(99_999L);
        assertThat(active(wanted, new HashMap<>())).isEqualTo(Map.of(course, users));
        assertThat(pages())
                .as("two first pages, then all pages up to an empty one")
                .isEqualTo(4);
    }

    @Test
    void aCourseThatCannotBeReadIsNamed() {
        enrol(1);
        var unread = new HashMap<Long, MoodleException>();
        assertThat(active(users, unread)).containsOnlyKeys(course);
        assertThat(unread).containsOnlyKeys(4711L);
    }
}
