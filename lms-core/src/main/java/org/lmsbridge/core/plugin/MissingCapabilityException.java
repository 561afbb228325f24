package org.lmsbridge.core.plugin;

/** Says that a plugin needs something that the host did not give to the bridge. */
public class MissingCapabilityException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Names both.
     *
     * @param component the plugin
     * @param needed the type that it needs
     */
    public MissingCapabilityException(String component, Class<?> needed) {
        super("%s needs a %s: let the object given to records(…) implement it, or give one with provide(…)"
                .formatted(component, needed.getName()));
    }
}
