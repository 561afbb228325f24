package org.lmsbridge.testkit.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeHandler;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.plan.PlanApplier;
import org.lmsbridge.core.plan.PlanBase;
import org.lmsbridge.core.plan.PlanStoppedException;
import org.lmsbridge.core.plan.Segment;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.plugin.PluginInfo;
import org.lmsbridge.core.plugin.PluginType;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.report.Progress;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.state.StateStore;

/** What the README shows does what the README says. */
class CollegeOperationsTest {
    @TempDir
    private Path directory;

    @Test
    void pluginsAreDisabledEnabledAndMoved() {
        try (var bridge = LmsBridge.builder()
                .state(StateStore.embedded(directory))
                .plugins(new Auth("auth_records"), new Auth("auth_ldap"))
                .build()) {
            CollegeOperations.managePlugins(bridge);
            assertThat(bridge.plugins().list())
                    .extracting(PluginInfo::component)
                    .containsExactly("auth_ldap", "auth_records");
        }
    }

    @Test
    void aStoppedPlanIsApprovedAndApplied() {
        try (var store = StateStore.embedded(directory)) {
            var state = store.site("moodle.example.org");
            var applier = new PlanApplier(Map.of(ChangeKind.ENROLMENT_REMOVE, new Applied()), Clock.systemUTC());
            var writer = state.plans().create();
            writer.base(new PlanBase(100, 100, 1));
            writer.add(new Segment(
                    Segment.Phase.ENROLMENTS,
                    "Baking",
                    IntStream.range(0, 30).mapToObj(Applied::removal).toList()));
            var plan = writer.finish();
            assertThatThrownBy(() -> applier.apply(plan, state, Progress.none()))
                    .isInstanceOf(PlanStoppedException.class);
            assertThat(CollegeOperations.approve(store, applier, plan.header().id())
                            .applied())
                    .isEqualTo(Map.of(ChangeKind.ENROLMENT_REMOVE, 30L));
        }
    }

    @Test
    void thePluginDoesItsWorkWhenTheHostCallsForIt() {
        var plugin = new CertificatesPlugin();
        try (var bridge = LmsBridge.builder()
                .state(StateStore.embedded(directory))
                .plugins(plugin)
                .build()) {
            bridge.changed(new ContactId("4711"));
            assertThat(bridge.tasks())
                    .contains("local_certificates.sync", "local_certificates.contact", "local_certificates.steps")
                    .allSatisfy(bridge::run);
        }
        assertThat(plugin.done).contains("sync", "sync 4711", "issue registration:17");
    }

    /** A plugin that does nothing. */
    private record Auth(String component) implements Plugin {
        @Override
        public PluginType type() {
            return PluginType.AUTH;
        }

        @Override
        public List<Setting<?>> settings() {
            return List.of();
        }

        @Override
        public void setUp(PluginContext context) {}
    }

    /** Says that everything is applied. */
    private static final class Applied implements ChangeHandler {
        static Change removal(int contact) {
            return new Change(
                    ChangeKind.ENROLMENT_REMOVE,
                    "course-date:1/contact:" + contact,
                    new TreeMap<>(),
                    new TreeMap<>(),
                    List.of());
        }

        @Override
        public Set<ChangeKind> kinds() {
            return Set.of(ChangeKind.ENROLMENT_REMOVE);
        }

        @Override
        public void recover() {}

        @Override
        public List<ChangeOutcome> apply(String runId, List<Change> changes) {
            return changes.stream().map(ChangeOutcome::applied).toList();
        }
    }
}
