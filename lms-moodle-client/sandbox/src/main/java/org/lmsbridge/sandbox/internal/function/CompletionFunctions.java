package org.lmsbridge.sandbox.internal.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.declared.Parameters;
import org.lmsbridge.sandbox.internal.site.Completing;
import org.lmsbridge.sandbox.internal.store.Row;

/** Functions for the completion of courses and activities. */
final class CompletionFunctions {

    private CompletionFunctions() {}

    static List<WebFunction> all() {
        return List.of(
                WebFunction.read("core_completion_get_course_completion_status", CompletionFunctions::courseStatus),
                WebFunction.read("core_completion_get_activities_completion_status", CompletionFunctions::activities),
                WebFunction.write("core_completion_override_activity_completion_status", CompletionFunctions::override),
                WebFunction.write(
                        "core_completion_update_activity_completion_status_manually", CompletionFunctions::tickOff),
                WebFunction.write("core_completion_mark_course_self_completed", CompletionFunctions::markSelf));
    }

    private static Map<String, @Nullable Object> courseStatus(Call call) {
        Row course = Entering.course(call, call.parameters().number("courseid"));
        Row user = Entering.activeUser(call, call.parameters().number("userid"));
        Entering.enter(call, course);
        Completing completing = new Completing(call.site());
        boolean sees = call.site().may("report/completion:view")
                || call.site().may("moodle/user:viewuseractivitiesreport")
                || user.id() == call.caller().userId();
        if (!sees || !completing.isEnabled(course)) {
            throw MoodleFailure.of("cannotviewreport", "error", "You cannot view this report");
        }
        if (!completing.isTracked(course.id(), user.id())) {
            throw user.id() == call.caller().userId()
                    ? MoodleFailure.of("notenroled", "completion", "You are not enrolled in this course")
                    : MoodleFailure.of("usernotenroled", "completion", "User is not enrolled in this course");
        }
        List<Row> criteria = call.site().tables().criteria.by("courseid", course.id());
        if (criteria.isEmpty()) {
            throw MoodleFailure.of("nocriteriaset", "completion", "No completion criteria set for this course");
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Row criterion : criteria) {
            rows.add(CriterionView.of(call, criterion, completing.metAt(criterion.id(), user.id())));
        }
        Map<String, @Nullable Object> status = new LinkedHashMap<>();
        status.put("completed", completing.isComplete(course.id(), user.id()));
        status.put("aggregation", course.number("completionaggregation"));
        status.put("completions", rows);
        return Map.of("completionstatus", status, "warnings", List.of());
    }

    private static Map<String, @Nullable Object> activities(Call call) {
        Row course = Entering.course(call, call.parameters().number("courseid"));
        Row user = Entering.activeUser(call, call.parameters().number("userid"));
        Entering.enter(call, course);
        if (user.id() != call.caller().userId()) {
            call.require("report/progress:view");
        }
        Completing completing = new Completing(call.site());
        boolean tracked = completing.isTracked(course.id(), user.id());
        List<Map<String, @Nullable Object>> statuses = new ArrayList<>();
        for (Row activity : call.site().tables().activities.by("courseid", course.id())) {
            if (completing.isEnabled(course) && activity.number("completion") > 0) {
                statuses.add(activity(completing, activity, user.id(), tracked));
            }
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("statuses", statuses);
        answer.put("warnings", List.of());
        return answer;
    }

    private static Map<String, @Nullable Object> activity(
            Completing completing, Row activity, long user, boolean tracked) {
        Row state = completing.state(activity.id(), user).orElse(Row.of(Map.of()));
        boolean automatic = activity.number("completion") == 2;
        Map<String, @Nullable Object> status = new LinkedHashMap<>();
        status.put("cmid", activity.id());
        status.put("modname", activity.text("modname"));
        status.put("instance", activity.number("instance"));
        status.put("state", state.number("state"));
        status.put("timecompleted", state.number("timemodified"));
        status.put("tracking", activity.number("completion"));
        status.put("overrideby", state.cell("overrideby"));
        status.put("valueused", false);
        status.put("hascompletion", true);
        status.put("isautomatic", automatic);
        status.put("istrackeduser", tracked);
        status.put("uservisible", true);
        status.put("details", automatic ? List.of(viewRule(state.number("state"))) : List.of());
        return status;
    }

    private static Map<String, Object> viewRule(long state) {
        return Map.of(
                "rulename", "completionview", "rulevalue", Map.of("status", state > 0 ? 1 : 0, "description", "View"));
    }

    private static Map<String, @Nullable Object> override(Call call) {
        Parameters parameters = call.parameters();
        Row activity = activity(call);
        Row course = Entering.course(call, activity.number("courseid"));
        Entering.enter(call, course);
        Completing completing = new Completing(call.site());
        if (!completing.isEnabled(course)) {
            throw MoodleFailure.of("completionnotenabled", "completion", "Completion is not enabled");
        }
        long user = parameters.number("userid");
        long wanted = parameters.number("newstate");
        if (activity.number("completion") > 0) {
            checkOverride(call, wanted);
            completing.setState(activity, user, wanted, call.caller().userId());
        }
        Row state = completing.state(activity.id(), user).orElse(Row.of(Map.of()));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("cmid", activity.id());
        answer.put("userid", user);
        answer.put("state", state.number("state"));
        answer.put("timecompleted", state.number("timemodified"));
        answer.put("overrideby", state.cell("overrideby"));
        answer.put("tracking", activity.number("completion"));
        return answer;
    }

    private static Row activity(Call call) {
        return call.site()
                .tables()
                .activities
                .find(call.parameters().number("cmid"))
                .orElseThrow(() -> MoodleFailure.special(
                        "dml_missing_record_exception", "invalidcoursemodule", "error", "Invalid course module ID"));
    }

    /** A learner's own tick counts for whoever calls, tracked or not. */
    private static Map<String, Object> tickOff(Call call) {
        Row activity = activity(call);
        Row course = Entering.course(call, activity.number("courseid"));
        Entering.enter(call, course);
        call.require("moodle/course:togglecompletion");
        Completing completing = new Completing(call.site());
        if (!completing.isEnabled(course)) {
            throw MoodleFailure.of("completionnotenabled", "completion", "Completion is not enabled");
        }
        if (activity.number("completion") != 1) {
            throw MoodleFailure.of(
                    "cannotmanualctrack", "error", "Activity does not provide manual completion tracking");
        }
        long state = call.parameters().flag("completed") ? 1 : 0;
        completing.setState(activity, call.caller().userId(), state, 0);
        return Map.of("status", true, "warnings", List.of());
    }

    private static void checkOverride(Call call, long wanted) {
        if (!call.site().may("moodle/course:overridecompletion")) {
            throw MoodleFailure.special("required_capability_exception", "nopermission", "error", "error/nopermission");
        }
        if (wanted != 0 && wanted != 1) {
            throw MoodleFailure.of(
                    "err_system",
                    "completion",
                    "An internal error occurred in the completion system. (System administrators can enable debugging"
                            + " information to see more detail.)");
        }
    }

    private static Map<String, Object> markSelf(Call call) {
        Row course = Entering.course(call, call.parameters().number("courseid"));
        Entering.enter(call, course);
        long user = call.caller().userId();
        Completing completing = new Completing(call.site());
        if (!completing.isEnabled(course)) {
            throw MoodleFailure.of("completionnotenabled", "completion", "Completion is not enabled");
        }
        if (!completing.isTracked(course.id(), user)) {
            throw MoodleFailure.of(
                    "nottracked", "completion", "You are currently not being tracked by completion in this course");
        }
        Row criterion = call.site().tables().criteria.by("courseid", course.id()).stream()
                .filter(row -> row.number("type") == Completing.SELF)
                .findFirst()
                .orElseThrow(() -> MoodleFailure.of(
                        "noselfcompletioncriteria", "completion", "completion/noselfcompletioncriteria"));
        if (completing.metAt(criterion.id(), user) > 0) {
            throw MoodleFailure.of("useralreadymarkedcomplete", "completion", "completion/useralreadymarkedcomplete");
        }
        completing.meet(criterion, user);
        return Map.of("status", true, "warnings", List.of());
    }
}
