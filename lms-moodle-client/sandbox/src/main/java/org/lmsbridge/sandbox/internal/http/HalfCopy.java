package org.lmsbridge.sandbox.internal.http;

import java.util.Map;
import org.lmsbridge.sandbox.internal.declared.ParamType;
import org.lmsbridge.sandbox.internal.site.Courses;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.store.Collation;
import org.lmsbridge.sandbox.internal.store.Row;

/**
 * Turns a copy of a course back into what an interrupted copying leaves: early, an empty hidden course without a
 * start under the wanted names; late, the whole course under names made from the source's, as visible as the source.
 */
final class HalfCopy {

    private HalfCopy() {}

    static void leave(Site site, Map<String, Object> variables, boolean late) {
        long source = (Long) ParamType.INT.clean(RestEndpoint.scalar(variables, "courseid"));
        String shortname = Collation.key(RestEndpoint.scalar(variables, "shortname"));
        site.database().write(() -> {
            for (Row copy : site.tables().courses.by("shortname", shortname)) {
                Row left = late ? late(site, copy, source) : early(site, copy);
                site.tables().courses.update(left);
            }
            return source;
        });
    }

    private static Row early(Site site, Row copy) {
        new Courses(site).empty(copy.id());
        return copy.with("visible", 0).with("startdate", 0);
    }

    private static Row late(Site site, Row copy, long source) {
        Row from = site.tables().courses.find(source).orElseThrow();
        int number = 1;
        while (new Courses(site).taken("shortname", from.text("shortname") + '_' + number, copy.id())) {
            number++;
        }
        return copy.with("shortname", from.text("shortname") + '_' + number)
                .with("fullname", from.text("fullname") + " copy " + number)
                .with("visible", from.cell("visible"));
    }
}
