package org.lmsbridge.moodle.destination;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.Secret;
import org.lmsbridge.moodle.bulk.BulkCall;
import org.lmsbridge.moodle.bulk.Verdict;

/** Any other function that writes. */
record ManualTarget(BulkCall call) implements Target {
    private static final Pattern SECRETIVE =
            Pattern.compile("password|secret|token|privatekey", Pattern.CASE_INSENSITIVE);
    private static final Secret MASK = Secret.of("***");

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
        return call.list().isPresent()
                ? Map.of(
                        call.list().get(),
                        records.stream().map(ManualTarget::guarded).toList())
                : guarded(records.get(0));
    }

    /** Nothing says which values of any function are secret; their names do as a rule. */
    private static Map<String, ?> guarded(Map<?, ?> values) {
        Map<String, Object> guarded = new LinkedHashMap<>();
        values.forEach((name, value) -> guarded.put(
                String.valueOf(name), SECRETIVE.matcher(String.valueOf(name)).find() ? MASK : guarded(value)));
        return guarded;
    }

    private static Object guarded(Object value) {
        if (value instanceof Map<?, ?> map) {
            return guarded(map);
        }
        return value instanceof Collection<?> list
                ? list.stream().map(each -> guarded((Object) each)).toList()
                : value;
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
