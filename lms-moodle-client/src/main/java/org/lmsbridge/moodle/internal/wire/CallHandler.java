package org.lmsbridge.moodle.internal.wire;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import feign.FeignException;
import feign.InvocationHandlerFactory.MethodHandler;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.moodle.CallListener;
import org.lmsbridge.moodle.api.Function;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.MoodleException.Arrival;
import org.lmsbridge.moodle.error.TransportException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands around every call: limits, repetition of reads, and exceptions that mean something. Thread-safe. */
final class CallHandler implements InvocationHandler {
    private static final Logger LOG = LoggerFactory.getLogger("org.lmsbridge.moodle.calls");
    private final Map<Method, MethodHandler> methods;
    private final Surroundings surroundings;

    /** What all calls to a site share. */
    record Surroundings(
            String site,
            Semaphore concurrency,
            Optional<Pace> pace,
            RetryPolicy<Object> reads,
            CallListener listener,
            Requirement requirement) {}

    /** Is asked before a request whether the function can be called at all. */
    interface Requirement {
        void check(String function);
    }

    CallHandler(Map<Method, MethodHandler> methods, Surroundings surroundings) {
        this.methods = methods;
        this.surroundings = surroundings;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) {
        Object[] arguments = given == null ? new Object[0] : given;
        MethodHandler handler = methods.get(method);
        if (handler == null) {
            return objectMethod(proxy, method, arguments);
        }
        Function function = method.getAnnotation(Function.class);
        String name = function.value().isEmpty() ? String.valueOf(arguments[0]) : function.value();
        surroundings.requirement().check(name);
        if (function.kind() != Function.Kind.READ) {
            return once(name, handler, arguments);
        }
        try {
            return Failsafe.with(surroundings.reads()).get(() -> once(name, handler, arguments));
        } catch (FailsafeException e) {
            throw interrupted(name, e);
        }
    }

    private static Object objectMethod(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> method.getDeclaringClass().getSimpleName();
        };
    }

    private @Nullable Object once(String function, MethodHandler handler, Object[] arguments) {
        enter(function);
        long start = System.nanoTime();
        try {
            Object answer = invoke(function, handler, arguments);
            told(function, start, "ok");
            return answer;
        } catch (MoodleException e) {
            told(
                    function,
                    start,
                    e.errorCode()
                            .filter(code -> !code.startsWith("<"))
                            .orElse(e.getClass().getSimpleName()));
            throw e;
        } finally {
            surroundings.concurrency().release();
        }
    }

    private void enter(String function) {
        try {
            surroundings.concurrency().acquire();
        } catch (InterruptedException e) {
            throw interrupted(function, e);
        }
        if (surroundings.pace().isPresent()) {
            try {
                surroundings.pace().get().await();
            } catch (InterruptedException e) {
                surroundings.concurrency().release();
                throw interrupted(function, e);
            }
        }
    }

    private @Nullable Object invoke(String function, MethodHandler handler, Object[] arguments) {
        try {
            return handler.invoke(arguments);
        } catch (FeignException e) {
            if (e.getCause() instanceof MoodleException cause) {
                throw cause;
            }
            // Feign's own exception holds the request, token included, and goes no further.
            IOException cause = e.getCause() instanceof IOException io
                    ? io
                    : new IOException(e.getClass().getSimpleName());
            throw ConnectionFaults.of(function, surroundings.site(), cause);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void told(String function, long start, String outcome) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        LOG.debug("call function={} outcome={} ms={}", function, outcome, took.toMillis());
        surroundings.listener().called(function, outcome, took);
    }

    private static TransportException interrupted(String function, Exception e) {
        Thread.currentThread().interrupt();
        return new TransportException(Fault.of(function, "interrupted while waiting.", "", Arrival.NOT_SENT)
                .withCause(e));
    }
}
