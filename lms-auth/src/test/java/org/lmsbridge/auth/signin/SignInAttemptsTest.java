package org.lmsbridge.auth.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignInAttemptsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(15);

    static Stream<SignInAttempts> attempts() throws SQLException {
        var pool = JdbcConnectionPool.create("jdbc:h2:mem:" + System.nanoTime() + ";DB_CLOSE_DELAY=-1", "sa", "");
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(JdbcAttempts.DDL);
            statement.execute(JdbcAttempts.DDL);
        }
        return Stream.of(new LocalAttempts(), new JdbcAttempts(pool));
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void attemptsAreCountedUntilTheWindowEnds(SignInAttempts attempts) {
        assertThat(attempts.count("a", NOW, WINDOW)).isEqualTo(1);
        assertThat(attempts.count("a", NOW.plusSeconds(899), WINDOW)).isEqualTo(2);
        assertThat(attempts.count("b", NOW, WINDOW)).isEqualTo(1);
        assertThat(attempts.count("a", NOW.plusSeconds(900), WINDOW)).isEqualTo(1);
        assertThat(attempts.count("a", NOW.plusSeconds(901), WINDOW)).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void attemptsAreTakenBackAndForgotten(SignInAttempts attempts) {
        attempts.count("a", NOW, WINDOW);
        attempts.takeBack("a");
        attempts.takeBack("a");
        assertThat(attempts.count("a", NOW, WINDOW)).isEqualTo(1);
        attempts.count("a", NOW, WINDOW);
        attempts.forget("a");
        attempts.takeBack("unknown");
        assertThat(attempts.count("a", NOW, WINDOW)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void noAttemptIsLostWhereManyAreMadeAtOnce(SignInAttempts attempts) throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            var tasks = new ArrayList<Callable<Integer>>();
            IntStream.range(0, 200).forEach(i -> tasks.add(() -> attempts.count("a", NOW, WINDOW)));
            var counted = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(tasks)) {
                counted.add(answer.get());
            }
            assertThat(counted)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 200).boxed().toList());
        } finally {
            threads.shutdownNow();
        }
    }
}
