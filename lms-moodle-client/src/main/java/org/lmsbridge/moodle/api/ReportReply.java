package org.lmsbridge.moodle.api;

import java.util.List;

/**
 * What {@code core_reportbuilder_retrieve_report} answers.
 *
 * @param data the page
 */
public record ReportReply(Data data) {

    /**
     * A page.
     *
     * @param headers the headings
     * @param rows the rows
     * @param totalrowcount how many rows the whole report has
     */
    public record Data(List<String> headers, List<Row> rows, long totalrowcount) {}

    /**
     * A row.
     *
     * @param columns its texts
     */
    public record Row(List<String> columns) {}
}
