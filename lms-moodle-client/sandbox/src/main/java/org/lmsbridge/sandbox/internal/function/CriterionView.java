package org.lmsbridge.sandbox.internal.function;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.site.Completing;
import org.lmsbridge.sandbox.internal.store.Row;

/** What is told about one completion criterion of a course. */
final class CriterionView {

    private CriterionView() {}

    static Map<String, @Nullable Object> of(Call call, Row criterion, long metAt) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("type", criterion.number("type"));
        row.put("title", title(criterion.number("type")));
        row.put("status", metAt > 0 ? "Yes" : "No");
        row.put("complete", metAt > 0);
        row.put("timecompleted", metAt > 0 ? metAt : null);
        row.put("details", details(call, criterion));
        return row;
    }

    private static Map<String, Object> details(Call call, Row criterion) {
        String title = title(criterion.number("type"));
        String about = title;
        String requirement = "Marking yourself complete";
        if (criterion.number("type") == Completing.ACTIVITY) {
            Row activity = call.site()
                    .tables()
                    .activities
                    .find(criterion.number("cmid"))
                    .orElse(Row.of(Map.of()));
            about = "<a href=\"" + call.site().url() + "/mod/" + activity.text("modname") + "/view.php?id="
                    + activity.id() + "\">" + call.shown(activity.text("name")) + "</a>";
            requirement = activity.number("completion") == 2 ? "Viewing the " + activity.text("modname") : requirement;
        }
        return Map.of("type", title, "criteria", about, "requirement", requirement, "status", "");
    }

    private static String title(long type) {
        return type == Completing.ACTIVITY ? "Activity completion" : "Self completion";
    }
}
