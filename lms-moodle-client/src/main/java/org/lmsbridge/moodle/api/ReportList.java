package org.lmsbridge.moodle.api;

import java.util.List;
import org.lmsbridge.moodle.model.Report;

/**
 * What {@code core_reportbuilder_list_reports} answers.
 *
 * @param reports the reports
 */
public record ReportList(List<Report> reports) {}
