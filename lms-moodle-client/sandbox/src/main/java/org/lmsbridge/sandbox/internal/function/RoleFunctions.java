package org.lmsbridge.sandbox.internal.function;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.declared.Parameters;
import org.lmsbridge.sandbox.internal.site.Enrolling;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.store.Row;

/** Functions that give and take roles; neither enrols. */
final class RoleFunctions {

    private static final List<String> LEVELS = List.of("system", "user", "coursecat", "course", "module", "block");

    private RoleFunctions() {}

    static List<WebFunction> all() {
        return List.of(
                WebFunction.transaction("core_role_assign_roles", RoleFunctions::assign),
                WebFunction.transaction("core_role_unassign_roles", RoleFunctions::unassign));
    }

    private static @Nullable Object assign(Call call) {
        for (Parameters assignment : call.parameters().structures("assignments")) {
            Row context = admitted(call, assignment, "Can not assign roleid=");
            new Enrolling(call.site()).assign(assignment.number("roleid"), assignment.number("userid"), context.id());
        }
        return null;
    }

    private static @Nullable Object unassign(Call call) {
        for (Parameters assignment : call.parameters().structures("unassignments")) {
            Row context = admitted(call, assignment, "Can not unassign roleid=");
            new Enrolling(call.site()).unassign(assignment.number("roleid"), assignment.number("userid"), context.id());
        }
        return null;
    }

    private static Row admitted(Call call, Parameters assignment, String refusal) {
        Row context = context(call, assignment);
        if (context.text("level").equals("course")) {
            Entering.enter(call, Entering.course(call, context.number("instanceid")));
        }
        call.require("moodle/role:assign");
        if (!assignable(call.site(), assignment.number("roleid"), context.text("level"))) {
            throw MoodleFailure.invalidParameter(
                    refusal + assignment.number("roleid") + " in contextid=" + assignment.text("contextid"));
        }
        return context;
    }

    private static boolean assignable(Site site, long role, String level) {
        return switch (level) {
            case "course" -> new Enrolling(site).mayAssign(role);
            case "system", "coursecat" -> role == 1 || role == 2;
            case "module" -> role >= 3 && role <= 5;
            default -> false;
        };
    }

    private static Row context(Call call, Parameters assignment) {
        boolean byId = assignment.number("contextid") != 0;
        boolean byPlace = assignment.has("contextlevel") && assignment.has("instanceid");
        if (byId && byPlace || !byId && !byPlace) {
            throw MoodleFailure.invalidParameter(
                    byId
                            ? "Please provide only contextid or the contextlevel along with instanceid."
                            : "Missing parameters, please provide either context level with instance id or contextid");
        }
        Site site = call.site();
        if (byId) {
            return site.tables().contexts.find(assignment.number("contextid")).orElseThrow(Entering::noContext);
        }
        String level = assignment.text("contextlevel");
        if (!LEVELS.contains(level)) {
            throw MoodleFailure.invalidParameter("Invalid context level = " + level);
        }
        long instance = level.equals("system") ? 0 : assignment.number("instanceid");
        return site.tables().contexts.find(site.context(level, instance)).orElseThrow(Entering::noContext);
    }
}
