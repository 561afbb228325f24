package org.lmsbridge.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoubtsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2027-03-01T00:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

    @TempDir
    Path directory;

    @Test
    void whatTheSiteHasIsSettled() {
        try (var store = StateStore.embedded(directory, clock)) {
            var links = store.site("college").links();
            links.save(List.of(doubtful(1)));

            new Doubts(links, clock).clearUp(LinkKind.ACCOUNT, DoubtsTest::allThere);

            assertThat(links.inDoubt(LinkKind.ACCOUNT, Optional.empty(), 10)).isEmpty();
            assertThat(links.find(LinkKind.ACCOUNT, "", List.of("c0001"))).containsKey("c0001");
        }
    }

    @Test
    void whatTheSiteDoesNotHaveStaysInDoubtBecauseItMayComeLate() {
        try (var store = StateStore.embedded(directory, clock)) {
            var links = store.site("college").links();
            links.save(List.of(doubtful(1)));
            now.updateAndGet(time -> time.plus(Doubts.LATE));

            new Doubts(links, clock).clearUp(LinkKind.ACCOUNT, page -> List.of());

            assertThat(links.inDoubt(LinkKind.ACCOUNT, Optional.empty(), 10)).hasSize(1);
        }
    }

    @Test
    void whatTheSiteStillDoesNotHaveAfterAWhileIsForgotten() {
        try (var store = StateStore.embedded(directory, clock)) {
            var links = store.site("college").links();
            links.save(List.of(doubtful(1)));
            now.updateAndGet(time -> time.plus(Doubts.LATE).plus(Duration.ofSeconds(1)));

            new Doubts(links, clock).clearUp(LinkKind.ACCOUNT, page -> List.of());

            assertThat(links.find(LinkKind.ACCOUNT, "", List.of("c0001"))).isEmpty();
        }
    }

    @Test
    void everyDoubtIsAskedAboutOnceHoweverManyThereAre() {
        try (var store = StateStore.embedded(directory, clock)) {
            var links = store.site("college").links();
            links.save(IntStream.range(0, 1_200).mapToObj(DoubtsTest::doubtful).toList());
            var asked = new ArrayList<String>();

            new Doubts(links, clock).clearUp(LinkKind.ACCOUNT, page -> {
                page.forEach(link -> asked.add(link.recordsId()));
                return page.size() == 500 ? allThere(page) : List.of();
            });

            assertThat(asked).hasSize(1_200).doesNotHaveDuplicates();
            assertThat(links.inDoubt(LinkKind.ACCOUNT, Optional.empty(), 1_000)).hasSize(200);
        }
    }

    private static List<Link> allThere(List<Link> page) {
        return page.stream()
                .map(link -> Link.builder().from(link).inDoubt(false).lmsId(7).build())
                .toList();
    }

    private static Link doubtful(int number) {
        return Link.builder()
                .kind(LinkKind.ACCOUNT)
                .recordsId("c%04d".formatted(number))
                .naturalKey("user" + number)
                .provenance(Provenance.CREATED)
                .inDoubt(true)
                .build();
    }
}
