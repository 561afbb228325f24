package org.lmsbridge.testkit.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmeTest {
    private static final Path SOURCES = Path.of("src/test/java/org/lmsbridge/testkit/readme");

    @ParameterizedTest
    @ValueSource(strings = {"CollegeRegistrations.java", "CollegeRegistrationsTest.java"})
    void theCodeInTheReadmeIsTheCodeThatIsCompiledAndTested(String file) throws IOException {
        var source = Files.readString(SOURCES.resolve(file));
        var shown = source.substring(
                source.indexOf("// README: begin\n") + "// README: begin\n".length(), source.indexOf("// README: end"));
        assertThat(Files.readString(Path.of("../README.md"))).contains("```java\n" + shown + "```\n");
    }
}
