package org.lmsbridge.moodle.destination;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.bulk.BulkCall;
import org.lmsbridge.moodle.bulk.Verdict;

/** Any other function that writes. */
record ManualTarget(BulkCall call) implements Target {

    @Override
    public String function() {
        return call.function();
    }

    @Override
    public Schema schema() {
        return Schemas.any();
    }

    @Override
    public Optional<String> warning() {
        return Optional.empty();
    }

    @Override
    public Optional<String> unfit(Map<String, Object> fields) {
        return fields.isEmpty() ? Optional.of("there is nothing in it to be sent") : Optional.empty();
    }

    @Override
    public List<Verdict<?>> write(MoodleClient client, List<Map<String, Object>> records) {
        return TypedTarget.verdicts(client.write(call, List.copyOf(records)));
    }

    @Override
    public Map<String, ?> parameters(List<Map<String, Object>> records) {
        return call.list().isPresent() ? Map.of(call.list().get(), records) : records.get(0);
    }

    @Override
    public boolean packs() {
        return false;
    }

    @Override
    public Explanation explain(MoodleClient client, List<Map<String, Object>> records) {
        return Explanation.none();
    }
}
