package org.lmsbridge.examples.destination;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.moodle.destination.DestinationBuilder;
import org.lmsbridge.moodle.destination.Grouping;
import picocli.CommandLine.Option;

/** How rows become requests. */
final class RecordOptions {
    @Option(
            names = "--map",
            paramLabel = "HEADING=FIELD",
            description = "A heading that is not named like its field. Look-ups are fields too: user.username, "
                    + "user.email, user.idnumber, course.shortname, course.idnumber, category.idnumber, category.path.")
    private Map<String, String> mapping = new LinkedHashMap<>();

    @Option(names = "--exclude", paramLabel = "HEADING", split = ",", description = "Headings to leave out.")
    private List<String> excluded = new ArrayList<>();

    @Option(names = "--ignore-unknown", description = "Leave out whatever heading is no field.")
    private boolean ignoreUnknown;

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description = "A value for every row, whatever the row says. Not for passwords, which others would see.")
    private Map<String, String> constants = new LinkedHashMap<>();

    @Option(names = "--default", paramLabel = "FIELD=VALUE", description = "A value for rows that have none.")
    private Map<String, String> defaults = new LinkedHashMap<>();

    @Option(names = "--keep-blanks", description = "Send blank cells, which empties fields of accounts that change.")
    private boolean keepBlanks;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Zone of dates without one. Default: ${DEFAULT-VALUE}.")
    private ZoneId zone = ZoneId.of("UTC");

    @Option(names = "--batch-size", paramLabel = "ROWS", description = "Rows per batch. Default: ${DEFAULT-VALUE}.")
    private int batchSize = 100;

    @Option(names = "--no-batches", description = "Send every row in a call of its own.")
    private boolean noBatches;

    @Option(names = "--group-by", paramLabel = "FIELD", description = "Send rows of one value of this field together.")
    private @Nullable String groupBy;

    @Option(names = "--header", paramLabel = "NAME:VALUE", description = "A header for every request, for a gateway.")
    private List<String> headers = new ArrayList<>();

    @Option(
            names = "--patience",
            paramLabel = "MINUTES",
            description = "How long to wait for a site that cannot serve. Default: ${DEFAULT-VALUE}.")
    private int patience = 10;

    DestinationBuilder<Map<String, ?>> apply(DestinationBuilder<Map<String, ?>> builder) {
        if (constants.containsKey("password") || defaults.containsKey("password")) {
            throw new IllegalArgumentException(
                    "a password on a command line can be seen by others; put it into the input");
        }
        mapping.forEach(builder::map);
        builder.exclude(excluded).exclude(List.of(RejectFile.ROW, RejectFile.REASON, "reject_line"));
        constants.forEach(builder::constant);
        defaults.forEach(builder::defaultTo);
        headers.forEach(header -> addHeader(header, builder));
        builder.batchSize(noBatches ? 1 : batchSize).zone(zone).patience(Duration.ofMinutes(patience));
        if (groupBy != null) {
            builder.grouping(Grouping.byField(groupBy));
        }
        if (ignoreUnknown) {
            builder.ignoreUnknown();
        }
        return keepBlanks ? builder.keepBlanks() : builder;
    }

    private static void addHeader(String header, DestinationBuilder<?> builder) {
        var colon = header.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("a header is written NAME:VALUE");
        }
        builder.header(
                header.substring(0, colon).strip(), header.substring(colon + 1).strip());
    }
}
