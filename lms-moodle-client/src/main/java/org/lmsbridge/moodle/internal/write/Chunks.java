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

    /** For reads, of which a call may ask for another number than it may write. */
    static <P> List<List<P>> of(List<P> records, Function<P, Size> size, Budget budget, int mostRecords) {
        List<List<P>> chunks = new ArrayList<>();
        List<P> rest = records;
        while (!rest.isEmpty()) {
            List<P> chunk = first(rest, size, record -> false, budget, budget.variables(), mostRecords);
            chunks.add(chunk);
            rest = rest.subList(chunk.size(), rest.size());
        }
        return chunks;
    }

    /** The first chunk only, for those who cut anew after each call, and may have other ways than forms. */
    static <P> List<P> first(
            List<P> records, Function<P, Size> size, Predicate<P> alone, Budget budget, int mostVariables) {
        return first(records, size, alone, budget, mostVariables, budget.records());
    }

    private static <P> List<P> first(
            List<P> records,
            Function<P, Size> size,
            Predicate<P> alone,
            Budget budget,
            int mostVariables,
            int mostRecords) {
        int variables = OVERHEAD_VARIABLES;
        int bytes = OVERHEAD_BYTES;
        int end = 0;
        for (P record : records) {
            Size its = size.apply(record);
            variables += its.variables();
            bytes += its.bytes();
            boolean full = end >= mostRecords || variables > mostVariables || bytes > budget.bytes();
            if (end > 0 && (full || alone.test(record) || alone.test(records.get(0)))) {
                break;
            }
            end++;
        }
        return records.subList(0, end);
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
