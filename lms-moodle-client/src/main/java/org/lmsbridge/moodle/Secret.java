package org.lmsbridge.moodle;

/**
 * A token or password that shows itself to nobody who does not ask: {@link #toString()} gives three asterisks, and it
 * cannot be serialised. Immutable.
 */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Wraps a secret.
     *
     * @param value the secret
     * @return the wrapped secret
     */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** {@return the secret itself; keep it out of logs, messages and URLs} */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
