package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.error.ConflictException;
import org.lmsbridge.moodle.model.Category;
import org.lmsbridge.moodle.model.CategoryRemoval;
import org.lmsbridge.moodle.model.CategoryUpdate;
import org.lmsbridge.moodle.model.NewCategory;

/** Course categories; see {@link Contract}. */
abstract class CategoriesContract extends Contract {

    @Test
    void courseCategoriesAreListed() {
        List<Category> all = client().categories().all();

        assertThat(all).extracting(Category::id).contains(1L);
        assertThat(client().categories().byIds(List.of(1L))).hasSize(1);
    }

    @Test
    void aCategoryIsReadBackAsItWasWritten() {
        long above = category("A");
        long id = only(client().categories()
                .create(List.of(NewCategory.builder()
                        .name("R&D " + run())
                        .parent(above)
                        .description("<p>About</p>")
                        .build())));

        Category found = client().categories().byIds(List.of(id)).get(0);

        assertThat(found.name()).isEqualTo("R&D " + run());
        assertThat(found.parent()).isEqualTo(above);
        assertThat(found.depth()).contains(2);
        assertThat(found.path()).endsWith("/" + above + "/" + id);
    }

    @Test
    void aCategoryIsRenamedAndMoved() {
        long above = category("A");
        long id = category("B");

        only(client().categories()
                .update(List.of(CategoryUpdate.builder()
                        .id(id)
                        .name("New " + run())
                        .parent(above)
                        .build())));

        Category found = client().categories().byIds(List.of(id)).get(0);
        assertThat(found.name()).isEqualTo("New " + run());
        assertThat(found.parent()).isEqualTo(above);
    }

    @Test
    void aTakenIdentifierLosesOnlyItself() {
        category("A");

        BulkResult<NewCategory, Long> result = client().categories()
                .create(List.of(
                        NewCategory.builder()
                                .name("X")
                                .idnumber("id-" + run() + "A")
                                .build(),
                        NewCategory.builder().name(run() + "B").build()));
        keepCategory(result.outcomes().get(1).value().orElseThrow());

        assertThat(reason(result, 0)).isInstanceOf(ConflictException.class);
    }

    @Test
    void whatACategoryHoldsMovesOnWhenItIsRemoved() {
        long target = category("A");
        long doomed = category("B");
        long courseid = only(client().courses()
                .create(List.of(Samples.course(run() + "C").categoryid(doomed).build())));
        keepCourse(courseid);

        only(client().categories()
                .delete(List.of(
                        CategoryRemoval.builder().id(doomed).newparent(target).build())));

        assertThat(client().categories().byIds(List.of(doomed))).isEmpty();
        assertThat(client().courses().byIds(List.of(courseid)).get(0).categoryid())
                .isEqualTo(target);
    }
}
