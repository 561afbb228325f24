package org.lmsbridge.sandbox.internal.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lmsbridge.sandbox.internal.store.Row;
import org.lmsbridge.sandbox.internal.store.Table;

/** Carries the content of one course into another: activities, criteria, grade items, and people where asked to. */
public final class Copying {

    private final Site site;
    private final Tables tables;
    private final long source;
    private final long target;
    private final Map<Long, Long> activities = new HashMap<>();
    private final Map<Long, Long> criteria = new HashMap<>();
    private final Map<Long, Long> items = new HashMap<>();
    private final Map<Long, Long> groups = new HashMap<>();

    /**
     * A copy to be made; called inside a write.
     *
     * @param site the site
     * @param source where from
     * @param target where to
     */
    public Copying(Site site, long source, long target) {
        this.site = site;
        this.tables = site.tables();
        this.source = source;
        this.target = target;
    }

    /** Copies activities with their grade items. */
    public void activities() {
        for (Row activity : tables.activities.by("courseid", source)) {
            Row copy = tables.activities.insert(activity.with("courseid", target));
            site.addContext("module", copy.id());
            activities.put(activity.id(), copy.id());
        }
        for (Row item : tables.gradeItems.by("courseid", source)) {
            Long activity = activities.get(item.number("cmid"));
            if (activity != null) {
                Row copy = item.with("courseid", target).with("cmid", activity);
                items.put(item.id(), tables.gradeItems.insert(copy).id());
            }
        }
        new Grading(site).recomputeRange(target);
    }

    /** Copies completion criteria; those about activities only with their activity. */
    public void criteria() {
        for (Row criterion : tables.criteria.by("courseid", source)) {
            Long activity = activities.get(criterion.number("cmid"));
            if (criterion.number("type") != Completing.ACTIVITY || activity != null) {
                Row copy = criterion.with("courseid", target).with("cmid", activity == null ? 0 : activity);
                criteria.put(criterion.id(), tables.criteria.insert(copy).id());
            }
        }
    }

    /** Copies groups without members, and the groupings that hold them. */
    public void groups() {
        for (Row group : tables.groups.by("courseid", source)) {
            groups.put(
                    group.id(),
                    tables.groups.insert(group.with("courseid", target)).id());
        }
        for (Row grouping : tables.groupings.by("courseid", source)) {
            long copy =
                    tables.groupings.insert(grouping.with("courseid", target)).id();
            for (Row held : tables.groupingGroups.by("groupingid", grouping.id())) {
                Long group = groups.get(held.number("groupid"));
                if (group != null) {
                    tables.groupingGroups.insert(Row.cells("groupingid", copy, "groupid", group));
                }
            }
        }
    }

    /** Copies everybody who is enrolled, with roles, groups, completion and grades. */
    public void people() {
        for (Row enrolment : tables.enrolments.by("courseid", source)) {
            tables.enrolments.insert(enrolment.with("courseid", target));
        }
        long context = site.context("course", target);
        for (Row assignment : tables.roleAssignments.by("contextid", site.context("course", source))) {
            tables.roleAssignments.insert(assignment.with("contextid", context));
        }
        for (Row completion : tables.completions.by("courseid", source)) {
            tables.completions.insert(completion.with("courseid", target));
        }
        carry(tables.activityStates, "cmid", activities);
        carry(tables.criteriaMet, "criteriaid", criteria);
        carry(tables.grades, "itemid", items);
        carry(tables.groupMembers, "groupid", groups);
    }

    private static void carry(Table table, String key, Map<Long, Long> numbers) {
        numbers.forEach((from, to) -> {
            List<Row> rows = table.by(key, from);
            rows.forEach(row -> table.insert(row.with(key, to)));
        });
    }
}
