package org.lmsbridge.testkit.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the documentation shows is what the build compiles. Every block of Java in every Markdown file of the project is,
 * line by line, part of some source file; only how far all of it is indented may differ. So are blocks of properties of
 * some properties file, and the versions in blocks of XML are those of the build.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadmeTest {
    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern ARTIFACT = Pattern.compile(
            "(?:<groupId>([^<]+)</groupId>\\s*)?<artifactId>([^<]+)</artifactId>\\s*(?:<version>([^<]+)</version>)?");
    private static final Pattern PROPERTY = Pattern.compile("<([\\w.-]+)>([^<]+)</\\1>");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");

    private final Map<Path, List<String>> files = new TreeMap<>();

    @BeforeAll
    void read() throws IOException {
        Files.walkFileTree(PROJECT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var name = folder.getFileName().toString();
                var left = name.equals("target") || name.startsWith(".") && !folder.equals(PROJECT);
                return left ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.toString().matches(".*\\.(md|java|properties|xml)")) {
                    files.put(PROJECT.relativize(file), Files.readAllLines(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    Stream<Path> pages() {
        return ending(".md");
    }

    @ParameterizedTest(quoteTextArguments = false)
    @MethodSource("pages")
    void javaIsCompiled(Path page) {
        for (var block : blocks(page, "java")) {
            assertThat(ending(".java").anyMatch(source -> shows(files.get(source), block)))
                    .as("in some source file of the project stands:\n%s", String.join("\n", block))
                    .isTrue();
        }
    }

    @ParameterizedTest(quoteTextArguments = false)
    @MethodSource("pages")
    void propertiesAreThoseOfAFile(Path page) {
        for (var block : blocks(page, "properties")) {
            assertThat(ending(".properties").anyMatch(source -> shows(files.get(source), block)))
                    .as("in some properties file of the project stands:\n%s", String.join("\n", block))
                    .isTrue();
        }
    }

    @ParameterizedTest(quoteTextArguments = false)
    @MethodSource("pages")
    void versionsAreThoseOfTheBuild(Path page) {
        var versions = versions();
        for (var block : blocks(page, "xml")) {
            artifacts(String.join("\n", block))
                    .filter(artifact -> artifact.group(3) != null && !"org.example".equals(artifact.group(1)))
                    .forEach(artifact -> assertThat(versions)
                            .as("%s, as the build has it", artifact.group(2))
                            .containsEntry(artifact.group(2), artifact.group(3)));
        }
    }

    @ParameterizedTest(quoteTextArguments = false)
    @MethodSource("pages")
    void linksLeadSomewhere(Path page) {
        var folder = PROJECT.resolve(page).getParent();
        assertThat(LINK.matcher(prose(page)).results().map(link -> folder.resolve(link.group(1))))
                .allSatisfy(target -> assertThat(target).exists());
    }

    @Test
    void thereAreSamples() {
        assertThat(pages().flatMap(page -> blocks(page, "java").stream())).hasSizeGreaterThan(20);
        assertThat(pages().flatMap(page -> blocks(page, "xml").stream())).hasSizeGreaterThan(2);
        assertThat(versions()).containsKeys("lms-core", "maven-surefire-plugin", "bcprov-jdk18on");
    }

    /** The versions of the project's own artifacts and of what the root's POM manages. */
    private Map<String, String> versions() {
        var root = String.join("\n", files.get(Path.of("pom.xml")));
        var properties = new TreeMap<String, String>();
        PROPERTY.matcher(root).results().forEach(found -> properties.put("${" + found.group(1) + "}", found.group(2)));
        var versions = new TreeMap<String, String>();
        artifacts(root)
                .filter(artifact -> artifact.group(3) != null)
                .forEach(artifact ->
                        versions.put(artifact.group(2), properties.getOrDefault(artifact.group(3), artifact.group(3))));
        var own = versions.get("lms-bridge");
        versions.replaceAll((artifact, version) -> version.equals("${project.version}") ? own : version);
        return versions;
    }

    private static Stream<MatchResult> artifacts(String xml) {
        return ARTIFACT.matcher(xml).results();
    }

    private Stream<Path> ending(String with) {
        return files.keySet().stream().filter(file -> file.toString().endsWith(with));
    }

    private List<List<String>> blocks(Path page, String language) {
        var blocks = new ArrayList<List<String>>();
        var lines = files.get(page);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("```" + language)) {
                int end = i + 1;
                while (!lines.get(end).strip().equals("```")) {
                    end++;
                }
                blocks.add(lines.subList(i + 1, end));
                i = end;
            }
        }
        return blocks;
    }

    private String prose(Path page) {
        return String.join("\n", files.get(page))
                .replaceAll("(?s)```.*?```", "")
                .replaceAll("`[^`]*`", "`");
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
}
