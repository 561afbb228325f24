package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.CourseCategory;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseMaster;
import org.lmsbridge.core.spi.CourseCatalogue;

/** What every {@link CourseCatalogue} has to satisfy: extend it, give yours, and run it. */
public abstract class CourseCatalogueContract {
    /** For subclasses. */
    protected CourseCatalogueContract() {}

    /** {@return the implementation, over records that do not change during the test} */
    protected abstract CourseCatalogue catalogue();

    @Test
    void categoriesAreTheSameWhateverThePageSize() {
        var catalogue = catalogue();
        new ListingContract<>("CourseCatalogue.categories", catalogue::categories, CourseCategory::id).check();
    }

    @Test
    void mastersAreTheSameWhateverThePageSize() {
        var catalogue = catalogue();
        new ListingContract<>("CourseCatalogue.masters", catalogue::masters, CourseMaster::id).check();
    }

    @Test
    void courseDatesAreTheSameWhateverThePageSize() {
        var catalogue = catalogue();
        new ListingContract<>("CourseCatalogue.courseDates", catalogue::courseDates, CourseDate::id).check();
    }

    @Test
    void aListingThatIsAskedForAgainBeginsAnew() {
        var catalogue = catalogue();
        assertThat(catalogue.courseDates(Optional.empty(), 10).items())
                .as("CourseCatalogue.courseDates without an id to begin after gives the first page every time")
                .isEqualTo(catalogue.courseDates(Optional.empty(), 10).items());
    }
}
