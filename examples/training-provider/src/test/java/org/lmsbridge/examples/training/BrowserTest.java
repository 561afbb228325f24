package org.lmsbridge.examples.training;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What people do, in a real browser. */
class BrowserTest extends InBrowser {
    @Test
    void somebodyRegistersBooksLearnsAndHasTheCertificate() throws IOException {
        register("Nadia", "Quist", "nadia@example.org");
        page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
        signIn("nadia@example.org", "Harbour-22");
        book("Forklift licence");
        inMoodle("Forklift licence");
        assertThat(page.getByRole(AriaRole.ROW).filter(with("nadia@example.org")))
                .containsText("Nadia Quist");
        page.navigate(address("/mine"));
        page.getByRole(AriaRole.BUTTON, named("Finish Forklift licence")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("You have finished the course");

        staffLookForCompletions();
        var certificate = page.getByRole(AriaRole.LINK, named("Certificate of Forklift licence"));
        reloadUntil(() -> certificate.count() > 0);
        assertThat(page.locator("li").filter(with("Forklift licence"))).containsText("Completed");
        var pdf = Files.readAllBytes(page.waitForDownload(certificate::click).path());
        try (var document = Loader.loadPDF(pdf)) {
            Assertions.assertThat(new PDFTextStripper().getText(document)).contains("Nadia Quist", "Forklift licence");
        }
        Assertions.assertThat(mails())
                .anySatisfy(mail -> Assertions.assertThat(mail)
                        .contains("To: nadia@example.org", "Your certificate: Forklift licence"));
    }

    private void staffLookForCompletions() {
        var student = page;
        page = newPage();
        signInAsStaff();
        page.navigate(address("/staff/call-backs"));
        page.getByRole(AriaRole.BUTTON, named("Look for completions now")).click();
        assertThat(page.getByText("New completions: 1")).isVisible();
        page.context().close();
        page = student;
    }

    private static List<String> mails() throws IOException {
        try (var files = Files.list(outbox)) {
            var mails = new ArrayList<String>();
            for (var file :
                    files.filter(file -> file.toString().endsWith(".txt")).toList()) {
                mails.add(Files.readString(file));
            }
            return mails;
        }
    }

    @Test
    void passwordRulesAreTickedOffWhileTyping() {
        page.navigate(address("/register"));
        page.getByLabel("Password").pressSequentially("Abcdefg1");
        assertThat(page.locator("#rules li.kept")).hasCount(4);
        page.getByLabel("Password").pressSequentially("!");
        assertThat(page.locator("#rules li:not(.kept)")).hasCount(0);
    }

    @Test
    void serverRefusesWeakPasswordAndKeepsWhatWasTyped() {
        page.navigate(address("/register"));
        fillPerson("Ada", "Short", "ada@example.org");
        page.getByLabel("Password").fill("short");
        page.getByRole(AriaRole.BUTTON, named("Register")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("at least 8 characters");
        assertThat(page.getByLabel("Email address")).hasValue("ada@example.org");
    }

    @Test
    void somebodySignsInAfterSigningOut() {
        register("Ole", "Again", "ole@example.org");
        page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
        signIn("ole@example.org", "Wrong-123");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("wrong");
        signIn("ole@example.org", "Harbour-22");
        assertThat(page.getByRole(AriaRole.HEADING, named("My courses"))).isVisible();
    }

    @Test
    void hostileNameStaysText() {
        var name = "<script>document.title='owned'</script>";
        register("\"><b>Bob", name, "bob@example.org");
        page.navigate(address("/profile"));
        assertThat(page.getByLabel("Last name")).hasValue(name);
        assertThat(page.getByRole(AriaRole.NAVIGATION)).containsText(name);
        Assertions.assertThat(page.title()).startsWith("Profile");
        Assertions.assertThat(page.locator("b").count()).isZero();
    }

    @Test
    void staffApproveStoppedPlan() {
        signInAsStaff();
        guardEveryMail("0", "0");
        book("Dementia care");
        waitForPlan("stopped");
        page.getByRole(AriaRole.BUTTON, named("Approve")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Approved");
        assertThat(page.getByText("Decided by Maja Lind")).isVisible();
        page.getByRole(AriaRole.BUTTON, named("Apply")).click();
        assertThat(page.getByText("Done:")).isVisible();
        page.getByText("What its run did").click();
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("enrol");
        guardEveryMail("2000", "25");
        page.navigate(address("/mine"));
        inMoodle("Dementia care");
        assertThat(page.getByRole(AriaRole.ROW).filter(with(Application.FIRST_STAFF)))
                .isVisible();
    }

    @Test
    void wrongSettingIsNamedAndNothingIsSaved() {
        signInAsStaff();
        page.navigate(address("/staff/settings/auth_records"));
        page.getByLabel("passwordMinLength").fill("many");
        page.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("passwordMinLength");
        page.reload();
        page.navigate(address("/staff/settings/auth_records"));
        assertThat(page.getByLabel("passwordMinLength")).hasValue("8");
        assertThat(page.getByLabel("ldapBindPassword")).hasAttribute("type", "password");
        assertThat(page.getByLabel("ldapBindPassword")).hasValue("");
    }

    @Test
    void connectionIsCheckedFunctionByFunction() {
        signInAsStaff();
        page.navigate(address("/staff/connection"));
        page.getByRole(AriaRole.BUTTON, named("Check now")).click();
        assertThat(page.getByRole(AriaRole.ROW).filter(with("enrol_manual_enrol_users")))
                .containsText("offered");
    }

    @Test
    void staffLearnWhySomebodyIsNotInMoodle() {
        signInAsStaff();
        page.navigate(address("/staff/why"));
        page.getByLabel("Name or address").fill("Okafor");
        page.getByRole(AriaRole.BUTTON, named("Find")).click();
        page.getByLabel("In which course").selectOption("D000006");
        page.getByRole(AriaRole.BUTTON, named("Explain")).click();
        assertThat(page.getByRole(AriaRole.HEADING, named("Here is why"))).isVisible();
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("contact:C000001");
    }

    @Test
    void staffSearchCoursesAndImportSemester() {
        application.sandbox().orElseThrow().state().addCourse("SEA.2026A", "Seamanship <b>one</b>", 1);
        signInAsStaff();
        page.navigate(address("/staff/courses"));
        page.getByLabel("Part of the name").fill("Seamanship");
        page.getByRole(AriaRole.BUTTON, named("Search")).click();
        assertThat(page.getByRole(AriaRole.ROW).filter(with("SEA.2026A"))).containsText("Seamanship <b>one</b>");
        page.navigate(address("/staff/semesters"));
        page.getByRole(AriaRole.BUTTON, named("Look for semesters")).click();
        page.getByRole(AriaRole.BUTTON, named("Import 2026A")).click();
        assertThat(page.locator("section").filter(with("2026A"))).containsText("courses, enrolments, sections");
    }

    @Test
    void stopSwitchHoldsEverythingUntilReleased() {
        signInAsStaff();
        page.getByLabel("Why").fill("exam week");
        page.getByRole(AriaRole.BUTTON, named("Stop everything")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Maja Lind: exam week");
        page.getByRole(AriaRole.BUTTON, named("Release")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
    }

    @Test
    void studentsSeeNothingOfTheConsole() {
        register("Eve", "Curious", "eve@example.org");
        page.navigate(address("/staff/plans"));
        assertThat(page.getByRole(AriaRole.HEADING, named("Sign in"))).isVisible();
    }

    private void guardEveryMail(String count, String share) {
        page.navigate(address("/staff/settings/guards"));
        page.getByLabel("peopleMailedCount").fill(count);
        page.getByLabel("peopleMailedShare").fill(share);
        page.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Saved");
        page.navigate(address("/staff/plugins"));
        page.getByRole(AriaRole.BUTTON, named("Restart the bridge")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("runs with the new settings");
    }

    /** Reloads until the newest plan has come so far, and opens it. */
    private void waitForPlan(String status) {
        page.navigate(address("/staff/plans"));
        var newest = page.locator("tbody tr").first();
        for (int i = 0; i < 40 && !newest.textContent().contains(status); i++) {
            page.waitForTimeout(250);
            page.reload();
        }
        newest.getByRole(AriaRole.LINK).click();
    }
}
