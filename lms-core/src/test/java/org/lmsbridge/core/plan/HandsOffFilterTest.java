package org.lmsbridge.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.lmsbridge.core.state.HandsOff.Mark;

class HandsOffFilterTest {
    @Property(tries = 200)
    void everyChangeIsEitherWrittenOrLeftOutAndNoMarkedOneIsWritten(
            @ForAll @Size(max = 30) List<@IntRange(max = 10) Integer> contacts,
            @ForAll Set<@IntRange(max = 10) Integer> markedContacts,
            @ForAll boolean courseMarked) {
        var changes = contacts.stream()
                .map(i -> ApplyBench.change(ChangeKind.ENROLMENT_REMOVE, "course-date:1/contact:" + i))
                .toList();
        var marks = Stream.concat(
                        markedContacts.stream().map(i -> "contact:" + i),
                        Stream.of("course-date:1").filter(any -> courseMarked))
                .map(subject -> new Mark(subject, "Maja", "why", Instant.EPOCH))
                .collect(Collectors.toMap(Mark::subject, Function.identity()));
        var sifted = HandsOffFilter.sift(changes, marks);
        assertThat(sifted.changes().size() + sifted.leftOut().size()).isEqualTo(changes.size());
        assertThat(sifted.changes())
                .allMatch(change -> change.subjects().stream().noneMatch(marks::containsKey));
        assertThat(sifted.leftOut())
                .allMatch(outcome -> outcome.change().subjects().stream().anyMatch(marks::containsKey));
    }
}
