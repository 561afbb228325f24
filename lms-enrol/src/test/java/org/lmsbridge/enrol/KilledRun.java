package org.lmsbridge.enrol;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.TreeMap;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.records.CourseCategory;
import org.lmsbridge.core.records.CourseMaster;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.testkit.InMemoryRecords;

/** A run in a process of its own, so that it can be killed. */
final class KilledRun {
    private KilledRun() {}

    /**
     * Runs once.
     *
     * @param args address and token of the site, the directory of the state, the number of the template
     */
    public static void main(String[] args) {
        var records = new InMemoryRecords()
                .put(CourseCategory.builder()
                        .id(College.CATEGORY)
                        .name("First aid")
                        .putFields("8620", "1")
                        .putFields("8621", args[3])
                        .build())
                .put(CourseMaster.builder()
                        .id(College.MASTER)
                        .name("Provide first aid")
                        .category(College.CATEGORY)
                        .build())
                .put(College.courseDate("1001").build());
        var settings = new TreeMap<>(TemplateTest.settings());
        settings.put("enrol_records.categoryField", "8620");
        try (var bridge = LmsBridge.builder()
                .records(records)
                .provide(MoodleClient.of(MoodleSite.of(args[0], args[1])))
                .plugins(new EnrolPlugin(), new PlainAccounts())
                .settings(SettingsSource.of(settings))
                .state(StateStore.embedded(Path.of(args[2])))
                .build()) {
            var enrol = bridge.plugin(EnrolPlugin.class);
            enrol.apply(enrol.plan(Scope.all()));
        }
    }

    static Process start(MoodleSandbox sandbox, Path state, long template) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRun.class.getName(),
                        sandbox.url().toString(),
                        sandbox.token(),
                        state.toString(),
                        String.valueOf(template))
                .redirectError(Redirect.DISCARD)
                .start();
    }
}
