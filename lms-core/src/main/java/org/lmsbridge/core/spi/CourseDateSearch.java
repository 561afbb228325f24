package org.lmsbridge.core.spi;

import java.time.Instant;
import java.util.Optional;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateId;

/** Finds a course date in the listing, for records without a look-up of their own. */
final class CourseDateSearch {
    private static final int PAGE = 500;

    private CourseDateSearch() {}

    static PointRead<CourseDate> find(CourseCatalogue catalogue, CourseDateId id) {
        Optional<CourseDateId> after = Optional.empty();
        var oldest = Instant.MAX;
        while (true) {
            var page = catalogue.courseDates(after, PAGE);
            var found =
                    page.items().stream().filter(date -> date.id().equals(id)).findFirst();
            if (found.isPresent()) {
                return new PointRead<>(found, page.asOf());
            }
            oldest = page.asOf().isBefore(oldest) ? page.asOf() : oldest;
            if (page.last()) {
                return new PointRead<>(Optional.empty(), oldest);
            }
            if (page.items().isEmpty()) {
                throw new RecordsUnavailableException(
                        "CourseCatalogue.courseDates returned an empty page that is not marked as the last");
            }
            after = Optional.of(page.items().get(page.items().size() - 1).id());
        }
    }
}
