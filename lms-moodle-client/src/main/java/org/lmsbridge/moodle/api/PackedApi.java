package org.lmsbridge.moodle.api;

import java.util.List;

/** Many calls in one. */
public interface PackedApi {
    /** {@code tool_mobile_call_external_functions}. */
    String CALL = "tool_mobile_call_external_functions";

    /**
     * Calls {@code tool_mobile_call_external_functions}.
     *
     * @param requests the calls, which stop at the first error
     * @return one answer per call that was made
     */
    @Function(CALL)
    PackedReply read(@Parameter("requests") List<PackedRequest> requests);

    /**
     * Calls {@code tool_mobile_call_external_functions}.
     *
     * @param requests one call that writes
     * @return its answer
     */
    @Function(value = CALL, kind = Function.Kind.WRITE)
    PackedReply write(@Parameter("requests") List<PackedRequest> requests);
}
