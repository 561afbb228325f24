package org.lmsbridge.enrol.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lmsbridge.core.records.CategoryId;
import org.lmsbridge.core.records.CourseCategory;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseMaster;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.records.DeliveryMode;

class CustomFieldMapTest {
    private static final CourseCategory CATEGORY = CourseCategory.builder()
            .id(new CategoryId("safety"))
            .name("Safety")
            .putFields("1", "of the category")
            .build();
    private static final CourseMaster MASTER = CourseMaster.builder()
            .id(new CourseMasterId("first-aid"))
            .name("Provide first aid")
            .category(CATEGORY.id())
            .putFields("1", "of the master")
            .build();
    private static final CourseDate DATE = CourseDate.builder()
            .id(new CourseDateId("1001"))
            .master(MASTER.id())
            .start(LocalDateTime.of(2027, 3, 1, 9, 0))
            .zone(ZoneOffset.UTC)
            .venue("Hall")
            .deliveryMode(DeliveryMode.WEBINAR)
            .putFields("1", "of the date")
            .build();

    @Test
    void everySourceGivesItsValue() {
        var map = CustomFieldMap.parse("a=venue, b=delivery-mode, c=course-date, d=course-master,"
                + " e=course-master-name, f=date:1, g=master:1, h=category:1");

        assertThat(map.values(DATE, MASTER, CATEGORY))
                .containsOnly(
                        entry("a", "Hall"),
                        entry("b", "webinar"),
                        entry("c", "1001"),
                        entry("d", "first-aid"),
                        entry("e", "Provide first aid"),
                        entry("f", "of the date"),
                        entry("g", "of the master"),
                        entry("h", "of the category"));
    }

    @Test
    void whatTheRecordsDoNotHaveIsNotWritten() {
        var elsewhere = CourseDate.builder()
                .id(DATE.id())
                .master(MASTER.id())
                .start(DATE.start())
                .zone(DATE.zone())
                .build();

        assertThat(CustomFieldMap.parse("room=venue,cost=date:4711").values(elsewhere, MASTER, CATEGORY))
                .isEmpty();
    }

    @Test
    void nothingGivenMeansNoFields() {
        assertThat(CustomFieldMap.parse("")).isEqualTo(CustomFieldMap.NONE);
        assertThat(CustomFieldMap.parse(" , ,")).isEqualTo(CustomFieldMap.NONE);
    }

    @Test
    void anIdOfAFormFieldMayContainAnything() {
        assertThat(CustomFieldMap.parse("cost = date:a=b:c").sources()).isEqualTo(Map.of("cost", "date:a=b:c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "room",
                "=venue",
                "my room=venue",
                "room=",
                "room=place",
                "room=date:",
                "room=venue2",
                "room=xdate:1",
                "room=:1",
                "a=venue,b"
            })
    void whatCannotBeUnderstoodIsRefusedAndNamed(String text) {
        assertThatThrownBy(() -> CustomFieldMap.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("customFields: cannot be understood")
                .hasMessageEndingWith(text.substring(text.indexOf(',') + 1));
    }

    @Test
    void noMoreFieldsAreMappedThanCanBeRemembered() {
        assertThat(CustomFieldMap.parse(fields(CustomFieldMap.MAX)).sources()).hasSize(CustomFieldMap.MAX);
        assertThatThrownBy(() -> CustomFieldMap.parse(fields(CustomFieldMap.MAX + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 12");
    }

    @Test
    void theFieldsOfACourseAndItsCustomOnesFitIntoALink() {
        assertThat(5 + CustomFieldMap.MAX).isLessThanOrEqualTo(WrittenCourse.MAX_FIELDS);
    }

    private static String fields(int count) {
        return IntStream.range(0, count).mapToObj(i -> "f" + i + "=venue").collect(Collectors.joining(","));
    }
}
