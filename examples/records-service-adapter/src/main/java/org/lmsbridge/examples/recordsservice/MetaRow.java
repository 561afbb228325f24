package org.lmsbridge.examples.recordsservice;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.core.spi.RecordsUnavailableException;

/**
 * One row, read by field names.
 *
 * @param list the list that it stands in, for messages
 * @param row the values, by key
 * @param meta the keys, by field name
 */
record MetaRow(String list, JsonNode row, JsonNode meta) {
    /** How the service writes that there is no date. */
    private static final String NO_DATE = "0000-00-00";

    /**
     * Reads a value.
     *
     * @param field the field's name
     * @return the value, trimmed; empty if it is null, blank, or {@code false}, which the service writes for nothing
     * @throws RecordsUnavailableException if the meta map does not know the field
     */
    Optional<String> text(String field) {
        var value = value(field);
        if (!value.isValueNode() || value.isNull() || value.isBoolean() && !value.asBoolean()) {
            return Optional.empty();
        }
        return Optional.of(value.asText().strip()).filter(text -> !text.isEmpty());
    }

    /**
     * Reads a value that must be there.
     *
     * @param field the field's name
     * @return the value
     * @throws BadRowException if it is empty
     */
    String required(String field) throws BadRowException {
        return text(field).orElseThrow(() -> new BadRowException(field + " is empty"));
    }

    /**
     * Reads a reference to another row; the service writes 0 for none.
     *
     * @param field the field's name
     * @return the id
     */
    Optional<String> reference(String field) {
        return text(field).filter(id -> !id.equals("0"));
    }

    /**
     * Reads a date.
     *
     * @param field the field's name
     * @return the date, if there is one
     * @throws BadRowException if it is none
     */
    Optional<LocalDate> date(String field) throws BadRowException {
        var text = text(field).filter(date -> !date.equals(NO_DATE));
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw new BadRowException(field + " is not a date such as 2026-12-01: " + text.orElse(""));
        }
    }

    /**
     * Reads a map within the row.
     *
     * @param field the field's name
     * @return its values that are not blank, by key
     */
    Map<String, String> map(String field) {
        var values = new HashMap<String, String>();
        value(field).properties().forEach(entry -> {
            var text = entry.getValue().asText().strip();
            if (!text.isEmpty()) {
                values.put(entry.getKey(), text);
            }
        });
        return values;
    }

    private JsonNode value(String field) {
        var key = meta.path(field);
        if (!key.isValueNode()) {
            throw new RecordsUnavailableException(
                    "the records service's list \"%s\" has no field %s; its meta map names others"
                            .formatted(list, field));
        }
        return row.path(key.asText()).isMissingNode() && row.isArray() ? row.path(key.asInt()) : row.path(key.asText());
    }
}
