package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lmsbridge.moodle.api.CategoryApi;
import org.lmsbridge.moodle.api.GroupApi;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.model.Category;
import org.lmsbridge.moodle.model.Group;
import org.lmsbridge.moodle.model.NewCategory;
import org.lmsbridge.moodle.model.NewGroup;
import org.lmsbridge.sandbox.Fault;
import org.lmsbridge.sandbox.MoodleSandbox;

class CreationsInDoubtTest {
    private final MoodleSandbox sandbox = MoodleSandbox.start();
    private final MoodleClient client = MoodleClient.of(Wires.site(sandbox.url().toString())
            .token(Secret.of(sandbox.token()))
            .build());

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private static NewCategory.Builder category() {
        return NewCategory.builder().name("Safety");
    }

    @Test
    void aCategoryWhoseAnswerWasLostIsFoundByItsIdentifier() {
        sandbox.faults().on(CategoryApi.CREATE).then(Fault.dropAfterCommit());

        BulkResult<NewCategory, Long> result =
                client.categories().create(List.of(category().idnumber("K1").build()));

        assertThat(result.complete()).isTrue();
        assertThat(client.categories().all())
                .filteredOn(found -> found.name().equals("Safety"))
                .extracting(Category::id)
                .containsExactly(Contract.only(result));
    }

    @Test
    void aCategoryWithoutIdentifierStaysInDoubtBecauseAnotherMayHaveItsName() {
        sandbox.faults().on(CategoryApi.CREATE).then(Fault.dropAfterCommit());

        assertThat(client.categories().create(List.of(category().build())).inDoubt())
                .hasSize(1);
    }

    @Test
    void aCategoryThatTheSiteNeverGotStaysInDoubtAndIsNotMadeTwice() {
        sandbox.faults().on(CategoryApi.CREATE).then(Fault.dropBeforeCommit());

        assertThat(client.categories()
                        .create(List.of(category().idnumber("K1").build()))
                        .inDoubt())
                .hasSize(1);
        assertThat(sandbox.calls().of(CategoryApi.CREATE).calls()).isEqualTo(1);
    }

    @Test
    void aGroupWhoseAnswerWasLostIsFoundByItsName() {
        long courseid = sandbox.state().addCourse("C", "Course", 1);
        sandbox.faults().on(GroupApi.CREATE).then(Fault.dropAfterCommit());

        BulkResult<NewGroup, Long> result = client.groups()
                .create(List.of(
                        NewGroup.builder().courseid(courseid).name("Mondays").build()));

        assertThat(client.groups().ofCourse(courseid)).extracting(Group::id).containsExactly(Contract.only(result));
    }
}
