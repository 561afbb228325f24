package org.lmsbridge.moodle.internal.wire;

import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How large a call may be; learns from calls that a site cut off or refused for their size. Thread-safe. */
public final class Budget {
    private static final Logger LOG = LoggerFactory.getLogger(Budget.class);
    private static final int LEAST_VARIABLES = 20;
    private static final int LEAST_BYTES = 1024;
    private final AtomicInteger variables;
    private final AtomicInteger bytes;
    private final int records;

    /**
     * Makes a budget.
     *
     * @param variables form variables per call
     * @param bytes bytes per call
     * @param records records per call
     */
    public Budget(int variables, int bytes, int records) {
        this.variables = new AtomicInteger(variables);
        this.bytes = new AtomicInteger(bytes);
        this.records = records;
    }

    /** {@return how many form variables a call may have} */
    public int variables() {
        return variables.get();
    }

    /** {@return how many bytes a call may have} */
    public int bytes() {
        return bytes.get();
    }

    /** {@return how many records a call may have} */
    public int records() {
        return records;
    }

    /**
     * Remembers that a call was cut off.
     *
     * @param size how large it was
     */
    public void cutOff(Form.Size size) {
        lower(variables, size.variables() / 2, LEAST_VARIABLES, "variablesPerCall");
    }

    /**
     * Remembers that a call was refused for its size.
     *
     * @param size how large it was
     */
    public void tooLarge(Form.Size size) {
        lower(bytes, size.bytes() / 2, LEAST_BYTES, "bytesPerCall");
    }

    private static void lower(AtomicInteger limit, int wanted, int least, String name) {
        int before = limit.getAndUpdate(now -> Math.min(now, Math.max(least, wanted)));
        if (limit.get() < before) {
            LOG.warn("call_too_large setting={} from={} to={}", name, before, limit.get());
        }
    }
}
