package org.lmsbridge.examples.training;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.report.RunStatus;
import org.lmsbridge.examples.training.certificates.Certificates;

/** What staff do in the console, in a real browser. */
class ConsoleTest extends InBrowser {
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
    void staffRejectStoppedPlanAndItIsNeverApplied() {
        signInAsStaff();
        guardEveryMail("0", "0");
        book("Writing that people read");
        waitForPlan("stopped");
        page.getByRole(AriaRole.BUTTON, named("Reject")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Rejected");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Apply"))).hasCount(0);
        guardEveryMail("2000", "25");
    }

    @Test
    void importsRunByThemselvesOnceStaffSaySo() {
        signInAsStaff();
        page.navigate(address("/staff/semesters"));
        assertThat(page.getByText("Nothing is imported until somebody asks")).isVisible();
        page.getByLabel("Import by itself").check();
        page.getByRole(AriaRole.CHECKBOX, named("sections")).first().uncheck();
        page.getByRole(AriaRole.BUTTON, named("Save and restart")).click();
        awaitRestart();
        page.navigate(address("/staff/semesters"));
        assertThat(page.getByText("Every 12 hours; next")).isVisible();
        assertThat(page.getByRole(AriaRole.CHECKBOX, named("sections")).first())
                .not()
                .isChecked();
        page.navigate(address("/staff/connection"));
        page.getByRole(AriaRole.BUTTON, named("Switch imports off")).click();
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("by Maja Lind");
        page.getByRole(AriaRole.BUTTON, named("Ask each function")).click();
        assertThat(page.getByRole(AriaRole.ROW)
                        .filter(with("core_enrol_get_enrolled_users"))
                        .last())
                .containsText("nothing");
        page.navigate(address("/staff/semesters"));
        assertThat(page.getByText("Imports are switched off")).isVisible();
        page.navigate(address("/staff/connection"));
        page.getByRole(AriaRole.BUTTON, named("Switch imports on")).click();
    }

    @Test
    void deadCallBackIsQueuedAgain() {
        signInAsStaff();
        callBackWith("Diploma");
        book("First aid");
        page.navigate(address("/mine"));
        var finish = page.getByRole(AriaRole.BUTTON, named("Finish First aid"));
        reloadUntil(() -> finish.count() > 0);
        finish.click();
        page.navigate(address("/staff/call-backs"));
        page.getByRole(AriaRole.BUTTON, named("Look for completions now")).click();
        // How many depends on what the schedule's own look and other tests' students were first with.
        assertThat(page.getByText(Pattern.compile("New completions: \\d"))).isVisible();
        var dead = page.getByRole(AriaRole.ROW).filter(with("Diploma"));
        reloadUntil(() -> dead.count() > 0 && dead.first().textContent().contains("dead"));
        assertThat(dead.first()).containsText("The only step of this provider is");
        page.getByRole(AriaRole.BUTTON, named("Try again")).first().click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("It is queued");
        callBackWith(Certificates.STEP);
    }

    private void callBackWith(String step) {
        page.navigate(address("/staff/settings/local_records"));
        page.locator("#step").fill(step);
        page.getByRole(AriaRole.BUTTON, named("Save")).click();
        restart();
        awaitRestart();
    }

    @Test
    void matchesOfAnOldMoodleAreTakenOverAsSomebodyTicksThem() {
        var course = application.sandbox().orElseThrow().state().addCourse("OLD-1", "First aid, as it was", 1);
        application
                .host()
                .connected()
                .orElseThrow()
                .client()
                .call(
                        "core_course_update_courses",
                        Map.of("courses", List.of(Map.of("id", course, "idnumber", "D000002"))),
                        Object.class);
        signInAsStaff();
        page.navigate(address("/staff/matching"));
        page.getByRole(AriaRole.BUTTON, named("Compare")).click();
        var row =
                page.getByRole(AriaRole.ROW).filter(with("course-date:D000002")).first();
        assertThat(row).containsText("sure");
        for (var box : page.locator("main input[type=checkbox]").all()) {
            box.uncheck();
        }
        row.getByRole(AriaRole.CHECKBOX).check();
        page.getByRole(AriaRole.BUTTON, named("Plan what is ticked")).click();
        assertThat(page.getByText("look at it under Plans")).isVisible();
        page.navigate(address("/staff/plans"));
        page.locator("tbody tr").first().getByRole(AriaRole.LINK).click();
        page.getByRole(AriaRole.BUTTON, named("Apply")).click();
        assertThat(page.getByText("Done:")).isVisible();
    }

    @Test
    void runOfTheScheduleShowsHowFarItIs() {
        var site = application.host().connected().orElseThrow().site();
        var planId = planOfThree();
        site.runs().save(oneOfThree(planId, RunStatus.RUNNING), List.of());
        signInAsStaff();
        page.navigate(address("/staff/runs"));
        var row = page.getByRole(AriaRole.ROW).filter(with("running"));
        assertThat(row).containsText("1 of 3 last heard of");
        assertThat(row.getByRole(AriaRole.PROGRESSBAR)).hasAttribute("value", "1");
        row.getByRole(AriaRole.LINK).click();
        assertThat(page.getByRole(AriaRole.PROGRESSBAR)).hasAttribute("max", "3");
        site.runs().save(oneOfThree(planId, RunStatus.DONE), List.of());
        // The page looks again by itself.
        assertThat(page.getByRole(AriaRole.PROGRESSBAR)).hasCount(0);
        assertThat(page.getByRole(AriaRole.MAIN)).not().containsText("last heard of");
    }

    @Test
    void pluginIsDisabledMovedAndEnabled() {
        signInAsStaff();
        page.navigate(address("/staff/plugins"));
        var row = page.getByRole(AriaRole.ROW).filter(with("local_records"));
        assertThat(row).containsText("enabled");
        page.getByRole(AriaRole.BUTTON, named("Move local_records up")).click();
        page.getByRole(AriaRole.BUTTON, named("Disable local_records")).click();
        assertThat(row).containsText("disabled");
        page.getByRole(AriaRole.BUTTON, named("Enable local_records")).click();
        assertThat(row).containsText("enabled");
    }

    @Test
    void staffWhoDisableWhatOthersNeedCanEnableItAgain() {
        signInAsStaff();
        page.navigate(address("/staff/plugins"));
        page.getByRole(AriaRole.BUTTON, named("Disable auth_records")).click();
        restart();
        awaitRestart();
        page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
        signInAsStaff();
        page.navigate(address("/staff/plugins"));
        var enrol = page.getByRole(AriaRole.ROW).filter(with("enrol_records"));
        assertThat(enrol).containsText("held back: enrol_records needs");
        page.navigate(address("/staff/why?contact=C000001&courseDate=D000006"));
        assertThat(page.getByText("enrol_records was held back")).isVisible();
        page.navigate(address("/staff/plugins"));
        page.getByRole(AriaRole.BUTTON, named("Enable auth_records")).click();
        restart();
        awaitRestart();
        page.navigate(address("/staff/plugins"));
        assertThat(enrol).not().containsText("held back");
    }

    @Test
    void chartHasItsNumbersInATableToo() {
        signInAsStaff();
        assertThat(page.getByRole(AriaRole.IMG, named("Enrolments and Completions by day")))
                .isVisible();
        page.getByText("The numbers as a table").click();
        assertThat(page.getByRole(AriaRole.COLUMNHEADER, named("Completions"))).isVisible();
    }

    @Test
    void ldapEndpointOpensBySettingAndTellsWhatMoodlesAdministratorEnters() throws IOException {
        signInAsStaff();
        page.navigate(address("/staff/sign-in"));
        assertThat(page.getByText("The LDAP endpoint is closed")).isVisible();
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        page.navigate(address("/staff/settings/auth_records"));
        page.getByLabel("ldapEndpoint").selectOption("true");
        page.getByLabel("ldapPort").fill(Integer.toString(port));
        page.getByRole(AriaRole.BUTTON, named("Save")).click();
        restart();
        assertThat(page.getByText("That did not work")).containsText("ldapBindPassword");
        page.navigate(address("/staff/settings/auth_records"));
        page.getByLabel("ldapBindPassword").fill("Moodle-asks-the-records-1");
        page.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Saved");
        restart();
        assertThat(page.getByText("runs with the new settings")).isVisible();
        page.navigate(address("/staff/sign-in"));
        assertThat(page.getByRole(AriaRole.ROW).filter(with("host_url"))).containsText("ldap://127.0.0.1:" + port);
        org.assertj.core.api.Assertions.assertThat(page.content()).doesNotContain("Moodle-asks-the-records-1");
        try (var moodle = new LDAPConnection("127.0.0.1", port)) {
            var bound = moodle.bind("cn=moodle,o=records", "Moodle-asks-the-records-1");
            org.assertj.core.api.Assertions.assertThat(bound.getResultCode()).isEqualTo(ResultCode.SUCCESS);
        } catch (LDAPException e) {
            throw new AssertionError(e);
        }
    }

    private void guardEveryMail(String count, String share) {
        page.navigate(address("/staff/settings/guards"));
        page.getByLabel("peopleMailedCount").fill(count);
        page.getByLabel("peopleMailedShare").fill(share);
        page.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Saved");
        restart();
        awaitRestart();
    }

    /** Reloads until the newest plan has come so far, and opens it. */
    private void waitForPlan(String status) {
        page.navigate(address("/staff/plans"));
        var newest = page.locator("tbody tr").first();
        reloadUntil(() -> newest.textContent().contains(status));
        newest.getByRole(AriaRole.LINK).click();
    }

    private void restart() {
        page.navigate(address("/staff/plugins"));
        page.getByRole(AriaRole.BUTTON, named("Restart the bridge")).click();
        assertThat(page.locator(".work")).not().containsText("…");
    }

    private void awaitRestart() {
        assertThat(page.locator(".work")).containsText("runs with the new settings");
    }
}
