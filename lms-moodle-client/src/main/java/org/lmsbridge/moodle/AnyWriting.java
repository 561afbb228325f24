package org.lmsbridge.moodle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lmsbridge.moodle.api.AnyApi;
import org.lmsbridge.moodle.bulk.BulkCall;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.internal.write.Writing;

/** How records are written with a function of which only the name is known. */
record AnyWriting(BulkCall call, AnyApi api) implements Writing<Map<String, ?>, JsonNode> {
    @Override
    public String function() {
        return call.function();
    }

    @Override
    public String list() {
        return call.list().orElse("record");
    }

    /** Which fields name the record is not known, and any may be personal: the function has to do. */
    @Override
    public String subject(Map<String, ?> record) {
        return call.function();
    }

    /** After half a call was carried out and the rest refused, sending records again would do some of them twice. */
    @Override
    public boolean alone(Map<String, ?> record) {
        return call.list().isEmpty() || !call.allOrNothing();
    }

    @Override
    public List<Optional<Verdict<JsonNode>>> send(List<Map<String, ?>> records) {
        JsonNode answer = api.write(
                call.function(), call.list().isPresent() ? Map.of(call.list().get(), records) : records.get(0));
        boolean each = answer.isArray() && answer.size() == records.size();
        JsonNode rest = records.size() == 1 ? answer : MissingNode.getInstance();
        return IntStream.range(0, records.size())
                .mapToObj(place -> Optional.<Verdict<JsonNode>>of(
                        new Verdict.Written<>(each && call.list().isPresent() ? answer.get(place) : rest)))
                .toList();
    }

    @Override
    public List<Optional<Verdict<JsonNode>>> ask(List<Map<String, ?>> records) {
        return records.stream()
                .map(record -> Optional.<Verdict<JsonNode>>empty())
                .toList();
    }

    @Override
    public boolean repeatable() {
        return call.repeatable();
    }
}
