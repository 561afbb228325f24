package org.lmsbridge.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The clauses that hold for every call of the SPI. */
final class Clause {
    private static final int THREADS = 4;

    private Clause() {}

    static <R> R call(String source, Supplier<R> call) {
        R answer;
        try {
            answer = call.get();
        } catch (RuntimeException e) {
            throw new AssertionError(source + ": answers, and does not throw while the records can be read", e);
        }
        if (Objects.isNull(answer)) {
            throw new AssertionError(source + ": never returns null");
        }
        return answer;
    }

    static void run(String source, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            throw new AssertionError(source + ": takes what it is given, and does not throw", e);
        }
    }

    /** Has several threads do the same at once, each with a number of its own from 0: {@return their answers, in order} */
    static <R> List<R> atOnce(String source, IntFunction<R> call) {
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var begin = new CyclicBarrier(THREADS);
            var calls = IntStream.range(0, THREADS)
                    .mapToObj(number -> (Callable<R>) () -> {
                        begin.await();
                        return call.apply(number);
                    })
                    .toList();
            var answers = new ArrayList<R>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new AssertionError(source + ": several threads may call at once; one failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(source + ": interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
