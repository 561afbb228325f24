package org.lmsbridge.completion.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** That a completed activity of a course calls for a process step. */
record ActivityRule(long courseid, long cmid, String step) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})/(\\d{1,18})=(.+)");

    static List<ActivityRule> parse(String text) {
        var rules = new ArrayList<ActivityRule>();
        for (var entry : text.split(",", -1)) {
            if (entry.isBlank()) {
                continue;
            }
            var match = FORM.matcher(entry.strip());
            if (!match.matches()) {
                throw new IllegalArgumentException(
                        "`" + entry.strip() + "` is not of the form course/activity=step, such as 12/345=Quiz passed");
            }
            rules.add(new ActivityRule(
                    Long.parseLong(match.group(1)),
                    Long.parseLong(match.group(2)),
                    match.group(3).strip()));
        }
        return rules;
    }
}
