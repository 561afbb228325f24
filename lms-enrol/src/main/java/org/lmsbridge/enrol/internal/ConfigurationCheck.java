package org.lmsbridge.enrol.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.Severity;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.enrol.Scope;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.error.AccessException;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.model.Course;
import org.lmsbridge.moodle.model.FunctionCheck.Availability;
import org.lmsbridge.moodle.model.SiteInfo;

/** Checks whether everything is configured so that students can arrive. Writes nothing. Thread-safe. */
public final class ConfigurationCheck {
    private static final String MANUAL = "manual";
    private static final int PAGE = 500;

    /** Versions by which Moodle 4.1 begins and 5.1 begins: the tests run on what is in between. */
    private static final long FIRST_TESTED = 2022112800L;

    private static final long AFTER_TESTED = 2025100600L;

    private final MoodleClient moodle;
    private final SiteState state;
    private final EnrolPlanner planner;
    private final boolean templates;

    /**
     * A check.
     *
     * @param moodle the site
     * @param state what is remembered of it
     * @param planner what a run would do
     * @param templates whether courses are made from templates
     */
    public ConfigurationCheck(MoodleClient moodle, SiteState state, EnrolPlanner planner, boolean templates) {
        this.moodle = moodle;
        this.state = state;
        this.planner = planner;
        this.templates = templates;
    }

    /** What each function is needed for; the first ones are all that a site with the smallest service has to offer. */
    private Map<String, String> functions() {
        var needed = new LinkedHashMap<String, String>();
        needed.put("core_course_create_courses", "making courses");
        needed.put("core_course_update_courses", "names, dates and visibility of courses");
        needed.put("core_user_create_users", "making accounts");
        needed.put("enrol_manual_enrol_users", "enrolling");
        needed.put("core_webservice_get_site_info", "this check, and knowing beforehand what the token may do");
        needed.put("core_course_get_courses_by_field", "finding courses, and noticing what was changed in them");
        needed.put("core_course_get_categories", "noticing that a category is missing");
        needed.put("core_enrol_get_enrolled_users", "seeing who is in a course");
        needed.put("core_user_get_users_by_field", "finding accounts");
        needed.put("core_role_assign_roles", "a second role in a course");
        needed.put("core_role_unassign_roles", "taking a role away");
        needed.put("enrol_manual_unenrol_users", "unenrolling, where a policy says so");
        if (templates) {
            needed.put("core_course_duplicate_course", "courses from templates");
            needed.put("core_course_get_contents", "seeing whether a copy is whole");
        }
        return needed;
    }

    /** {@return what is not as it should be, the gravest first; empty if students can arrive} */
    public List<Finding> check() {
        var findings = new ArrayList<Finding>();
        guarded(findings, () -> site(findings));
        guarded(findings, () -> courses(findings));
        guarded(findings, () -> plan(findings));
        findings.sort((a, b) -> b.severity().compareTo(a.severity()));
        return List.copyOf(findings);
    }

    /** Where one part cannot be looked at, the others are all the same. */
    private static void guarded(List<Finding> findings, Runnable part) {
        try {
            part.run();
        } catch (RecordsUnavailableException e) {
            findings.add(Finding.error(
                    "records-unavailable", "records", String.valueOf(e.getMessage()), "Mend the records' connection."));
        } catch (MoodleException e) {
            var finding = unread(e);
            if (!findings.contains(finding)) {
                findings.add(finding);
            }
        }
    }

    private static Finding unread(MoodleException e) {
        var said = String.valueOf(e.getMessage());
        if (MissingFunction.is(e)) {
            return Finding.warning("check-incomplete", "site", "a part could not be checked: " + said, e.remedy());
        }
        return e instanceof AccessException
                ? Finding.error("site-access-refused", "site", said, e.remedy())
                : Finding.error("site-unavailable", "site", said, e.remedy());
    }

    private void plan(List<Finding> findings) {
        try (var planned = planner.plan(Scope.all()).findings()) {
            planned.filter(finding -> finding.severity() != Severity.INFO)
                    .limit(1_000)
                    .forEach(findings::add);
        }
    }

    private void site(List<Finding> findings) {
        var needed = functions();
        var check = moodle.site().checkFunctions(needed.keySet());
        check.missing()
                .forEach(function -> findings.add(Finding.warning(
                        "function-missing",
                        "site",
                        "the token may not call " + function + ", which is needed for " + needed.get(function),
                        "Add it under Site administration > Server > Web services > External services > Functions.")));
        check.findings().stream()
                // Each of these has a finding of its own by now, which says what it is needed for.
                .filter(advice -> !advice.code().equals("functions-missing"))
                .forEach(advice ->
                        findings.add(Finding.warning("site-advice", "site", advice.message(), advice.remedy())));
        if (check.functions().get("core_webservice_get_site_info") == Availability.OFFERED) {
            version(moodle.site().info()).ifPresent(findings::add);
        }
    }

    private static Optional<Finding> version(SiteInfo info) {
        var digits = info.version().orElse("").replaceAll("\\..*", "");
        var version = digits.matches("\\d{10}") ? Long.parseLong(digits) : 0;
        return version >= FIRST_TESTED && version < AFTER_TESTED
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        "moodle-version-untested",
                        "site",
                        "the site runs Moodle " + info.release().orElse("of an unknown version")
                                + "; this library was tested with 4.1 to 5.0",
                        "Try it on a copy of the site first, or look for a newer version of the library."));
    }

    private void courses(List<Finding> findings) {
        Optional<String> after = Optional.empty();
        List<Link> page;
        do {
            page = state.links().list(LinkKind.COURSE, "", after, PAGE);
            var subjects = new HashMap<Long, String>();
            page.forEach(link -> link.lmsId().ifPresent(id -> subjects.put(id, link.recordsId())));
            for (var course : moodle.courses().byIds(subjects.keySet())) {
                enrolmentMethod(subjects.getOrDefault(course.id(), ""), course).ifPresent(findings::add);
            }
            after = page.stream().map(Link::recordsId).reduce((first, second) -> second);
        } while (page.size() == PAGE);
    }

    static Optional<Finding> enrolmentMethod(String subject, Course course) {
        return course.enrollmentmethods().contains(MANUAL)
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        "manual-enrolment-off",
                        subject,
                        "Moodle course " + course.id() + " has no manual enrolment that is switched on",
                        "Add or enable manual enrolments under the course's Participants > Enrolment methods."));
    }
}
