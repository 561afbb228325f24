package org.lmsbridge.examples.training;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What students do, in a real browser. */
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
        // None, where the schedule's own look was first.
        assertThat(page.getByText(Pattern.compile("New completions: \\d"))).isVisible();
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
    void hostileNameStaysTextEverywhere() {
        var name = "<script>document.title='owned'</script>";
        register("\"><b>Bob", name, "bob@example.org");
        page.navigate(address("/profile"));
        assertThat(page.getByLabel("Last name")).hasValue(name);
        assertThat(page.getByRole(AriaRole.NAVIGATION)).containsText(name);
        nothingRan();
        book("Dementia care");
        nothingRan();

        var student = page;
        page = newPage();
        signInAsStaff();
        page.navigate(address("/staff/why?text=owned"));
        assertThat(page.getByLabel("Who")).containsText(name);
        nothingRan();
        page.navigate(address("/staff/plans"));
        page.getByRole(AriaRole.BUTTON, named("Make a plan")).click();
        assertThat(page.locator(".work")).containsText("Moodle");
        for (var path : List.of("/staff", "/staff/plans", "/staff/runs", "/staff/call-backs", "/staff/matching")) {
            page.navigate(address(path));
            nothingRan();
        }
        page.navigate(address("/staff/plans"));
        page.locator("tbody a").first().click();
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("\"><b>Bob " + name);
        nothingRan();
        page.navigate(application.sandbox().orElseThrow().url().toString());
        nothingRan();
        page = student;
    }

    private void nothingRan() {
        Assertions.assertThat(page.title()).isNotBlank().isNotEqualTo("owned");
        assertThat(page.locator("b").filter(with("Bob"))).hasCount(0);
    }

    @Test
    void studentsSeeNothingOfTheConsole() {
        register("Eve", "Curious", "eve@example.org");
        page.navigate(address("/staff/plans"));
        assertThat(page.getByRole(AriaRole.HEADING, named("Sign in"))).isVisible();
    }
}
