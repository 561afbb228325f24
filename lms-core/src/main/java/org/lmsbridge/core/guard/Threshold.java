package org.lmsbridge.core.guard;

/**
 * How much is too much: more than a count and, at once, more than a share. The count lets small courses change freely,
 * the share large ones. Immutable.
 *
 * @param percent the share that is still allowed, of what there is; 0 to 100
 * @param count how many are still allowed; at least 0
 */
public record Threshold(long percent, long count) {
    private static final long WHOLE = 100;

    public Threshold {
        if (percent < 0 || percent > WHOLE) {
            throw new IllegalArgumentException("percent must be 0 to 100, not " + percent);
        }
        if (count < 0) {
            throw new IllegalArgumentException("count must be at least 0, not " + count);
        }
    }

    /**
     * Compares. Where there is nothing to take a share of, anything is more than any share.
     *
     * @param number how many there would be; at least 0
     * @param base of how many; at least 0
     * @return whether both the count and the share are exceeded
     */
    public boolean exceededBy(long number, long base) {
        // In whole numbers, and by division: a product of two large ones would overflow into "allowed".
        return number > count && (base == 0 || number > Math.floorDiv(base, WHOLE) * percent + rest(base));
    }

    private long rest(long base) {
        return Math.floorMod(base, WHOLE) * percent / WHOLE;
    }
}
