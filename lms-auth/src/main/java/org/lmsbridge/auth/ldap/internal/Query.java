package org.lmsbridge.auth.ldap.internal;

import com.unboundid.ldap.sdk.Filter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a search filter asks for, of the few things that are answered: everybody, or whoever has a name; both with or
 * without an object class.
 *
 * @param username whose name it is; empty for everybody
 * @param nobody whether the filter can match nobody, because it wants another object class or two names
 */
record Query(Optional<String> username, boolean nobody) {
    static final String UID = "uid";
    static final String OBJECT_CLASS = "objectClass";
    private static final Set<String> CLASSES = Set.of("top", "person", "organizationalperson", "inetorgperson");
    private static final Query EVERYBODY = new Query(Optional.empty(), false);
    private static final Query NOBODY = new Query(Optional.empty(), true);
    private static final int MOST_PARTS = 10;
    private static final int DEEPEST = 10;

    /** {@return what is asked for; empty if it is nothing that is answered} */
    static Optional<Query> of(Filter filter) {
        return of(filter, 0);
    }

    private static Optional<Query> of(Filter filter, int depth) {
        return switch (filter.getFilterType()) {
            case Filter.FILTER_TYPE_AND -> all(filter.getComponents(), depth);
            case Filter.FILTER_TYPE_EQUALITY -> equality(filter.getAttributeName(), filter.getAssertionValue());
            case Filter.FILTER_TYPE_PRESENCE ->
                isUid(filter.getAttributeName()) || isClass(filter.getAttributeName())
                        ? Optional.of(EVERYBODY)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Query> all(Filter[] parts, int depth) {
        if (parts.length == 0 || parts.length > MOST_PARTS || depth >= DEEPEST) {
            return Optional.empty();
        }
        var query = Optional.of(EVERYBODY);
        for (var part : parts) {
            query = query.flatMap(one -> of(part, depth + 1).map(one::and));
        }
        return query;
    }

    private Query and(Query other) {
        if (nobody || other.nobody) {
            return NOBODY;
        }
        if (username.isPresent() && other.username.isPresent() && !username.equals(other.username)) {
            return NOBODY;
        }
        return username.isPresent() ? this : other;
    }

    private static Optional<Query> equality(String attribute, String value) {
        if (isUid(attribute)) {
            return Optional.of(new Query(Optional.of(value.strip().toLowerCase(Locale.ROOT)), false));
        }
        if (isClass(attribute)) {
            return Optional.of(CLASSES.contains(value.strip().toLowerCase(Locale.ROOT)) ? EVERYBODY : NOBODY);
        }
        return Optional.empty();
    }

    private static boolean isUid(String attribute) {
        return UID.equalsIgnoreCase(attribute);
    }

    private static boolean isClass(String attribute) {
        return OBJECT_CLASS.equalsIgnoreCase(attribute);
    }
}
