package org.lmsbridge.core.reading;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.spi.Page;
import org.lmsbridge.core.spi.RecordsUnavailableException;

class EndlessListingTest {
    @Test
    void aListingThatDoesNotEndIsNamed() {
        var number = new AtomicLong();
        var listing = new Listing<Long, Long>(
                "CourseCatalogue.categories",
                (after, limit) -> new Page<>(
                        IntStream.range(0, limit)
                                .mapToObj(i -> number.incrementAndGet())
                                .toList(),
                        false,
                        Instant.EPOCH),
                id -> id);
        assertThatThrownBy(() -> listing.forEachPage(page -> {}))
                .isInstanceOf(RecordsUnavailableException.class)
                .hasMessage("CourseCatalogue.categories did not end after 1000000 items");
    }

    @Test
    void aListingThatGoesInCirclesIsNamed() {
        var listing = new Listing<String, String>(
                "CourseCatalogue.categories",
                (after, limit) -> new Page<>(List.of("a"), false, Instant.EPOCH),
                id -> id);
        assertThatThrownBy(() -> listing.forEachPage(page -> {}))
                .isInstanceOf(RecordsUnavailableException.class)
                .hasMessage("CourseCatalogue.categories returned id a twice");
    }
}
