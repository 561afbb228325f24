package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Done;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.model.Cohort;
import org.lmsbridge.moodle.model.CohortMember;
import org.lmsbridge.moodle.model.CohortUpdate;
import org.lmsbridge.moodle.model.NewCohort;

/** Cohorts; see {@link Contract}. */
abstract class CohortsContract extends Contract {

    @Test
    void cohortsTakeInPeople() {
        needs("core_cohort_create_cohorts");
        long person = user("a");
        long cohort = only(client().cohorts()
                .create(List.of(
                        NewCohort.builder().name("C " + run()).idnumber(run()).build())));
        CohortMember member =
                CohortMember.builder().cohortid(cohort).userid(person).build();

        only(client().cohorts().addMembers(List.of(member)));
        BulkResult<CohortMember, Done> again = client().cohorts().addMembers(List.of(member));

        assertThat(again.outcomes().get(0).verdict()).isInstanceOf(Verdict.AlreadySo.class);
        assertThat(client().cohorts().members(List.of(cohort)).get(0).userids()).containsExactly(person);
        only(client().cohorts().delete(List.of(cohort)));
    }

    @Test
    void cohortsAreChangedFoundAndLeft() {
        needs("core_cohort_update_cohorts");
        long person = user("a");
        long cohort = cohort();
        CohortMember member =
                CohortMember.builder().cohortid(cohort).userid(person).build();
        only(client().cohorts().addMembers(List.of(member)));

        only(client().cohorts()
                .update(List.of(CohortUpdate.builder()
                        .id(cohort)
                        .name("New " + run())
                        .idnumber(run())
                        .build())));
        only(client().cohorts().removeMembers(List.of(member)));

        assertThat(client().cohorts().byIds(List.of(cohort)))
                .extracting(Cohort::name)
                .containsExactly("New " + run());
        assertThat(client().cohorts().search("New " + run()))
                .extracting(Cohort::id)
                .containsExactly(cohort);
        assertThat(client().cohorts().all()).extracting(Cohort::id).contains(cohort);
        assertThat(client().cohorts().members(List.of(cohort)).get(0).userids()).isEmpty();
    }

    @Test
    void nobodyCannotJoin() {
        needs("core_cohort_add_cohort_members");
        CohortMember nobody =
                CohortMember.builder().cohortid(cohort()).userid(NOBODY).build();

        assertThat(client().cohorts().addMembers(List.of(nobody)).rejected()).hasSize(1);
    }

    private long cohort() {
        long cohort = only(client().cohorts()
                .create(List.of(
                        NewCohort.builder().name("C " + run()).idnumber(run()).build())));
        keepCohort(cohort);
        return cohort;
    }
}
