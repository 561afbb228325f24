package org.lmsbridge.core.reading;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.core.spi.RecordsUnavailableException;

/**
 * Stands between plugins and an object of the host's that implements the SPI. Whatever the object does against its
 * contract ends in a {@link RecordsUnavailableException} that names interface and method: a broken answer stops that
 * part of the run, and is never taken for an empty one.
 */
public final class SpiGuard implements InvocationHandler {
    private final Object target;
    private final AnswerCheck check;

    private SpiGuard(Object target, AnswerCheck check) {
        this.target = target;
        this.check = check;
    }

    /**
     * Guards an object.
     *
     * @param type the SPI interface as which it is used
     * @param target the object
     * @param clock tells what lies in the future
     * @param <T> the interface
     * @return the guarded object; equal to the bare one
     */
    public static <T> T of(Class<T> type, T target, Clock clock) {
        var guard = new SpiGuard(target, new AnswerCheck(clock));
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, guard));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) throws Throwable {
        var arguments = given == null ? new Object[0] : given;
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(method, arguments);
        }
        var source = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        var answer = call(source, method, arguments);
        if (method.getReturnType() == void.class) {
            return null;
        }
        if (answer == null) {
            // With a cause, as for what was thrown: nobody knows how far the call came.
            throw new RecordsUnavailableException(source + " returned null", new NullPointerException(source));
        }
        return check.checked(source, answer, arguments);
    }

    private @Nullable Object ofObject(Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> target.equals(bare(arguments[0]));
            case "hashCode" -> target.hashCode();
            default -> target.toString();
        };
    }

    private static Object bare(Object other) {
        return Proxy.isProxyClass(other.getClass()) && Proxy.getInvocationHandler(other) instanceof SpiGuard guard
                ? guard.target
                : other;
    }

    private @Nullable Object call(String source, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw named(source, e.getCause() == null ? e : e.getCause());
        }
    }

    /** Exceptions that the SPI itself offers say something, and go through; so does what ends the process. */
    private static Throwable named(String source, Throwable thrown) {
        var offered = thrown.getClass().getPackage() == RecordsUnavailableException.class.getPackage();
        if (offered || thrown instanceof OutOfMemoryError) {
            return thrown;
        }
        return new RecordsUnavailableException(source + " failed: " + thrown, thrown);
    }
}
