package org.lmsbridge.sandbox.internal.declared;

import org.jspecify.annotations.Nullable;

/**
 * A function as a site declares it.
 *
 * @param name its name
 * @param parameters what it takes
 * @param returns what it answers, null where it answers nothing
 */
public record DeclaredFunction(
        String name,
        Declared.Structure parameters,
        @Nullable Declared returns) {}
