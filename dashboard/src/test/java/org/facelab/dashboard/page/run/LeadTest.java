package org.facelab.dashboard.page.run;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.dashboard.testing.DrawnRuns;
import org.facelab.dashboard.testing.Heard;
import org.facelab.dashboard.testing.Lab;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Run;
import org.facelab.db.message.JobChanged.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class LeadTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @TestHTTPResource("/")
    String url;

    @Inject
    DrawnRuns runs;

    @Inject
    Lab lab;

    private Run demo(int epochs, int done) {
        Run run = runs.running("Demo: drawn faces", epochs, done);
        lab.sql("update run set tags = '{demo}', device = 'cpu' where id = ?", run.id);
        return run;
    }

    private Page open(BrowserContext context, Run run, String query) {
        Page page = context.newPage();
        page.navigate(url + "runs/" + run.id + query);
        return page;
    }

    @Test
    void demo_leads_a_newcomer_until_it_is_put_away() {
        Run run = demo(5, 4);
        BrowserContext desktop = BROWSERS.desktop();
        Page page = open(desktop, run, "");
        assertThat(page.locator("#lead li")).hasCount(3);
        assertThat(page.locator("#lead")).containsText("What to look at meanwhile");
        assertThat(page.locator("#lead a[href$='/gallery']")).isVisible();
        assertThat(page.locator(".stats")).containsText("GiB, CPU");
        Browsers.accessible(page);
        Browsers.shoot(page, "demo-light");
        Page phone = open(BROWSERS.phone(), run, "");
        Browsers.fits(phone);
        Browsers.shoot(phone, "demo-phone");
        Browsers.live(page);
        runs.epoch(run, 5, 5);
        runs.end(run, JobState.SUCCEEDED, null, null);
        Heard.tell(run, What.STATE);
        assertThat(page.locator("#lead")).containsText("This model has learned to draw faces");
        Browsers.accessible(page);
        Browsers.shoot(page, "demo-done");
        page.getByLabel("Hide these steps").click();
        assertThat(page.locator("#lead")).isHidden();
        Page again = open(desktop, run, "");
        assertThat(again.locator("#lead")).isHidden();
        again.getByLabel("More").click();
        again.getByText("First steps").click();
        assertThat(again.locator("#lead")).isVisible();
        assertThat(open(desktop, run, "").locator("#lead")).isVisible();
    }

    @Test
    void steps_are_put_away_without_script_too() {
        Page page = open(BROWSERS.withoutScript(), demo(5, 0), "");
        assertThat(page.locator("#lead")).containsText("Once the first epoch is over, open the gallery");
        page.getByLabel("Hide these steps").click();
        assertThat(page.locator("#curve")).hasCount(1);
        assertThat(page.locator("#lead")).hasCount(0);
        page.getByLabel("More").click();
        page.getByText("First steps").click();
        assertThat(page.locator("#lead")).isVisible();
    }

    @Test
    void what_was_put_away_stays_so_as_the_page_renews_itself() {
        Run run = demo(5, 1);
        Page page = open(BROWSERS.desktop(), run, "?lead=off");
        Browsers.live(page);
        runs.epoch(run, 2, 5);
        Heard.tell(run, What.EPOCH);
        assertThat(page.locator("#strip a.frame")).hasCount(2);
        assertThat(page.locator("#lead")).hasCount(0);
    }

    @Test
    void other_runs_and_a_demo_that_failed_lead_nobody() {
        Run other = runs.running("other", 3, 1);
        assertThat(open(BROWSERS.withoutScript(), other, "").locator("#lead")).hasCount(0);
        Run failed = demo(3, 1);
        runs.end(failed, JobState.FAILED, FailureKind.FAULT, "no space left");
        assertThat(open(BROWSERS.withoutScript(), failed, "").locator("#lead")).hasCount(0);
    }
}
