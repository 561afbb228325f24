package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.model.Activity;

class SandboxContractTest {
    private static MoodleSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = MoodleSandbox.start();
    }

    @AfterAll
    static void stop() {
        Reached reached = Reached.at(lookAlike());
        if (reached.whole(SandboxContractTest.class)) {
            assertThat(reached.functions()).isEqualTo(FunctionTable.said(FunctionTable.Row::onSandbox));
        }
        sandbox.close();
    }

    private static MoodleSite lookAlike() {
        return MoodleSite.of(sandbox.url().toString(), sandbox.token());
    }

    private static Optional<Contract.SignIn> somebody() {
        return Optional.of(new Contract.SignIn("admin", Secret.of("Sandbox-1"), "moodle_mobile_app"));
    }

    @Nested
    class OfAccounts extends AccountsContract {
        @Override
        MoodleSite site() {
            return lookAlike();
        }

        @Override
        Optional<SignIn> signIn() {
            return somebody();
        }
    }

    @Nested
    class OfCohorts extends CohortsContract {
        @Override
        MoodleSite site() {
            return lookAlike();
        }

        @Override
        Optional<SignIn> signIn() {
            return somebody();
        }
    }

    @Nested
    class OfCourses extends CoursesContract {
        @Override
        MoodleSite site() {
            return lookAlike();
        }

        @Override
        Optional<SignIn> signIn() {
            return somebody();
        }
    }

    @Nested
    class OfCategories extends CategoriesContract {
        @Override
        MoodleSite site() {
            return lookAlike();
        }

        @Override
        Optional<SignIn> signIn() {
            return somebody();
        }
    }

    @Nested
    class OfEnrolments extends EnrolmentsContract {
        @Override
        MoodleSite site() {
            return lookAlike();
        }

        @Override
        Optional<SignIn> signIn() {
            return somebody();
        }
    }

    @Nested
    class OfGroups extends GroupsContract {
        @Override
        MoodleSite site() {
            return lookAlike();
        }

        @Override
        Optional<SignIn> signIn() {
            return somebody();
        }
    }

    @Nested
    class OfLearning extends LearningContract {
        @Override
        MoodleSite site() {
            return lookAlike();
        }

        @Override
        Optional<SignIn> signIn() {
            return somebody();
        }

        @Override
        Optional<Long> activity(long courseid) {
            return Optional.of(
                    sandbox.state().learning().addActivity(courseid, "assign", "Task", Activity.Tracking.MANUAL));
        }

        @Override
        Optional<Long> activityNotMarkedByHand(long courseid) {
            return Optional.of(
                    sandbox.state().learning().addActivity(courseid, "quiz", "Quiz", Activity.Tracking.AUTOMATIC));
        }

        @Override
        Optional<Long> activityMarkedByHand(long courseid) {
            return activity(courseid);
        }

        @Override
        boolean letLearnersComplete(long courseid) {
            sandbox.state().learning().completeBySelf(courseid);
            return true;
        }

        @Override
        Optional<Long> report() {
            return Optional.of(sandbox.state().learning().addParticipantsReport("Participants"));
        }
    }

    @Nested
    class TheSite extends SiteContract {
        @Override
        MoodleSite site() {
            return lookAlike();
        }

        @Override
        Optional<SignIn> signIn() {
            return somebody();
        }
    }
}
