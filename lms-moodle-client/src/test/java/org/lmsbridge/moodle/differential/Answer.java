package org.lmsbridge.moodle.differential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * What a site answered.
 *
 * @param status the HTTP status
 * @param body the JSON, or the text where it is none
 */
record Answer(int status, JsonNode body) {

    static Answer of(int status, String text) {
        try {
            return new Answer(status, Side.JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return new Answer(status, TextNode.valueOf(text));
        }
    }

    boolean isError() {
        return status != 200 || body.isTextual() || body.has("exception");
    }

    @Override
    public String toString() {
        String text = status + " " + body;
        return text.length() > 600 ? text.substring(0, 600) + "…" : text;
    }
}
