package org.lmsbridge.core.state.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SchemaTest {
    @Test
    void everyVersionHasAScript() {
        assertThat(IntStream.rangeClosed(1, Schema.VERSION))
                .allSatisfy(version -> assertThat(Schema.statements(version)).isNotEmpty());
    }

    @Test
    void everyStatementMayBeRunTwice() {
        assertThat(IntStream.rangeClosed(1, Schema.VERSION).mapToObj(Schema::statements))
                .allSatisfy(statements -> assertThat(statements)
                        .allMatch(statement -> statement.matches("(?s)create (table|index) if not exists lms_.*"
                                + "|alter table lms_\\w+ add column if not exists .*"
                                + "|update lms_.*")));
    }
}
