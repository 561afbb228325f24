package org.lmsbridge.moodle;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lmsbridge.moodle.api.Function;

/** The table of functions in the README. */
final class FunctionTable {
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+_\\w+)` \\|(.*)\\|");

    private FunctionTable() {}

    /** A row: what is shown of a function, and where. */
    record Row(String function, String method, String sandbox, String recordings, String onSandbox, String onSite) {}

    static List<Row> rows() {
        try {
            return Files.readAllLines(Path.of("README.md")).stream()
                    .map(ROW::matcher)
                    .filter(Matcher::matches)
                    .map(FunctionTable::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the functions that the client declares} */
    static Stream<String> declared() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.lmsbridge.moodle.api")
                        .stream()
                        .map(JavaClass::reflect)
                        .flatMap(api -> Arrays.stream(api.getDeclaredMethods()))
                        .filter(method -> method.isAnnotationPresent(Function.class))
                        .map(method -> method.getAnnotation(Function.class).value())
                        .filter(name -> !name.isEmpty())
                        .distinct();
    }

    private static Row row(Matcher line) {
        String[] cells = line.group(2).strip().split("\\s*\\|\\s*");
        if (cells.length != 5) {
            throw new IllegalStateException("the row of " + line.group(1) + " has " + cells.length + " cells, not 5");
        }
        return new Row(line.group(1), cells[0], cells[1], cells[2], cells[3], cells[4]);
    }

    /** {@return a column by function, without the functions where it says no} */
    static Map<String, String> said(java.util.function.Function<Row, String> column) {
        return rows().stream()
                .filter(row -> !column.apply(row).equals("no"))
                .collect(Collectors.toMap(Row::function, column, (first, second) -> first, TreeMap::new));
    }
}
