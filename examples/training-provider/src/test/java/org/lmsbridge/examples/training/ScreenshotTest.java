package org.lmsbridge.examples.training;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.lmsbridge.core.report.RunStatus;
import org.lmsbridge.core.state.NewDelivery;

/** Pictures of every page for people to look at: set {@code SCREENSHOTS} to a directory. */
@EnabledIfEnvironmentVariable(named = "SCREENSHOTS", matches = ".+")
class ScreenshotTest extends InBrowser {
    @Test
    void everyPageAtBothWidths() {
        shoot("courses-signed-out", "/");
        shoot("register", "/register");
        shoot("sign-in", "/sign-in");
        shoot("username", "/username");
        register("Ida", "Holm", "ida@example.org");
        shoot("courses", "/");
        book("Forklift licence");
        page.waitForTimeout(4_000);
        shoot("mine", "/mine");
        shoot("profile", "/profile");
        inMoodleNow();
        page.navigate(address("/mine"));
        page.getByRole(AriaRole.BUTTON, named("Finish Forklift licence")).click();
        page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
        signInAsStaff();
        press("/staff/call-backs", "Look for completions now");
        press("/staff/connection", "Check now");
        press("/staff/connection", "Ask each function");
        press("/staff/connection", "Look now");
        application.sandbox().orElseThrow().state().addCourse("SEA.2026A", "Seamanship one", 1);
        press("/staff/semesters", "Look for semesters");
        press("/staff/semesters", "Import 2026A");
        press("/staff/plans", "Make a plan");
        press("/staff/matching", "Compare");
        page.waitForTimeout(3_000);
        for (var name :
                List.of("plans", "runs", "connection", "plugins", "semesters", "matching", "sign-in", "nowhere")) {
            shoot("staff-" + name, "/staff/" + name);
        }
        shoot("overview", "/staff");
        shoot("why", "/staff/why?text=Okafor&contact=C000001&courseDate=D000006");
        shoot("course-search", "/staff/courses?text=Sea");
        shoot("settings", "/staff/settings/auth_records");
        page.navigate(address("/staff/runs"));
        page.locator("tbody tr").filter(with("enrol")).first().locator("a").click();
        shoot("run", page.url().replace(address(""), ""));
        page.getByText("Its plan").click();
        shoot("plan", page.url().replace(address(""), ""));
        stoppedAndDead();
        page.getByRole(AriaRole.BUTTON, named("Sign out")).first().click();
        signIn("ida@example.org", "Harbour-22");
        shoot("mine-completed", "/mine");
    }

    private void stoppedAndDead() {
        var site = application.host().connected().orElseThrow().site();
        site.stopSwitch().stop("Maja Lind", "exam week");
        site.deliveries()
                .store(List.of(new NewDelivery(
                        "local_records.process-steps", "registration:none", "Certificate", Optional.empty(), "{}")));
        page.waitForTimeout(3_000);
        shoot("overview-stopped", "/staff");
        var planId = planOfThree();
        site.runs().save(oneOfThree(planId, RunStatus.RUNNING), List.of());
        shoot("runs-under-way", "/staff/runs");
        shoot("run-under-way", "/staff/runs/run-" + planId);
        shoot("call-backs", "/staff/call-backs");
        site.stopSwitch().release();
    }

    private void press(String path, String button) {
        page.navigate(address(path));
        page.getByRole(AriaRole.BUTTON, named(button)).first().click();
        reloadUntil(() -> page.getByText("…").count() == 0);
    }

    private void inMoodleNow() {
        page.navigate(address("/mine"));
        inMoodle("Forklift licence");
        shot("moodle");
    }

    private void shoot(String name, String path) {
        page.navigate(address(path));
        shot(name);
    }

    private void shot(String name) {
        for (var width : List.of(1280, 390)) {
            page.setViewportSize(width, 800);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of(System.getenv("SCREENSHOTS"), name + "-" + width + ".png")));
        }
        page.setViewportSize(1280, 800);
    }
}
