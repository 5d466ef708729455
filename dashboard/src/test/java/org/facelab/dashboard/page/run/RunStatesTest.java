package org.facelab.dashboard.page.run;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.dashboard.testing.DrawnRuns;
import org.facelab.dashboard.testing.Lab;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run in each of its states, in the dark and on a phone: readable, and no wider than the window. */
@QuarkusTest
class RunStatesTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @TestHTTPResource("/")
    String url;

    @Inject
    DrawnRuns runs;

    @Inject
    Lab lab;

    private Map<String, Run> states() {
        Map<String, Run> states = new LinkedHashMap<>();
        Run failed = runs.running("failed", 8, 3);
        runs.end(failed, JobState.FAILED, FailureKind.FAULT, "no space left for checkpoint epoch-0004 (12.4 MB)");
        states.put("Fault", failed);
        Run broken = runs.running("not finite", 8, 2);
        runs.epoch(broken, 3, 8, Double.NaN);
        runs.end(broken, JobState.FAILED, FailureKind.NON_FINITE, "20 steps in a row were not finite");
        states.put("Not finite", broken);
        Run lost = runs.running("lost", 8, 3);
        runs.loseWorker(lost);
        states.put("Worker lost", lost);
        Run cancelled = runs.running("cancelled", 8, 2);
        runs.end(cancelled, JobState.CANCELLED, null, null);
        states.put("Cancelled", cancelled);
        Run cancelling = runs.running("cancelling", 8, 3);
        lab.sql("update job set cancel_requested = true where id = ?", cancelling.jobId);
        states.put("Cancelling", cancelling);
        Run paused = runs.running("paused", 8, 3);
        lab.sql(
                "update job set state = 'PAUSED', lease_owner = null, lease_instance = null, lease_until = null where id = ?",
                paused.jobId);
        states.put("Paused", paused);
        states.put("Queued", runs.queued("waiting", 8));
        Run done = runs.running("done", 8, 8);
        runs.end(done, JobState.SUCCEEDED, null, null);
        states.put("Succeeded", done);
        return states;
    }

    @Test
    void every_state_is_readable_in_the_dark_and_on_a_phone() {
        BrowserContext dark = BROWSERS.dark();
        BrowserContext phone = BROWSERS.phone();
        states().forEach((word, run) -> {
            for (BrowserContext context : new BrowserContext[] {dark, phone}) {
                Page page = context.newPage();
                page.navigate(url + "runs/" + run.id);
                assertThat(page.locator("main")).containsText(word);
                assertThat(page.locator("#curve[data-drawn]")).hasCount(1);
                Browsers.fits(page);
                Browsers.accessible(page);
                Browsers.shoot(page, "state-" + run.name.replace(' ', '-') + (context == dark ? "-dark" : "-phone"));
                page.close();
            }
        });
    }
}
