package org.lmsbridge.core.state.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** A data source that remembers every statement that goes through it, with the parameters of its last use. */
final class RecordingSource {
    private final DataSource source;
    private final Map<String, Map<Integer, Object>> statements = new LinkedHashMap<>();

    RecordingSource(DataSource source) {
        this.source = source;
    }

    DataSource recording() {
        return proxy(DataSource.class, source, this::connection);
    }

    /** {@return statements with their parameters by position} */
    Map<String, Map<Integer, Object>> statements() {
        return statements;
    }

    private Object connection(Method method, Object[] arguments, Object result) {
        return result instanceof Connection connection ? proxy(Connection.class, connection, this::statement) : result;
    }

    private Object statement(Method method, Object[] arguments, Object result) {
        if (!(result instanceof PreparedStatement statement)) {
            return result;
        }
        var parameters = new TreeMap<Integer, Object>();
        statements.put((String) arguments[0], parameters);
        return proxy(PreparedStatement.class, statement, (setter, values, nothing) -> {
            if (setter.getName().matches("set(Object|Array)")) {
                var value = values[1] instanceof Array array ? array.getArray() : values[1];
                parameters.put((Integer) values[0], value);
            }
            return nothing;
        });
    }

    private static <T> T proxy(Class<T> type, T target, Watcher watcher) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return watcher.seen(method, arguments, method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** Sees a call and what it gave, and may give something else. */
    private interface Watcher {
        Object seen(Method method, Object[] arguments, Object result) throws SQLException;
    }
}
