package org.lmsbridge.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.auth.Bench;
import org.lmsbridge.auth.Records;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.spi.LmsIdSink;
import org.lmsbridge.sandbox.MoodleSandbox;

class AftermathTest {
    @TempDir
    Path state;

    @Test
    void numbersOfUsersThatWereMadeOrTakenOverReachTheRecords() {
        var numbers = new HashMap<ContactId, Long>();
        try (var bench = new Bench(state, Map.of(), MoodleSandbox.start(), new Sink(numbers, false))) {
            var taken = bench.userInSite("other", "person2@example.org", Optional.empty());
            bench.records().put(Records.contact("1"));
            bench.records().put(Records.contact("2"));
            bench.sync();

            assertThat(numbers)
                    .containsOnly(
                            Map.entry(
                                    new ContactId("1"),
                                    bench.user("person1@example.org")
                                            .orElseThrow()
                                            .id()),
                            Map.entry(new ContactId("2"), taken));
        }
    }

    @Test
    void recordsThatTakeNoNumberEndNothing() {
        try (var bench = new Bench(state, Map.of(), MoodleSandbox.start(), new Sink(new HashMap<>(), true))) {
            bench.records().put(Records.contact("1"));
            assertThat(bench.sync().complete()).isTrue();
            assertThat(bench.link("1")).isPresent();
        }
    }

    private record Sink(Map<ContactId, Long> numbers, boolean failing) implements LmsIdSink {
        @Override
        public void saveUserIds(Map<ContactId, Long> users) {
            if (failing) {
                throw new IllegalStateException("read-only today");
            }
            numbers.putAll(users);
        }

        @Override
        public void saveCourseIds(Map<CourseDateId, Long> courses) {
            throw new AssertionError("no course is made here");
        }
    }
}
