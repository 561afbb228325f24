package org.lmsbridge.examples.training;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Pictures of every page for people to look at: set {@code SCREENSHOTS} to a directory. */
@EnabledIfEnvironmentVariable(named = "SCREENSHOTS", matches = ".+")
class ScreenshotTest extends InBrowser {
    @Test
    void everyPageAtBothWidths() {
        shoot("courses-signed-out", "/");
        shoot("register", "/register");
        shoot("sign-in", "/sign-in");
        shoot("username", "/username");
        register("Nadia", "Quist", "nadia@example.org");
        shoot("courses", "/");
        book("Forklift licence");
        page.waitForTimeout(4_000);
        shoot("mine", "/mine");
        shoot("profile", "/profile");
        inMoodleNow();
        page.navigate(address("/"));
        page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
        signIn(Application.FIRST_STAFF, STAFF_PASSWORD);
        page.navigate(address("/staff/connection"));
        page.getByRole(AriaRole.BUTTON, named("Check now")).click();
        for (var name : List.of("plans", "runs", "call-backs", "connection", "plugins", "semesters", "matching")) {
            shoot(name, "/staff/" + name);
        }
        shoot("overview", "/staff");
        shoot("why", "/staff/why?text=Okafor&contact=C000001&courseDate=D000006");
        shoot("course-search", "/staff/courses?text=Safety");
        shoot("settings", "/staff/settings/auth_records");
        page.navigate(address("/staff/plans"));
        page.locator("tbody a").first().click();
        shoot("plan", page.url().replace(address(""), ""));
        page.getByText("What its run did").click();
        shoot("run", page.url().replace(address(""), ""));
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
