package org.lmsbridge.core.records;

/**
 * A password or token that must reach no log, plan, journal or exception text: its {@code toString} is a mask, and
 * only {@link #reveal()} gives the value. Immutable and thread-safe.
 */
public final class Secret {
    private static final String MASK = "***";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Wraps a value.
     *
     * @param value the value in clear
     * @return the secret
     */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** {@return the value in clear, to be handed on and kept nowhere} */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && value.equals(that.value);
    }

    /** {@return a constant, because a hash of a short secret gives it away} */
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    /** {@return a mask} */
    @Override
    public String toString() {
        return MASK;
    }
}
