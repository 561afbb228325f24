package org.lmsbridge.examples.recordsservice;

import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.core.records.CategoryId;
import org.lmsbridge.core.records.CourseCategory;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseMaster;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.spi.CourseCatalogue;
import org.lmsbridge.core.spi.Page;

/**
 * The course catalogue of the service. The service has no list of masters: a course date names its master by
 * description, name and category, and the masters are gathered from the course dates. Thread-safe.
 */
public final class RecordsServiceCatalogue implements CourseCatalogue {
    private static final String OPTIONS = "Options";
    private static final String CATEGORY_LIST = "Course Category";
    private static final String COURSE_DATES = "Course Dates";
    private static final String COURSE_DATE_LIST = "CourseDateListNextId";
    private static final String MASTER_NAME = "CourseMasterDisplayCategoryName";

    private final SnapshotReader<CourseCategory> categories;
    private final SnapshotReader<CourseMaster> masters;
    private final SnapshotReader<CourseDate> courseDates;
    private final ServiceCodes codes;

    /**
     * Makes the catalogue; asks nothing yet.
     *
     * @param access where the service is
     * @param codes what its numbers mean
     * @param pageSize how many course dates are asked for at once; at least 1
     * @param clock the clock
     */
    public RecordsServiceCatalogue(ServiceAccess access, ServiceCodes codes, int pageSize, Clock clock) {
        this.codes = codes;
        var connection = new ServiceConnection(access);
        // The service gives all categories whatever page it is asked for: the sample holds two for a page of one.
        var options = new ServiceList(
                connection,
                OPTIONS,
                CATEGORY_LIST,
                "OptionId",
                Map.of("OptionType", List.of(CATEGORY_LIST), "OptionSoapDetail", "All"),
                Optional.empty());
        var dates = new ServiceList(
                connection,
                COURSE_DATES,
                COURSE_DATE_LIST,
                "CourseDateId",
                Map.of("CourseDateType", List.of(COURSE_DATE_LIST), "ServiceType", "Moodle Course Date Id"),
                Optional.of(pageSize));
        categories = new SnapshotReader<>(options, options.idField(), RecordsServiceCatalogue::category, clock);
        courseDates = new SnapshotReader<>(dates, dates.idField(), this::courseDate, clock);
        masters = new SnapshotReader<>(dates, "DescriptionId", RecordsServiceCatalogue::master, clock);
    }

    @Override
    public Page<CourseCategory> categories(Optional<CategoryId> after, int limit) {
        return categories.page(after.map(CategoryId::value), limit);
    }

    @Override
    public Page<CourseMaster> masters(Optional<CourseMasterId> after, int limit) {
        return masters.page(after.map(CourseMasterId::value), limit);
    }

    @Override
    public Page<CourseDate> courseDates(Optional<CourseDateId> after, int limit) {
        return courseDates.page(after.map(CourseDateId::value), limit);
    }

    private static CourseCategory category(String id, MetaRow row) throws BadRowException {
        return CourseCategory.builder()
                .id(new CategoryId(id))
                .name(row.required("OptionName"))
                .parent(row.reference("OptionParentId").map(CategoryId::new))
                .fields(row.map("OptionContent"))
                .build();
    }

    private static CourseMaster master(String id, MetaRow row) throws BadRowException {
        return CourseMaster.builder()
                .id(new CourseMasterId(id))
                .name(row.required(MASTER_NAME))
                .category(new CategoryId(row.required("CourseMasterCourseCategoryId")))
                .build();
    }

    private CourseDate courseDate(String id, MetaRow row) throws BadRowException {
        var start = row.date("CourseDateStart").orElseThrow(() -> new BadRowException("CourseDateStart is empty"));
        return CourseDate.builder()
                .id(new CourseDateId(id))
                .master(new CourseMasterId(row.required("DescriptionId")))
                .category(row.reference("CourseMasterCourseCategoryId").map(CategoryId::new))
                .start(start.atStartOfDay())
                // The last day is a day of the course: it ends when that day does.
                .end(row.date("CourseDateEnd").map(last -> last.atTime(LocalTime.of(23, 59))))
                .zone(codes.zone())
                .venue(row.text("CourseDateVenueName"))
                .status(known(codes.statuses(), row, "StatusId"))
                .visibility(known(codes.visibilities(), row, "Visibility"))
                .build();
    }

    private static <V> V known(Map<String, V> values, MetaRow row, String field) throws BadRowException {
        var code = row.required(field);
        var value = values.get(code);
        if (value == null) {
            throw new BadRowException("%s %s is not among the known ones %s; name it in ServiceCodes"
                    .formatted(field, code, values.keySet()));
        }
        return value;
    }
}
