package org.lmsbridge.core.spi;

import java.util.Optional;
import org.lmsbridge.core.records.CategoryId;
import org.lmsbridge.core.records.CourseCategory;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseMaster;
import org.lmsbridge.core.records.CourseMasterId;

/**
 * The records' course categories, course masters and course dates.
 *
 * <p>Called by plugins at the beginning of every run, from several threads at once, page after page. Each listing has
 * an order of ids of its own that does not change while it is read: a row that is inserted or deleted between two pages
 * may be missed or seen, but never shifts others. Deliver everything that exists, cancelled and private rows too; the
 * rules of what is synchronised are the library's.
 *
 * <p>Every method throws {@link RecordsUnavailableException} when it cannot answer in full. An answer from a cache is
 * allowed and says so in its {@code asOf}.
 */
public interface CourseCatalogue {
    /**
     * Lists course categories.
     *
     * @param after the last id of the page before; empty for the first page
     * @param limit how many at most; 1 to 1,000
     * @return the page
     */
    Page<CourseCategory> categories(Optional<CategoryId> after, int limit);

    /**
     * Lists course masters.
     *
     * @param after the last id of the page before; empty for the first page
     * @param limit how many at most; 1 to 1,000
     * @return the page
     */
    Page<CourseMaster> masters(Optional<CourseMasterId> after, int limit);

    /**
     * Lists course dates.
     *
     * @param after the last id of the page before; empty for the first page
     * @param limit how many at most; 1 to 1,000
     * @return the page
     */
    Page<CourseDate> courseDates(Optional<CourseDateId> after, int limit);

    /**
     * Reads one course date. Asked before anything is taken away because it was cancelled or completed. As it stands
     * here, it reads the listing, which is slow where there are many.
     *
     * @param id which
     * @return the course date as it stands, or the certainty that there is none
     */
    default PointRead<CourseDate> byId(CourseDateId id) {
        return CourseDateSearch.find(this, id);
    }
}
