package org.lmsbridge.enrol.roster;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.roster.RosterItem;

/** Items of the import as maps of texts and numbers, by the names of their accessors; what is empty is left out. */
final class RosterJson {
    private static final String VALUES = RosterItem.class.getPackageName();

    private RosterJson() {}

    static Object of(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(RosterJson::of).toList();
        }
        if (value instanceof Map<?, ?> map) {
            var fields = new TreeMap<String, Object>();
            map.forEach((key, each) -> fields.put(String.valueOf(key), of(each)));
            return fields;
        }
        return described(value).<Object>map(type -> fields(type, value)).orElseGet(value::toString);
    }

    private static Optional<Class<?>> described(Object value) {
        if (value instanceof Enum<?>) {
            return Optional.empty();
        }
        return value instanceof Record
                ? Optional.of(value.getClass())
                : Arrays.stream(value.getClass().getInterfaces())
                        .<Class<?>>map(type -> type)
                        .filter(type -> type.getPackageName().equals(VALUES))
                        .findFirst();
    }

    private static Map<String, Object> fields(Class<?> type, Object value) {
        var fields = new TreeMap<String, Object>();
        List<Method> accessors = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getParameterCount() == 0
                        && Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers())
                        && !List.of("toString", "hashCode", "kind").contains(method.getName()))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        for (var accessor : accessors) {
            var found = call(accessor, value);
            var plain = found instanceof Optional<?> optional ? optional.orElse(null) : found;
            if (plain != null) {
                fields.put(accessor.getName(), of(plain));
            }
        }
        return fields;
    }

    private static @Nullable Object call(Method accessor, Object value) {
        try {
            return accessor.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("accessors of public values can be called and do not throw", e);
        }
    }
}
