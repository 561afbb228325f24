package org.lmsbridge.moodle.api;

import java.util.List;
import java.util.Map;
import org.lmsbridge.moodle.model.Cohort;
import org.lmsbridge.moodle.model.CohortMember;
import org.lmsbridge.moodle.model.CohortMembers;
import org.lmsbridge.moodle.model.Warnings;

/** Cohorts. */
public interface CohortApi {
    /** {@code core_cohort_create_cohorts}. */
    String CREATE = "core_cohort_create_cohorts";

    /** {@code core_cohort_update_cohorts}. */
    String UPDATE = "core_cohort_update_cohorts";

    /** {@code core_cohort_delete_cohorts}. */
    String DELETE = "core_cohort_delete_cohorts";

    /** {@code core_cohort_get_cohorts}. */
    String BY_IDS = "core_cohort_get_cohorts";

    /** {@code core_cohort_search_cohorts}. */
    String SEARCH = "core_cohort_search_cohorts";

    /** {@code core_cohort_add_cohort_members}. */
    String ADD_MEMBERS = "core_cohort_add_cohort_members";

    /** {@code core_cohort_delete_cohort_members}. */
    String REMOVE_MEMBERS = "core_cohort_delete_cohort_members";

    /** {@code core_cohort_get_cohort_members}. */
    String MEMBERS = "core_cohort_get_cohort_members";

    /**
     * Calls {@code core_cohort_create_cohorts}.
     *
     * @param cohorts the cohorts, all or none of which are created
     * @return the new cohorts in order
     */
    @Function(value = CREATE, kind = Function.Kind.WRITE)
    List<Cohort> create(@Parameter("cohorts") List<Map<String, Object>> cohorts);

    /**
     * Calls {@code core_cohort_update_cohorts}.
     *
     * @param cohorts the changes, all or none of which are made
     */
    @Function(value = UPDATE, kind = Function.Kind.WRITE)
    void update(@Parameter("cohorts") List<Map<String, Object>> cohorts);

    /**
     * Calls {@code core_cohort_delete_cohorts}.
     *
     * @param cohortids the cohorts
     */
    @Function(value = DELETE, kind = Function.Kind.WRITE)
    void delete(@Parameter("cohortids") List<Long> cohortids);

    /**
     * Calls {@code core_cohort_get_cohorts}.
     *
     * @param cohortids the cohorts
     * @return the cohorts found
     */
    @Function(value = BY_IDS, raw = true)
    List<Cohort> byIds(@Parameter("cohortids") List<Long> cohortids);

    /**
     * Calls {@code core_cohort_get_cohorts}.
     *
     * @return all cohorts
     */
    @Function(value = BY_IDS, raw = true)
    List<Cohort> all();

    /**
     * Calls {@code core_cohort_search_cohorts}.
     *
     * @param query a part of the name
     * @param context where
     * @param includes {@code all} for every context
     * @param limitfrom how many to skip
     * @param limitnum how many to list
     * @return the cohorts found
     */
    @Function(value = SEARCH, raw = true)
    CohortList search(
            @Parameter("query") String query,
            @Parameter("context") Map<String, Object> context,
            @Parameter("includes") String includes,
            @Parameter("limitfrom") int limitfrom,
            @Parameter("limitnum") int limitnum);

    /**
     * Calls {@code core_cohort_add_cohort_members}.
     *
     * @param members the memberships, each on its own
     * @return what could not be added
     */
    @Function(value = ADD_MEMBERS, kind = Function.Kind.WRITE)
    Warnings addMembers(@Parameter("members") List<Map<String, Object>> members);

    /**
     * Calls {@code core_cohort_delete_cohort_members}.
     *
     * @param members the memberships, all or none of which are removed
     */
    @Function(value = REMOVE_MEMBERS, kind = Function.Kind.WRITE)
    void removeMembers(@Parameter("members") List<CohortMember> members);

    /**
     * Calls {@code core_cohort_get_cohort_members}.
     *
     * @param cohortids the cohorts
     * @return who is in them
     */
    @Function(MEMBERS)
    List<CohortMembers> members(@Parameter("cohortids") List<Long> cohortids);
}
