package org.lmsbridge.moodle;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What a run of the contract suite has reached of a site: the functions that it called, and how they ended. */
final class Reached implements CallListener {
    private static final Map<MoodleSite, Reached> SITES = new ConcurrentHashMap<>();

    private final Set<String> tests = ConcurrentHashMap.newKeySet();
    private final Map<String, String> functions = new ConcurrentHashMap<>();

    private Reached() {}

    static Reached at(MoodleSite site) {
        return SITES.computeIfAbsent(site, each -> new Reached());
    }

    void started(TestInfo test) {
        test.getTestMethod().map(Method::toString).ifPresent(tests::add);
    }

    @Override
    public void called(String function, String outcome, Duration took) {
        functions.merge(
                function, outcome.equals("ok") ? "yes" : "refused", (old, now) -> old.equals("yes") ? old : now);
    }

    /** {@return typed functions, with {@code yes} where one has answered, {@code refused} where it has only refused} */
    Map<String, String> functions() {
        Map<String, String> typed = new TreeMap<>(functions);
        typed.keySet().retainAll(FunctionTable.declared().toList());
        return typed;
    }

    /** {@return whether every test of a suite was run, none left out by a filter} */
    boolean whole(Class<?> suite) {
        long all = Stream.of(suite.getDeclaredClasses())
                .flatMap(nested -> Arrays.stream(nested.getSuperclass().getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
        return tests.size() == all;
    }
}
