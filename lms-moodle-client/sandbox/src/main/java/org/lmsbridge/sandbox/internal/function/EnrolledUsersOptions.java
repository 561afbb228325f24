package org.lmsbridge.sandbox.internal.function;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.declared.ParamType;
import org.lmsbridge.sandbox.internal.declared.Parameters;
import org.lmsbridge.sandbox.internal.store.Row;

/** The options of the list of participants; unknown ones are ignored. */
record EnrolledUsersOptions(
        String withCapability,
        long group,
        boolean onlyActive,
        boolean onlySuspended,
        List<String> fields,
        long from,
        long limit,
        Comparator<Row> order) {

    static EnrolledUsersOptions of(List<Parameters> sent) {
        Map<String, String> options = new HashMap<>();
        List<String> fields = new ArrayList<>();
        for (Parameters option : sent) {
            String name = option.text("name");
            String value = option.text("value");
            check(name, value);
            options.put(name, value);
            if (name.equals("userfields")) {
                for (String field : value.split(",", -1)) {
                    fields.add(ParamType.text(ParamType.ALPHANUMEXT.clean(field)));
                }
            }
        }
        return new EnrolledUsersOptions(
                options.getOrDefault("withcapability", ""),
                number(options, "groupid"),
                isSet(options, "onlyactive"),
                isSet(options, "onlysuspended"),
                fields,
                number(options, "limitfrom"),
                number(options, "limitnumber"),
                EnrolmentReading.order(
                        options.getOrDefault("sortby", "id"),
                        options.getOrDefault("sortdirection", "ASC").equalsIgnoreCase("DESC")));
    }

    private static void check(String name, String value) {
        List<String> columns = List.of("id", "firstname", "lastname", "siteorder");
        if (name.equals("sortby") && !columns.contains(value)) {
            throw MoodleFailure.invalidParameter("Invalid value for sortby parameter (value: " + value
                    + "), allowed values are: " + String.join(",", columns));
        }
        List<String> directions = List.of("ASC", "DESC");
        if (name.equals("sortdirection") && !directions.contains(value.toUpperCase(Locale.ROOT))) {
            throw MoodleFailure.invalidParameter("Invalid value for sortdirection parameter (value: " + value
                    + "), allowed values are: " + String.join(",", directions));
        }
    }

    private static long number(Map<String, String> options, String name) {
        return (Long) ParamType.INT.clean(options.getOrDefault(name, "0"));
    }

    private static boolean isSet(Map<String, String> options, String name) {
        String value = options.getOrDefault(name, "");
        return !value.isEmpty() && !value.equals("0");
    }
}
