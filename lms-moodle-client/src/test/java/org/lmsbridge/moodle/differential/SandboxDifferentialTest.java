package org.lmsbridge.moodle.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.MoodleSandboxBuilder;
import org.lmsbridge.sandbox.SandboxSwitch;
import org.lmsbridge.sandbox.SandboxVersion;

/** Shows that the comparison finds nothing where there is nothing, and something where there is. */
class SandboxDifferentialTest {
    private static final int CALLS = 200;
    private static final long SEED = 20260;

    @Test
    void twoOfAKindAnswerAlike() {
        try (MoodleSandbox one = MoodleSandbox.start();
                MoodleSandbox other = MoodleSandbox.start()) {
            // Numbers have to differ, or a comparison of plain numbers would do as well.
            other.state().addCourse("elsewhere", "Elsewhere", 1);

            assertThat(Duel.told(duel(one, other))).isEmpty();
        }
    }

    @Test
    void anotherVersionIsFoundOut() {
        try (MoodleSandbox old = start(MoodleSandbox.builder().version(SandboxVersion.V4_1));
                MoodleSandbox young = start(MoodleSandbox.builder().version(SandboxVersion.V5_0))) {
            assertThat(duel(old, young))
                    .extracting(finding -> finding.difference().path())
                    .contains("/exception");
        }
    }

    @Test
    void aSwitchInAnotherPositionIsFoundOutWithTheFewestCallsThatShowIt() {
        try (MoodleSandbox strict = MoodleSandbox.start();
                MoodleSandbox lenient = MoodleSandbox.start()) {
            lenient.state().settings().turn(SandboxSwitch.COMPLETION, false);

            List<Duel.Finding> findings = duel(strict, lenient);

            // Which of the calls that tell of completion show it depends on the lot.
            assertThat(findings).isNotEmpty().allSatisfy(finding -> {
                assertThat(finding.calls()).hasSizeLessThanOrEqualTo(5);
                assertThat(finding.difference().function())
                        .matches("core_completion_.+|core_enrol_get_users_courses|tool_mobile_call_external_functions");
            });
        }
    }

    private static List<Duel.Finding> duel(MoodleSandbox one, MoodleSandbox other) {
        return new Duel(side(one), side(other), SEED).run(CALLS);
    }

    private static Side side(MoodleSandbox sandbox) {
        return new Side(sandbox.url().toString(), sandbox.token());
    }

    private static MoodleSandbox start(MoodleSandboxBuilder builder) {
        return builder.start();
    }
}
