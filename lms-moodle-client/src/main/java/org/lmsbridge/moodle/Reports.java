package org.lmsbridge.moodle;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lmsbridge.moodle.api.ReportApi;
import org.lmsbridge.moodle.api.ReportReply;
import org.lmsbridge.moodle.model.Report;
import org.lmsbridge.moodle.model.ReportPage;

/** Custom reports, made by the operator in Moodle 4.1 or later; texts are in the language of the account. Thread-safe. */
public final class Reports {
    private static final int REPORTS_PER_CALL = 100;
    private final Area area;
    private final ReportApi api;

    Reports(Area area) {
        this.area = area;
        this.api = area.api(ReportApi.class);
    }

    /** {@return the reports that the token may see; {@code core_reportbuilder_list_reports}} */
    public List<Report> all() {
        return Stream.iterate(0, page -> page + 1)
                .map(page -> api.list(page, REPORTS_PER_CALL).reports())
                .takeWhile(Predicate.not(List::isEmpty))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Reads a page; {@code core_reportbuilder_retrieve_report}.
     *
     * @param reportid the report
     * @param page the page, from 0
     * @param perpage how many rows a page holds
     * @return the page
     */
    public ReportPage page(long reportid, int page, int perpage) {
        ReportReply.Data data = api.retrieve(reportid, page, perpage).data();
        return ReportPage.builder()
                .headers(data.headers())
                .rows(data.rows().stream().map(ReportReply.Row::columns).toList())
                .totalrowcount(data.totalrowcount())
                .build();
    }

    /**
     * Reads the rows of a report, page by page as the stream is consumed.
     *
     * @param reportid the report
     * @param perpage how many rows a page holds
     * @return the rows, in the order of the report
     */
    public Stream<List<String>> rows(long reportid, int perpage) {
        return Stream.iterate(0, page -> page + 1)
                .map(page -> page(reportid, page, perpage).rows())
                .takeWhile(Predicate.not(List::isEmpty))
                .flatMap(List::stream);
    }

    /**
     * Sets the filters of a report for the account behind the token; {@code core_reportbuilder_set_filters}.
     *
     * @param reportid the report
     * @param values the filters, a JSON object such as {@code {"completion:timecompleted_operator":1}}
     */
    public void setFilters(long reportid, String values) {
        area.writer()
                .gate()
                .send(
                        ReportApi.SET_FILTERS,
                        List.of("report#" + reportid),
                        () -> api.setFilters(reportid, values),
                        done -> Map.of());
    }
}
