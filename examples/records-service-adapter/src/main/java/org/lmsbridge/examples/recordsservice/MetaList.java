package org.lmsbridge.examples.recordsservice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.lmsbridge.core.spi.RecordsUnavailableException;

/**
 * Finds the rows of one list in an answer. The list is an array, or an object from id to row; its {@code meta} map
 * stands beside it, or in a group of its own beside the list's group.
 */
final class MetaList {
    private static final String META = " meta";

    private MetaList() {}

    /**
     * Reads the rows.
     *
     * @param answer the service's answer
     * @param group the group, such as {@code Options}
     * @param list the list in it, such as {@code Course Category}
     * @return the rows; empty only if the answer has the list and it is empty
     * @throws RecordsUnavailableException if the answer lacks the list, or rows come without their meta map
     */
    static List<MetaRow> rows(JsonNode answer, String group, String list) {
        var rows = answer.path(group).path(list);
        if (!rows.isContainerNode()) {
            throw new RecordsUnavailableException(
                    "the records service's answer has no list \"%s\" in \"%s\"; it is not taken for an empty one"
                            .formatted(list, group));
        }
        if (rows.isEmpty()) {
            return List.of();
        }
        var meta = meta(answer, group, list);
        var found = new ArrayList<MetaRow>();
        for (var row : rows) {
            found.add(new MetaRow(list, row, meta));
        }
        return found;
    }

    private static JsonNode meta(JsonNode answer, String group, String list) {
        var beside = answer.path(group).path(list + META);
        var meta = beside.isObject() ? beside : answer.path(group + META).path(list);
        if (!meta.isObject()) {
            throw new RecordsUnavailableException(
                    "the records service's list \"%s\" in \"%s\" comes without its meta map; its keys mean nothing"
                            .formatted(list, group));
        }
        return meta;
    }
}
