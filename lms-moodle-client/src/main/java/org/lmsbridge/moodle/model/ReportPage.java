package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import org.immutables.value.Value;

/**
 * A page of a custom report; {@code core_reportbuilder_retrieve_report}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableReportPage.class)
@JsonDeserialize(builder = ReportPage.Builder.class)
public interface ReportPage {
    /** {@return the headings of the columns} */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<String> headers();

    /** {@return the rows, texts in the order of the headings} */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<List<String>> rows();

    /** {@return how many rows the whole report has} */
    long totalrowcount();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link ReportPage}. */
    class Builder extends ImmutableReportPage.Builder {
        Builder() {}
    }
}
