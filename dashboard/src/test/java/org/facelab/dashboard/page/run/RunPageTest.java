package org.facelab.dashboard.page.run;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.facelab.dashboard.Lab;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.dashboard.testing.DrawnRuns;
import org.facelab.dashboard.testing.Heard;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Run;
import org.facelab.db.message.JobChanged.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class RunPageTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @TestHTTPResource("/")
    String url;

    @Inject
    DrawnRuns runs;

    private Page open(BrowserContext context, Run run) {
        Page page = context.newPage();
        page.navigate(url + "runs/" + run.id);
        return page;
    }

    @Test
    void curve_stands_above_one_frame_an_epoch() {
        Run run = runs.running("drawn-flat-64", 20, 14);
        Page page = open(BROWSERS.desktop(), run);
        assertThat(page.locator("#curve canvas")).isVisible();
        assertThat(page.locator("#strip a.frame")).hasCount(14);
        assertThat(page.locator("#strip .todo")).hasCount(5);
        assertThat(page.locator(".meter b.done")).hasCount(14);
        assertThat(page.locator(".stats")).containsText("best so far, epoch 14");
        Browsers.accessible(page);
        Browsers.shoot(page, "run-light");
        Page dark = open(BROWSERS.dark(), run);
        assertThat(dark.locator("#curve canvas")).isVisible();
        Browsers.accessible(dark);
        Browsers.shoot(dark, "run-dark");
        Page phone = open(BROWSERS.phone(), run);
        assertThat(phone.locator("#curve canvas")).isVisible();
        Browsers.fits(phone);
        Browsers.accessible(phone);
        Browsers.shoot(phone, "run-phone");
    }

    @Test
    void every_state_says_what_happened_and_what_remains() {
        Run failed = runs.running("failed", 5, 2);
        runs.end(failed, JobState.FAILED, FailureKind.NON_FINITE, "the loss of step 301 is not a number");
        Page page = open(BROWSERS.desktop(), failed);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Not finite: the loss of step 301 is not a number");
        assertThat(page.locator(".note.bad")).containsText("2 epochs with their pictures, 2 checkpoints");
        assertThat(page.locator("#run")).not().hasAttribute("data-live", Pattern.compile(".*"));
        Browsers.shoot(page, "run-failed");
        Run lost = runs.running("lost", 5, 1);
        runs.loseWorker(lost);
        page = open(BROWSERS.desktop(), lost);
        assertThat(page.locator(".note.warn")).containsText("darkroom-1 has not been heard of");
        Run queued = runs.queued("queued", 5);
        page = open(BROWSERS.desktop(), queued);
        assertThat(page.locator(".note"))
                .containsText(Pattern.compile("ahead of it|the next in line|No worker is running"));
        assertThat(page.locator("#strip .todo")).hasCount(5);
        assertThat(page.locator(".blank")).containsText("The first faces come");
        Browsers.accessible(page);
        Browsers.shoot(page, "run-queued");
    }

    @Test
    void run_is_read_and_cancelled_without_script() {
        Run run = runs.running("no script", 5, 3);
        Page page = open(BROWSERS.withoutScript(), run);
        page.locator("details.figures summary").click();
        assertThat(page.locator(".figures tbody tr")).hasCount(3);
        page.getByText("Cancel", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("h1")).containsText("Cancelling");
    }

    @Test
    void names_of_any_kind_break_nothing() {
        String name = "<img src=x onerror=alert(1)> مرحبا \uD83D\uDE00 " + "x".repeat(150);
        Run run = runs.running(name, 3, 1);
        for (Page page : new Page[] {open(BROWSERS.desktop(), run), open(BROWSERS.phone(), run)}) {
            assertThat(page.locator("h1")).containsText(name);
            Browsers.fits(page);
            assertThat(page.locator("main img[src=x]").count()).isZero();
        }
    }

    @Test
    void epoch_that_ends_grows_the_curve_and_moves_nothing_else() {
        Run run = runs.running("live", 6, 2);
        Page page = open(BROWSERS.desktop(), run);
        assertThat(page.locator("#curve[data-drawn]")).isVisible();
        Browsers.live(page);
        page.locator("details.figures summary").click();
        page.locator("[data-measure=kl]").click();
        page.evaluate("window.before = document.querySelector('#strip a.frame img');"
                + "window.canvas = document.querySelector('#curve canvas'); scrollTo(0, 200)");
        runs.epoch(run, 3, 6);
        Heard.tell(run, What.EPOCH);
        assertThat(page.locator("#strip a.frame")).hasCount(3);
        assertThat(page.locator(".figures tbody tr")).hasCount(3);
        assertThat(page.locator(".stats")).containsText("best so far, epoch 3");
        assertThat(page.locator("[data-measure=kl]")).hasAttribute("aria-pressed", "true");
        assertThat(page.evaluate("[before.isConnected, canvas.isConnected, scrollY].join()"))
                .isEqualTo("true,true,200");
        runs.epoch(run, 4, 6, Double.NaN);
        runs.end(run, JobState.FAILED, FailureKind.NON_FINITE, "the loss is not a number");
        Heard.tell(run, What.STATE);
        assertThat(page.locator("h1")).containsText("Failed");
        assertThat(page.locator("#strip a.frame")).hasCount(4);
        page.locator("[data-measure=mse]").click();
        assertThat(page.locator("#not-finite")).containsText("2 not finite");
        assertThat(page.locator("#run")).not().hasAttribute("data-live", Pattern.compile(".*"));
        Browsers.shoot(page, "run-not-finite");
        page.waitForDownload(() -> {
            page.getByLabel("Download chart").click();
            page.getByText("Chart as PNG").click();
        });
    }

    @Test
    void page_opened_while_the_run_waits_keeps_its_curve_when_a_worker_takes_it_up() {
        Run run = runs.queued("taken up", 4);
        Page page = open(BROWSERS.desktop(), run);
        assertThat(page.locator("#curve[data-drawn]")).isVisible();
        assertThat(page.locator(".note")).isVisible();
        Browsers.live(page);
        page.locator("[data-measure=kl]").focus();
        page.evaluate("window.canvas = document.querySelector('#curve canvas')");
        QuarkusTransaction.requiringNew().run(() -> Lab.end(run.jobId, JobState.RUNNING));
        runs.epoch(run, 1, 4);
        Heard.tell(run, What.STATE);
        assertThat(page.locator("h1")).containsText("Running");
        assertThat(page.locator(".note")).hasCount(0);
        assertThat(page.locator("#strip a.frame")).hasCount(1);
        assertThat(page.evaluate("canvas.isConnected")).isEqualTo(true);
        assertThat(page.locator("[data-measure=kl]")).isFocused();
    }

    @Test
    void ended_run_is_deleted_after_a_question() {
        Run run = runs.running("to delete", 2, 1);
        Page page = open(BROWSERS.desktop(), run);
        page.getByLabel("More").click();
        assertThat(page.locator(".dropdown-item[aria-disabled]", new Page.LocatorOptions().setHasText("Delete")))
                .containsText("once it has ended");
        runs.end(run, JobState.CANCELLED, null, null);
        page.reload();
        page.getByLabel("More").click();
        page.getByText("Delete run and files…").click();
        assertThat(page.locator("#delete-run")).containsText("1 checkpoint and 3 pictures go too");
        page.locator("#delete-run button[type=submit]").click();
        page.waitForURL("**/runs");
        assertThat(QuarkusTransaction.requiringNew().call(() -> Run.count("id", run.id)))
                .isZero();
    }

    @Test
    void frame_of_a_long_run_stands_for_a_stretch_of_epochs_and_shows_its_last() {
        Run run = runs.lengthy("long", 1000);
        Page page = open(BROWSERS.desktop(), run);
        assertThat(page.locator("#curve[data-drawn]")).isVisible();
        assertThat(page.locator("#strip a.frame")).hasCount(24);
        assertThat(page.locator("#strip a.frame").first()).hasAttribute("data-epoch", "42");
        assertThat(page.locator("#strip a.frame").last()).hasAttribute("data-epoch", "1000");
        assertThat(page.locator(".meter b")).hasCount(0);
        Browsers.shoot(page, "run-long");
    }

    @Test
    void newest_run_has_an_address_of_its_own() {
        Run run = runs.queued("newest", 2);
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url + "runs/latest");
        assertThat(page).hasURL(Pattern.compile(run.id.toString()));
    }
}
