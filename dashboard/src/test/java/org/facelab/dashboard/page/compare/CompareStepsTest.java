package org.facelab.dashboard.page.compare;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.dashboard.testing.DrawnRuns;
import org.facelab.dashboard.testing.Lab;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a comparison draws beside the figures of epochs, and what it says of files that are gone. */
@QuarkusTest
class CompareStepsTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @TestHTTPResource("/")
    String url;

    @Inject
    DrawnRuns runs;

    @Inject
    Lab lab;

    /** A run whose picture is gone is not to be offered to the tests of other pages. */
    @AfterEach
    void clear() {
        lab.clear();
    }

    private Run run(String name) {
        Run run = runs.running(name, 3, 3);
        runs.end(run, JobState.SUCCEEDED, null, null);
        return run;
    }

    private Page open(Run one, Run other, String more) {
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url + "compare?runs=" + one.number + "," + other.number + more);
        assertThat(page.locator("#compare-page[data-ready]")).isVisible();
        return page;
    }

    /** 423 steps, each with its own error. */
    private void steps(Run run) {
        lab.sql(
                "insert into step_metric (run_id, name, chunk, figures, minimum, maximum, last, nan_count) select ?, 'mse',"
                        + " 0, array_agg(f), min(f), max(f), 0.03, 0 from (select 0.03 + 0.05 / n + 0.004 * (n % 5) as f"
                        + " from generate_series(1, 423) n) figures",
                run.id);
    }

    @Test
    void training_along_steps_is_drawn_step_by_step_and_smoothed() {
        Run one = run("step by step");
        Run other = run("step by step too");
        steps(one);
        steps(other);
        Page page = open(one, other, "&split=train");
        assertThat(page.locator("#smooth-text")).hasText("off");

        page.waitForResponse(
                response -> response.url().contains("/api/runs/" + other.id + "/steps") && response.ok(),
                () -> page.getByText("Step", new Page.GetByTextOptions().setExact(true))
                        .click());

        assertThat(page.locator("#smooth-text")).hasText("0.6");
        page.locator("#curves").hover();
        assertThat(page.locator("#curves")).containsText("Step ");
        Browsers.shoot(page, "compare-steps");

        page.locator("#chart-form")
                .getByText("Epoch", new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true))
                .click();
        page.locator("h1").hover();
        page.locator("#curves").hover();
        assertThat(page.locator("#curves")).containsText("Epoch 2");
    }

    @Test
    void picture_that_is_gone_from_the_disk_is_said_to_be() {
        Run whole = run("all there");
        Run torn = run("not all there");
        runs.lose(torn, 2);
        Page page = open(whole, torn, "&epoch=2");
        var gone = page.locator(".compare-row[data-kind=random] .row-gone");

        assertThat(gone.last()).isVisible();
        assertThat(gone.first()).isHidden();
        page.locator("#slider").press("ArrowRight");
        assertThat(page.locator("#epoch")).hasText("3");
        assertThat(gone.last()).isHidden();
        // the browser itself speaks of the file's 404
        BROWSERS.forgive("404");
    }
}
