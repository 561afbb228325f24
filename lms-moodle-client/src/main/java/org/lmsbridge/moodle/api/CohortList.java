package org.lmsbridge.moodle.api;

import java.util.List;
import org.lmsbridge.moodle.model.Cohort;

/**
 * What {@code core_cohort_search_cohorts} answers.
 *
 * @param cohorts the cohorts
 */
public record CohortList(List<Cohort> cohorts) {}
