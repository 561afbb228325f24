package org.lmsbridge.enrol;

/** How much of the records a plan looks at. Immutable. */
public final class Scope {
    private static final Scope ALL = new Scope();

    private Scope() {}

    /** {@return everything that is in the records} */
    public static Scope all() {
        return ALL;
    }
}
