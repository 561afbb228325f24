package org.lmsbridge.moodle.internal.write;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.lmsbridge.moodle.internal.wire.Budget;
import org.lmsbridge.moodle.internal.wire.Form.Size;

/** Splits records into calls that fit the budget. */
final class Chunks {
    /** Token, function, format and a few named parameters. */
    private static final int OVERHEAD_VARIABLES = 10;

    private static final int OVERHEAD_BYTES = 512;

    private Chunks() {}

    static <P> List<List<P>> of(List<P> records, Function<P, Size> size, Predicate<P> alone, Budget budget) {
        List<List<P>> chunks = new ArrayList<>();
        List<P> chunk = new ArrayList<>();
        int variables = OVERHEAD_VARIABLES;
        int bytes = OVERHEAD_BYTES;
        for (P record : records) {
            Size its = size.apply(record);
            boolean full = chunk.size() >= budget.records()
                    || variables + its.variables() > budget.variables()
                    || bytes + its.bytes() > budget.bytes();
            if (!chunk.isEmpty() && (full || alone.test(record) || alone.test(chunk.get(0)))) {
                chunks.add(chunk);
                chunk = new ArrayList<>();
                variables = OVERHEAD_VARIABLES;
                bytes = OVERHEAD_BYTES;
            }
            chunk.add(record);
            variables += its.variables();
            bytes += its.bytes();
        }
        if (!chunk.isEmpty()) {
            chunks.add(chunk);
        }
        return chunks;
    }

    static <P> Size sum(List<P> records, Function<P, Size> size) {
        int variables = OVERHEAD_VARIABLES;
        int bytes = OVERHEAD_BYTES;
        for (P record : records) {
            variables += size.apply(record).variables();
            bytes += size.apply(record).bytes();
        }
        return new Size(variables, bytes);
    }
}
