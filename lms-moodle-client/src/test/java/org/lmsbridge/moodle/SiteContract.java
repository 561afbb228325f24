package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lmsbridge.moodle.error.AccessException;
import org.lmsbridge.moodle.error.InvalidRequestException;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.NotFoundException;
import org.lmsbridge.moodle.model.Course;
import org.lmsbridge.moodle.model.Token;
import org.lmsbridge.moodle.model.UploadedFile;

/** The site, its tokens and files; see {@link Contract}. */
abstract class SiteContract extends Contract {

    @Test
    void theSiteTellsItsReleaseAndTheTokensFunctions() {
        assertThat(client().site().info().release()).isPresent();
        assertThat(client().site().info().offers("core_user_create_users")).isTrue();
        assertThat(client().site()
                        .checkFunctions(List.of("core_user_create_users", "no_such"))
                        .missing())
                .containsExactly("no_such");
    }

    @Test
    void aFileIsUploaded() {
        needs("core_files_upload");

        UploadedFile file = client().files().upload(run() + ".txt", "Grüße".getBytes(StandardCharsets.UTF_8));

        assertThat(file.itemid()).isPositive();
        assertThat(file.filename()).isEqualTo(run() + ".txt");
    }

    @Test
    void aFileOfAnotherSiteIsNotGivenTheToken() throws IOException {
        try (ByteArrayOutputStream nowhere = new ByteArrayOutputStream()) {
            assertThat(catchThrowable(
                            () -> client().files().download(URI.create("https://elsewhere.invalid/x"), nowhere)))
                    .isInstanceOf(InvalidRequestException.class);
        }
    }

    @Test
    void aWrongTokenIsToldWithARemedy() {
        MoodleClient stranger = MoodleClient.of(MoodleSite.builder()
                .from(site())
                .token(Secret.of("f".repeat(32)))
                .build());

        assertThat(catchThrowable(() -> stranger.site().info())).hasMessageContaining("Manage tokens");
    }

    @Test
    void anUnknownFunctionIsNotFound() {
        MoodleClient bold = MoodleClient.of(
                MoodleSite.builder().from(site()).readFunctions(false).build());

        assertThat(catchThrowable(() -> bold.call("core_nosuch_get_thing", Map.of(), Object.class)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aWrongPasswordGivesNoToken() {
        assertThat(catchThrowable(
                        () -> MoodleTokens.login(site(), "nobody", Secret.of("wrong-pass"), "moodle_mobile_app")))
                .isInstanceOf(MoodleException.class)
                .hasMessageNotContaining("wrong-pass");
    }

    @Test
    void somebodySignsInForAToken() {
        Optional<SignIn> somebody = signIn();
        assumeTrue(somebody.isPresent(), "MOODLE_USERNAME is not set");
        SignIn known = somebody.get();

        Token token = MoodleTokens.login(site(), known.username(), known.password(), known.service());

        MoodleSite own = MoodleSite.builder().from(site()).token(token.token()).build();
        assertThat(MoodleClient.of(own).site().info().username()).isEqualTo(known.username());
    }

    @Test
    void aKnownNameWithAWrongPasswordGivesNoToken() {
        Optional<SignIn> somebody = signIn();
        assumeTrue(somebody.isPresent(), "MOODLE_USERNAME is not set");

        assertThat(catchThrowable(() -> MoodleTokens.login(
                        site(),
                        somebody.get().username(),
                        Secret.of("wrong-pass"),
                        somebody.get().service())))
                .isInstanceOf(AccessException.class)
                .hasMessageContaining("invalidlogin");
    }

    @Test
    void manyQuestionsTravelInOnePackAndOneErrorSpoilsNoOther() {
        needs("tool_mobile_call_external_functions");
        long courseid = course("A");
        long first = learner(courseid, "a");
        long second = learner(courseid, "b");

        Map<Long, Grades.Answer> answers = client().grades().ofUsers(courseid, List.of(first, NOBODY, second));

        assertThat(answers.get(NOBODY).reason()).isPresent();
        assertThat(answers.get(first).grades()).isPresent();
        assertThat(answers.get(second).grades()).isPresent();
    }

    @Test
    void anyFunctionIsCalledByItsName() {
        long id = course("A");

        List<Course> found = client().call(
                        "core_course_get_courses",
                        Map.of("options", Map.of("ids", List.of(id))),
                        new TypeReference<List<Course>>() {});

        assertThat(found).extracting(Course::shortname).containsExactly(run() + "A");
    }

    @Test
    void aFileOfTheSiteIsDownloaded() throws IOException {
        needs("core_files_upload");
        long id = course("A");
        String picture = client().call(
                        "core_course_get_courses_by_field",
                        Map.of("field", "id", "value", Long.toString(id)),
                        JsonNode.class)
                .path("courses")
                .path(0)
                .path("courseimage")
                .asText();

        assumeTrue(!picture.isEmpty(), "before 4.2 no answer names a file of a fresh course");
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        client().files()
                .download(URI.create(picture.replace("/pluginfile.php", "/webservice/pluginfile.php")), content);

        assertThat(content.toString(StandardCharsets.UTF_8)).contains("<svg");
    }
}
