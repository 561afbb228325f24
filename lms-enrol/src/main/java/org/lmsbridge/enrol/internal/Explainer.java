package org.lmsbridge.enrol.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.plan.PlanStatus;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.RegistrationStatus;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.RunStatus;
import org.lmsbridge.core.report.Severity;
import org.lmsbridge.core.spi.AccountProvisioning;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.enrol.Scope;
import org.lmsbridge.enrol.check.Explanation;
import org.lmsbridge.enrol.rule.CourseRules;
import org.lmsbridge.enrol.rule.DesiredCourse;
import org.lmsbridge.enrol.rule.Standing;
import org.lmsbridge.enrol.rule.Subjects;
import org.lmsbridge.enrol.rule.WrittenEnrolment;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.error.MoodleException;

/** Finds out what stands in the way, by the rules that the planner uses. Writes nothing. Thread-safe. */
public final class Explainer {
    private static final int RUNS = 5;

    private final RecordsReader records;
    private final MoodleClient moodle;
    private final AccountProvisioning accounts;
    private final SiteState state;
    private final CourseRules rules;
    private final EnrolPlanner planner;

    /**
     * An explainer.
     *
     * @param records where the records are read
     * @param moodle the site
     * @param accounts says who may have an account
     * @param state what is remembered of the site
     * @param rules which course dates become courses
     * @param planner what a run would do
     */
    public Explainer(
            RecordsReader records,
            MoodleClient moodle,
            AccountProvisioning accounts,
            SiteState state,
            CourseRules rules,
            EnrolPlanner planner) {
        this.records = records;
        this.moodle = moodle;
        this.accounts = accounts;
        this.state = state;
        this.rules = rules;
        this.planner = planner;
    }

    /**
     * Explains why a contact is, or is not, in the course of a course date.
     *
     * @param contact who
     * @param courseDate which
     * @return the explanation
     */
    public Explanation explain(ContactId contact, CourseDateId courseDate) {
        var obstacles = new ArrayList<Finding>();
        try {
            stop().ifPresent(obstacles::add);
            var course = course(courseDate, obstacles);
            registered(contact, courseDate, obstacles);
            var decision = account(contact, obstacles);
            var there = course.isPresent() && inCourse(contact, course.get(), decision, obstacles);
            if (!there) {
                fromRuns(contact, courseDate, obstacles);
                if (obstacles.isEmpty()) {
                    obstacles.add(Finding.info(
                            "waits-for-run",
                            Subjects.enrolment(Subjects.courseDate(courseDate), contact),
                            "nothing stands in the way: the next run enrols the contact"));
                }
            }
            return new Explanation(there && obstacles.isEmpty(), obstacles);
        } catch (RecordsUnavailableException e) {
            obstacles.add(recordsUnavailable(e));
        } catch (MoodleException e) {
            obstacles.add(siteUnavailable(e));
        }
        return new Explanation(false, obstacles);
    }

    private Optional<Finding> stop() {
        return state.stopSwitch()
                .find()
                .map(stop -> Finding.warning(
                        "stop-switch",
                        "site",
                        "the stop switch is on since %s by %s: %s".formatted(stop.at(), stop.who(), stop.why()),
                        "Release the stop switch."));
    }

    private Optional<DesiredCourse> course(CourseDateId id, List<Finding> obstacles) {
        var date = records.courseDate(id).value();
        if (date.isEmpty()) {
            obstacles.add(Finding.warning(
                    "course-date-unknown",
                    Subjects.courseDate(id),
                    "the records have no such course date",
                    "Correct the id, or add the course date."));
            return Optional.empty();
        }
        var answer = rules.apply(date.get(), records.catalogue());
        if (answer instanceof CourseRules.LeftOut leftOut) {
            obstacles.add(leftOut.finding());
        }
        return answer instanceof CourseRules.Wanted wanted ? Optional.of(wanted.course()) : Optional.empty();
    }

    private void registered(ContactId contact, CourseDateId courseDate, List<Finding> obstacles) {
        var own = records.registrations(courseDate).stream()
                .filter(registration -> registration.contact().equals(contact))
                .toList();
        if (own.stream().anyMatch(registration -> registration.status() == RegistrationStatus.REGISTERED)) {
            return;
        }
        obstacles.add(
                own.isEmpty()
                        ? Finding.warning(
                                "not-registered",
                                Subjects.enrolment(Subjects.courseDate(courseDate), contact),
                                "the contact has no registration on this course date",
                                "Register the contact, or see on which course date the registration is.")
                        : Finding.warning(
                                "registration-not-registered",
                                Subjects.registration(own.get(0).id()),
                                "the registration has status " + own.get(0).status(),
                                "Only the status registered leads to an enrolment: confirm the registration."));
    }

    /** Asks as a plan would; the plan is forgotten. */
    private Optional<AccountProvisioning.Decision> account(ContactId id, List<Finding> obstacles) {
        Optional<Contact> contact = records.contact(id).value();
        if (contact.isEmpty()) {
            obstacles.add(Finding.warning(
                    "contact-unknown",
                    Subjects.contact(id),
                    "the records deliver no such contact",
                    "Add the contact, or correct the registration."));
            return Optional.empty();
        }
        try (var plan = state.plans().create()) {
            var decision = accounts.decide(List.of(contact.get()), plan).get(0);
            if (decision instanceof AccountProvisioning.Refused refused) {
                obstacles.add(refused.finding());
            }
            return Optional.of(decision);
        }
    }

    private boolean inCourse(
            ContactId contact,
            DesiredCourse course,
            Optional<AccountProvisioning.Decision> decision,
            List<Finding> obstacles) {
        var marks = state.handsOff().find(List.of(course.subject(), Subjects.contact(contact)));
        marks.values()
                .forEach(mark -> obstacles.add(Finding.warning(
                        "hands-off",
                        mark.subject(),
                        "marked hands off by %s: %s".formatted(mark.who(), mark.why()),
                        "Take the mark away, or enrol by hand.")));
        var link = state.links()
                .find(LinkKind.COURSE, "", List.of(course.subject()))
                .get(course.subject());
        if (link == null || link.inDoubt() || link.lmsId().isEmpty()) {
            fromPlan(course, obstacles);
            return false;
        }
        var id = link.lmsId().getAsLong();
        courseIsReady(course, id, obstacles);
        return decision.filter(AccountProvisioning.Existing.class::isInstance).isPresent()
                && enrolled(
                        contact, ((AccountProvisioning.Existing) decision.get()).lmsUserId(), id, course, obstacles);
    }

    /** What the planner would report of a course that is not there yet. */
    private void fromPlan(DesiredCourse course, List<Finding> obstacles) {
        var plan = planner.plan(Scope.of(Set.copyOf(course.targets()), Set.of()));
        try (var findings = plan.findings()) {
            findings.filter(finding -> finding.subject().equals(course.subject()))
                    .forEach(obstacles::add);
        }
    }

    private void courseIsReady(DesiredCourse course, long id, List<Finding> obstacles) {
        var found = moodle.courses().byIds(List.of(id));
        if (found.isEmpty()) {
            fromPlan(course, obstacles);
        } else {
            ConfigurationCheck.enrolmentMethod(course.subject(), found.get(0)).ifPresent(obstacles::add);
            if (!found.get(0).visible().orElse(true)) {
                obstacles.add(Finding.warning(
                        "course-hidden",
                        course.subject(),
                        "Moodle course " + id + " is hidden from students",
                        "Show it in Moodle, if students are to see it."));
            }
        }
    }

    private boolean enrolled(ContactId contact, long user, long course, DesiredCourse wanted, List<Finding> obstacles) {
        if (!new Roster(moodle).rolesByUser(course).containsKey(user)) {
            return false;
        }
        var subject = Subjects.enrolment(wanted.subject(), contact);
        var link = state.links()
                .find(LinkKind.ENROLMENT, String.valueOf(course), List.of(contact.value()))
                .get(contact.value());
        standing(link).ifPresent(standing -> {
            if (standing == Standing.SUSPENDED) {
                obstacles.add(Finding.warning(
                        "enrolment-suspended",
                        subject,
                        "the enrolment is suspended: the contact is in the course and cannot enter it",
                        "The next run lets the contact in again, if the registration stands."));
            }
        });
        return true;
    }

    private static Optional<Standing> standing(@Nullable Link link) {
        return Optional.ofNullable(link)
                .map(found -> WrittenEnrolment.parse(found.fingerprint()).standing());
    }

    /** What the latest runs could not do about this contact or course. */
    private void fromRuns(ContactId contact, CourseDateId courseDate, List<Finding> obstacles) {
        var latest = state.runs().list(Optional.empty(), 1);
        for (var run : latest) {
            try (var findings = state.runs().findings(run.runId())) {
                findings.filter(finding -> finding.subject().equals(Subjects.contact(contact))
                                || finding.subject().startsWith(Subjects.courseDate(courseDate) + "/")
                                        && finding.subject().endsWith(Subjects.contact(contact))
                                || finding.subject().equals(Subjects.courseDate(courseDate)))
                        .filter(finding -> obstacles.stream()
                                .noneMatch(known -> known.code().equals(finding.code())))
                        .toList()
                        .forEach(obstacles::add);
            }
        }
    }

    /**
     * Explains why nobody at all arrives: the switch, plans that wait, runs that broke off, the site, and what the next
     * plan would find.
     *
     * @return the explanation; people arrive if the next plan would enrol somebody, or somebody is enrolled already
     */
    public Explanation explainAll() {
        var obstacles = new ArrayList<Finding>();
        stop().ifPresent(obstacles::add);
        runs(obstacles);
        waiting(obstacles);
        try {
            var plan = planner.plan(Scope.all());
            try (var findings = plan.findings()) {
                findings.filter(finding -> finding.severity() != Severity.INFO)
                        .limit(100)
                        .forEach(obstacles::add);
            }
            var there = plan.header().base().enrolments() > 0;
            if (!there && plan.isEmpty() && obstacles.isEmpty()) {
                obstacles.add(Finding.warning(
                        "nothing-called-for",
                        "records",
                        "the records call for no enrolment at all: no registration with status registered on a course"
                                + " date that is synchronised",
                        "See the plan's findings for what is left out, and why."));
            } else if (!there && !plan.isEmpty()) {
                obstacles.add(Finding.warning(
                        "plan-not-applied",
                        "plan:" + plan.header().id(),
                        "the next plan has " + plan.header().total() + " changes that no run has made yet",
                        "Apply a plan, or start the schedule."));
            }
            return new Explanation(there && obstacles.isEmpty(), obstacles);
        } catch (RecordsUnavailableException e) {
            obstacles.add(recordsUnavailable(e));
        } catch (MoodleException e) {
            obstacles.add(siteUnavailable(e));
        }
        return new Explanation(false, obstacles);
    }

    private void runs(List<Finding> obstacles) {
        var latest = state.runs().list(Optional.empty(), RUNS);
        latest.stream()
                .findFirst()
                .filter(run -> run.status() == RunStatus.BROKEN_OFF)
                .ifPresent(run -> {
                    obstacles.add(Finding.warning(
                            "run-broken-off",
                            "run:" + run.runId(),
                            "the latest run broke off",
                            "See its findings and the log; the next run goes on."));
                    run.findings().stream()
                            .filter(finding -> finding.severity() == Severity.ERROR)
                            .limit(10)
                            .forEach(obstacles::add);
                });
    }

    private void waiting(List<Finding> obstacles) {
        state.plans().list(Optional.empty(), RUNS).stream()
                .filter(entry -> entry.status() == PlanStatus.STOPPED)
                .forEach(entry -> obstacles.add(Finding.warning(
                        "plan-waits",
                        "plan:" + entry.header().id(),
                        "a plan waits for approval: "
                                + entry.reasons().stream()
                                        .map(reason -> reason.message())
                                        .findFirst()
                                        .orElse("its guards stopped it"),
                        "Approve it, or reject it and make another.")));
    }

    private static Finding recordsUnavailable(RecordsUnavailableException e) {
        return Finding.error(
                "records-unavailable", "records", String.valueOf(e.getMessage()), "Mend the records' connection.");
    }

    private static Finding siteUnavailable(MoodleException e) {
        return Finding.error("site-unavailable", "site", String.valueOf(e.getMessage()), e.remedy());
    }
}
