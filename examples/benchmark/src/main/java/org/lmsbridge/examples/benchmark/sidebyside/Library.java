package org.lmsbridge.examples.benchmark.sidebyside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.lmsbridge.auth.AuthPlugin;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.plan.PlanStoppedException;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.enrol.EnrolPlugin;
import org.lmsbridge.enrol.Scope;
import org.lmsbridge.examples.benchmark.enrol.MadeUpRecords;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;

/** The library, with all that it does for safety: a state on disk, a plan, guards, a journal. */
final class Library implements Way {
    private static final Map<String, String> SETTINGS = Map.of(
            "enrol_records.categoryField", MadeUpRecords.CATEGORY_FIELD,
            "auth_records.requirePassword", "false",
            "auth_records.authMethod", "ldap");

    private final String title;
    private final String url;
    private final String token;
    private final Stages stages;

    /** Is told how far it is. */
    interface Stages {
        /** The first run is done. */
        void first() throws IOException;

        /** A run is done that compared everything and found no change; the bridge is still open, as it is in a host. */
        void unchanged() throws IOException;

        /** A run is done that was told by the records that nothing has changed. */
        void told() throws IOException;
    }

    /**
     * The library at a site.
     *
     * @param title how it is called in the table
     * @param url the site's address
     * @param token its token
     * @param stages is told when a run is done
     */
    Library(String title, String url, String token, Stages stages) {
        this.title = title;
        this.url = url;
        this.token = token;
        this.stages = stages;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public void run(MadeUpRecords records, Size size) throws IOException {
        var state = Files.createTempDirectory("lms-benchmark");
        try (var bridge = LmsBridge.builder()
                .records(records)
                .provide(MoodleClient.of(MoodleSite.of(url, token)))
                .plugins(new AuthPlugin(), new EnrolPlugin())
                .settings(SettingsSource.of(SETTINGS))
                .state(StateStore.embedded(state))
                .build()) {
            var enrol = bridge.plugin(EnrolPlugin.class);
            apply(enrol);
            stages.first();
            enrol.synchronise();
            stages.unchanged();
            enrol.synchronise();
            stages.told();
        } finally {
            delete(state);
        }
    }

    private static void apply(EnrolPlugin enrol) {
        var plan = enrol.plan(Scope.all());
        try {
            enrol.apply(plan);
        } catch (PlanStoppedException e) {
            enrol.approve(plan.header().id(), "benchmark");
            enrol.apply(plan);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
