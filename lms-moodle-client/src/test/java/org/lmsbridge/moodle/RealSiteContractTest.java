package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs where {@code MOODLE_URL} and {@code MOODLE_TOKEN} name a site that may be written to. {@code MOODLE_USERNAME},
 * {@code MOODLE_PASSWORD} and {@code MOODLE_SERVICE} let it sign in for a token too.
 */
@EnabledIfEnvironmentVariable(named = "MOODLE_URL", matches = "https?://.+")
@EnabledIfEnvironmentVariable(named = "MOODLE_TOKEN", matches = ".+")
class RealSiteContractTest {
    private static final Logger LOG = LoggerFactory.getLogger(RealSiteContractTest.class);

    private static MoodleSite realSite() {
        return MoodleSite.of(System.getenv("MOODLE_URL"), System.getenv("MOODLE_TOKEN"));
    }

    /** A site may refuse what the table says works: it may have no custom report, say, or lack a right. */
    @AfterAll
    static void theTableOfFunctionsIsTrue() {
        Reached reached = Reached.at(realSite());
        LOG.info("functions reached: {}", reached.functions());
        if (reached.whole(RealSiteContractTest.class)) {
            Map<String, String> answered = new HashMap<>(reached.functions());
            answered.values().removeIf(answer -> !answer.equals("yes"));
            assertThat(answered).isNotEmpty();
            assertThat(FunctionTable.said(FunctionTable.Row::onSite)).containsAllEntriesOf(answered);
        }
    }

    private static Optional<Contract.SignIn> somebody() {
        return Optional.ofNullable(System.getenv("MOODLE_USERNAME"))
                .map(username -> new Contract.SignIn(
                        username, Secret.of(System.getenv("MOODLE_PASSWORD")), System.getenv("MOODLE_SERVICE")));
    }

    @Nested
    class OfAccounts extends AccountsContract {
        @Override
        MoodleSite site() {
            return realSite();
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
            return realSite();
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
            return realSite();
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
            return realSite();
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
            return realSite();
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
            return realSite();
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
            return realSite();
        }

        @Override
        Optional<SignIn> signIn() {
            return somebody();
        }
    }

    @Nested
    class TheSite extends SiteContract {
        @Override
        MoodleSite site() {
            return realSite();
        }

        @Override
        Optional<SignIn> signIn() {
            return somebody();
        }
    }
}
