package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lmsbridge.moodle.model.SiteFunction;
import org.lmsbridge.sandbox.MoodleSandbox;

/** The table of functions in the README tells the truth; for its last columns see the contract suite. */
class FunctionTableTest {

    @Test
    void everyTypedFunctionHasOneRow() {
        assertThat(FunctionTable.rows())
                .extracting(FunctionTable.Row::function)
                .containsExactlyInAnyOrderElementsOf(FunctionTable.declared().toList());
    }

    @Test
    void everyMethodNamedIsThere() {
        for (FunctionTable.Row row : FunctionTable.rows()) {
            String[] path = row.method().replace("`", "").replace("()", "").split("\\.");
            Class<?> area = Stream.of(MoodleClient.class.getMethods())
                    .filter(method -> method.getName().equals(path[0]))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + row.method()))
                    .getReturnType();
            assertThat(Stream.of(area.getMethods()).map(java.lang.reflect.Method::getName))
                    .as(row.function())
                    .contains(path[1]);
        }
    }

    @Test
    void theSandboxHasWhatTheTableSays() {
        try (MoodleSandbox sandbox = MoodleSandbox.start()) {
            List<String> offered =
                    MoodleClient.of(MoodleSite.of(sandbox.url().toString(), sandbox.token()))
                            .site()
                            .info()
                            .functions()
                            .stream()
                            .map(SiteFunction::name)
                            .toList();

            assertThat(FunctionTable.said(FunctionTable.Row::sandbox).keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            FunctionTable.declared().filter(offered::contains).toList());
        }
    }

    @Test
    void asManyCallsAreRecordedAsTheTableSays() {
        List<String> typed = FunctionTable.declared().toList();
        Map<String, String> recorded = Recording.all().stream()
                .map(Recording::function)
                .filter(typed::contains)
                .collect(Collectors.groupingBy(
                        name -> name,
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.counting(), String::valueOf)));

        assertThat(FunctionTable.said(FunctionTable.Row::recordings)).isEqualTo(recorded);
    }
}
