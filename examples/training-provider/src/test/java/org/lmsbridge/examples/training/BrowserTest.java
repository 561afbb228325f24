package org.lmsbridge.examples.training;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** What people do, in a real browser. */
class BrowserTest extends InBrowser {
    @Test
    void somebodyRegistersBooksAndIsInMoodle() {
        register("Nadia", "Quist", "nadia@example.org");
        book("Forklift licence");
        inMoodle("Forklift licence");
        assertThat(page.getByRole(AriaRole.ROW).filter(with("nadia@example.org")))
                .containsText("Nadia Quist");
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
        org.assertj.core.api.Assertions.assertThat(page.title()).startsWith("Profile");
        org.assertj.core.api.Assertions.assertThat(page.locator("b").count()).isZero();
    }

    @Test
    void staffApproveStoppedPlan() {
        signIn(Application.FIRST_STAFF, STAFF_PASSWORD);
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
        signIn(Application.FIRST_STAFF, STAFF_PASSWORD);
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
        signIn(Application.FIRST_STAFF, STAFF_PASSWORD);
        page.navigate(address("/staff/connection"));
        page.getByRole(AriaRole.BUTTON, named("Check now")).click();
        assertThat(page.getByRole(AriaRole.ROW).filter(with("enrol_manual_enrol_users")))
                .containsText("offered");
    }

    @Test
    void staffLearnWhySomebodyIsNotInMoodle() {
        signIn(Application.FIRST_STAFF, STAFF_PASSWORD);
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
        signIn(Application.FIRST_STAFF, STAFF_PASSWORD);
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
        signIn(Application.FIRST_STAFF, STAFF_PASSWORD);
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
