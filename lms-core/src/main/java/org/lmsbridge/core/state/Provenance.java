package org.lmsbridge.core.state;

/** How the thing in the site came about, and so what may be done to it. */
public enum Provenance {
    /** The library made it. */
    CREATED,
    /** It was there, and the library was told to take it on. */
    ADOPTED,
    /** It was there, and it is left alone. */
    FOREIGN
}
