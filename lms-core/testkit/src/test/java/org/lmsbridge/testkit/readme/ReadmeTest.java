package org.lmsbridge.testkit.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Java that a README shows is Java that the build compiles: each block is, line by line, part of some source file of the
 * project; only how far all of it is indented may differ. A README that is to be held to this is named below, and its
 * samples go into the tests of its module.
 */
class ReadmeTest {
    private static final Path PROJECT = Path.of("../..");
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)\n```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"lms-core", "lms-core/testkit", "examples/custom-plugin"})
    void theCodeInTheReadmeIsCompiled(String module) throws IOException {
        var blocks = BLOCK.matcher(Files.readString(PROJECT.resolve(module).resolve("README.md")))
                .results()
                .map(MatchResult::group)
                .map(block -> block.lines().skip(1).toList())
                .map(lines -> lines.subList(0, lines.size() - 1))
                .toList();
        var sources = sources();
        assertThat(blocks).as("blocks of Java in " + module + "/README.md").isNotEmpty();
        for (var block : blocks) {
            assertThat(sources.stream().anyMatch(source -> shows(source, block)))
                    .as("in some source file of the project stands:\n%s", String.join("\n", block))
                    .isTrue();
        }
    }

    private static boolean shows(List<String> source, List<String> block) {
        var shown = unindented(block);
        return IntStream.rangeClosed(0, source.size() - block.size())
                .filter(i -> source.get(i).endsWith(shown.get(0)))
                .anyMatch(i -> unindented(source.subList(i, i + block.size())).equals(shown));
    }

    private static List<String> unindented(List<String> lines) {
        int indent = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return lines.stream()
                .map(line -> line.isBlank() ? "" : line.substring(indent))
                .toList();
    }

    private static List<List<String>> sources() throws IOException {
        try (var files = Files.walk(PROJECT)) {
            return files.filter(file -> file.toString().contains("/src/")
                            && !file.toString().contains("/target/")
                            && file.toString().endsWith(".java"))
                    .map(ReadmeTest::lines)
                    .toList();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
