package org.lmsbridge.examples.recordsservice;

import com.fasterxml.jackson.databind.JsonNode;
import feign.Headers;
import feign.RequestLine;
import java.util.Map;

/** The service: one address, to which every question is posted. */
interface RecordsService {
    /**
     * Asks a question.
     *
     * @param question which lists, which page of them, and who asks
     * @return the lists, each with its {@code meta} map
     */
    @RequestLine("POST /")
    @Headers({"Content-Type: application/json", "Accept: application/json"})
    JsonNode ask(Map<String, Object> question);
}
