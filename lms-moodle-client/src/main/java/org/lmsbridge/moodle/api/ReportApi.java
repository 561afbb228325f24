package org.lmsbridge.moodle.api;

/** Custom reports; Moodle 4.1 and later. */
public interface ReportApi {
    /** {@code core_reportbuilder_list_reports}. */
    String LIST = "core_reportbuilder_list_reports";

    /** {@code core_reportbuilder_retrieve_report}. */
    String RETRIEVE = "core_reportbuilder_retrieve_report";

    /** {@code core_reportbuilder_set_filters}. */
    String SET_FILTERS = "core_reportbuilder_set_filters";

    /**
     * Calls {@code core_reportbuilder_list_reports}.
     *
     * @param page the page, from 0
     * @param perpage how many reports a page holds
     * @return the reports
     */
    @Function(LIST)
    ReportList list(@Parameter("page") int page, @Parameter("perpage") int perpage);

    /**
     * Calls {@code core_reportbuilder_retrieve_report}.
     *
     * @param reportid the report
     * @param page the page, from 0
     * @param perpage how many rows a page holds
     * @return a page of the report
     */
    @Function(RETRIEVE)
    ReportReply retrieve(
            @Parameter("reportid") long reportid, @Parameter("page") int page, @Parameter("perpage") int perpage);

    /**
     * Calls {@code core_reportbuilder_set_filters}.
     *
     * @param reportid the report
     * @param values the filters, a JSON object
     * @return whether they were set
     */
    @Function(value = SET_FILTERS, kind = Function.Kind.WRITE)
    boolean setFilters(@Parameter("reportid") long reportid, @Parameter("values") String values);
}
