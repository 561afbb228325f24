package org.lmsbridge.enrol.internal;

import org.lmsbridge.enrol.rule.CourseDiff;
import org.lmsbridge.enrol.rule.CourseGroups;
import org.lmsbridge.enrol.rule.CourseRules;
import org.lmsbridge.enrol.rule.Fold;
import org.lmsbridge.enrol.rule.RemovalPolicies;

/**
 * The rules that a plan is made by, as the settings say.
 *
 * @param courses which course dates become courses
 * @param diff how courses are compared
 * @param fold how registrations are folded
 * @param removals what is done to enrolments that nothing calls for
 * @param groups into which groups people come
 */
public record PlanRules(
        CourseRules courses, CourseDiff diff, Fold fold, RemovalPolicies removals, CourseGroups groups) {}
