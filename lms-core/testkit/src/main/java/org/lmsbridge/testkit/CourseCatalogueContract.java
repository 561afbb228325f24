package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.CategoryId;
import org.lmsbridge.core.records.CourseCategory;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseMaster;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.spi.CourseCatalogue;

/** What every {@link CourseCatalogue} has to satisfy: extend it, give yours, and run it. */
public abstract class CourseCatalogueContract {
    /** For subclasses. */
    protected CourseCatalogueContract() {}

    /** {@return the implementation, over records that nobody else changes during the test} */
    protected abstract CourseCatalogue catalogue();

    /** {@return a way to change the categories; empty, and the test of it skipped, where they cannot change} */
    protected Optional<ChangingRows<CategoryId>> changingCategories() {
        return Optional.empty();
    }

    /** {@return a way to change the course masters; empty, and the test of it skipped, where they cannot change} */
    protected Optional<ChangingRows<CourseMasterId>> changingMasters() {
        return Optional.empty();
    }

    /** {@return a way to change the course dates; empty, and the test of it skipped, where they cannot change} */
    protected Optional<ChangingRows<CourseDateId>> changingCourseDates() {
        return Optional.empty();
    }

    private ListingContract<CourseCategory, CategoryId> categories() {
        return new ListingContract<>("CourseCatalogue.categories", catalogue()::categories, CourseCategory::id);
    }

    private ListingContract<CourseMaster, CourseMasterId> masters() {
        return new ListingContract<>("CourseCatalogue.masters", catalogue()::masters, CourseMaster::id);
    }

    private ListingContract<CourseDate, CourseDateId> courseDates() {
        return new ListingContract<>("CourseCatalogue.courseDates", catalogue()::courseDates, CourseDate::id);
    }

    @Test
    void categoriesAreTheSameWhateverThePageSize() {
        categories().check();
    }

    @Test
    void mastersAreTheSameWhateverThePageSize() {
        masters().check();
    }

    @Test
    void courseDatesAreTheSameWhateverThePageSize() {
        courseDates().check();
    }

    @Test
    void categoriesThatComeAndGoShiftNoOthers() {
        categories().checkWhileChanging(given(changingCategories()));
    }

    @Test
    void mastersThatComeAndGoShiftNoOthers() {
        masters().checkWhileChanging(given(changingMasters()));
    }

    @Test
    void courseDatesThatComeAndGoShiftNoOthers() {
        courseDates().checkWhileChanging(given(changingCourseDates()));
    }

    @Test
    void severalThreadsMayReadAtOnce() {
        categories().checkConcurrently();
        masters().checkConcurrently();
        courseDates().checkConcurrently();
    }

    @Test
    void aListingThatIsAskedForAgainBeginsAnew() {
        var catalogue = catalogue();
        assertThat(catalogue.courseDates(Optional.empty(), 10).items())
                .as("CourseCatalogue.courseDates without an id to begin after gives the first page every time")
                .isEqualTo(catalogue.courseDates(Optional.empty(), 10).items());
    }

    static <K> ChangingRows<K> given(Optional<ChangingRows<K>> rows) {
        Assumptions.assumeTrue(rows.isPresent(), "these records cannot change during a test");
        return rows.orElseThrow();
    }
}
