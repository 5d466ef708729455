package org.facelab.dashboard.page.run;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.dashboard.testing.DrawnRuns;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class RunDeedsTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @TestHTTPResource("/")
    String url;

    @Inject
    DrawnRuns runs;

    private Page open(BrowserContext context, Run run, String more) {
        Page page = context.newPage();
        page.navigate(url + "runs/" + run.id + more);
        return page;
    }

    @Test
    void running_run_is_asked_for_pictures_and_a_pause_without_script() {
        Run run = runs.running("drawn-flat-64", 20, 3);
        Page page = open(BROWSERS.withoutScript(), run, "");
        page.getByLabel("More").click();
        page.getByText("Sample now").click();
        page.getByLabel("More").click();
        assertThat(page.locator(".actions .dropdown-menu")).containsText("asked for, comes with the next step");
        page.getByText("Pause", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("h1")).containsText("Pausing");
        assertThat(page.locator(".head")).not().containsText("Resume");
    }

    @Test
    void waiting_run_is_paused_and_resumed_by_key() {
        Run run = runs.queued("waits-64", 20);
        Page page = open(BROWSERS.desktop(), run, "");
        page.keyboard().press("p");
        assertThat(page.locator("h1")).containsText("Paused");
        Browsers.started(page);
        Browsers.accessible(page);
        Browsers.shoot(page, "run-paused");
        page.keyboard().press("p");
        assertThat(page.locator("h1")).containsText("Queued");
    }

    @Test
    void what_the_state_does_not_allow_is_told_on_the_page_with_what_is_allowed() {
        Run run = runs.running("ends-meanwhile", 20, 2);
        Page page = open(BROWSERS.withoutScript(), run, "");
        runs.end(run, JobState.SUCCEEDED, null, null);
        page.getByText("Pause", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("[role=alert]")).containsText("SUCCEEDED");
        assertThat(page.locator("[role=alert]")).containsText("allowed now");
        assertThat(page.locator("h1")).containsText("Succeeded");
        given().post(url + "runs/" + run.id + "/resume").then().statusCode(409).body(containsString("continue"));
        BROWSERS.forgive("409 (Conflict)");
    }

    @Test
    void ended_run_goes_on_for_more_epochs_and_wrong_numbers_come_back() {
        Run run = runs.running("goes-on", 4, 4);
        runs.end(run, JobState.SUCCEEDED, null, null);
        Page plain = open(BROWSERS.withoutScript(), run, "/continue");
        plain.getByLabel("More epochs").fill("minus");
        plain.getByText("Queue these epochs").click();
        assertThat(plain.locator(".error")).containsText("must be a whole number");
        assertThat(plain.getByLabel("More epochs")).hasValue("minus");
        BROWSERS.forgive("400 (Bad Request)");
        Page page = open(BROWSERS.desktop(), run, "");
        page.locator(".actions > a").getByText("Continue").click();
        assertThat(page.locator("#ask")).isVisible();
        page.getByLabel("More epochs").fill("6");
        Browsers.accessible(page);
        Browsers.shoot(page, "run-continue");
        page.getByText("Queue these epochs").click();
        assertThat(page.locator("h1")).containsText("Queued");
        assertThat(page.locator("#run")).containsText("4 of 10 epochs");
    }

    @Test
    void words_on_a_run_are_changed_and_hostile_ones_shown_as_they_are() {
        Run run = runs.queued("plain", 4);
        Page page = open(BROWSERS.desktop(), run, "");
        page.getByText("Name, tags, notes", new Page.GetByTextOptions().setExact(true))
                .click();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("<b>bold</b>");
        page.getByLabel("Tags").fill("one, two,, one");
        page.locator("#edit-notes").fill("first line\n<i>second</i>");
        Browsers.accessible(page);
        Browsers.shoot(page, "run-edit");
        page.getByText("Keep these words").click();
        assertThat(page.locator("h1")).containsText("<b>bold</b>");
        assertThat(page.locator(".written")).hasText("first line\n<i>second</i>");
        assertThat(page.locator(".head .tag")).hasText(new String[] {"one", "two"});
        Page plain = open(BROWSERS.withoutScript(), run, "/edit");
        plain.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(" ");
        plain.getByText("Keep these words").click();
        assertThat(plain.locator(".error")).containsText("is required");
        BROWSERS.forgive("400 (Bad Request)");
    }

    @Test
    void archived_run_leaves_the_list_and_comes_back() {
        Run run = runs.running("archived-one", 4, 1);
        runs.end(run, JobState.CANCELLED, null, null);
        Page page = open(BROWSERS.withoutScript(), run, "");
        page.getByLabel("More").click();
        page.locator("form[action$='/archive'] button").click();
        page.navigate(url + "runs?q=archived-one");
        assertThat(page.locator("#runs")).containsText("No run fits");
        page.navigate(url + "runs/" + run.id);
        page.getByLabel("More").click();
        page.getByText("Take out of the archive").click();
        page.navigate(url + "runs?q=archived-one");
        assertThat(page.locator("#runs tbody tr")).hasCount(1);
    }

    @Test
    void phone_and_dark_offer_the_same() {
        Run run = runs.running("offers", 20, 3);
        Page phone = open(BROWSERS.phone(), run, "");
        phone.getByLabel("More").click();
        Browsers.fits(phone);
        Browsers.accessible(phone);
        Browsers.shoot(phone, "run-menu-phone");
        Page dark = open(BROWSERS.dark(), run, "");
        dark.getByLabel("More").click();
        Browsers.accessible(dark);
        Browsers.shoot(dark, "run-menu-dark");
    }
}
