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

    /** As its worker leaves a job that others are to go on with. */
    private void waitsAgain(Run run, String outcome) {
        lab.sql(
                "insert into job_attempt (job_id, fence, worker, started_at, ended_at, outcome) values (?, 1, 'darkroom-2',"
                        + " now() - interval '9 minutes', now() - interval '2 minutes', ?)",
                run.jobId,
                outcome);
        lab.sql(
                "update job set state = 'QUEUED', attempt = 0, lease_owner = null, lease_instance = null, lease_until ="
                        + " null where id = ?",
                run.jobId);
    }

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
        Run given = runs.running("given back", 8, 3);
        waitsAgain(given, "GIVEN_BACK");
        states.put("Given back by darkroom-2", given);
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

    @Test
    void who_gave_a_run_back_is_said_also_while_no_worker_runs() {
        Run given = runs.running("given back by the only worker", 8, 3);
        waitsAgain(given, "GIVEN_BACK");
        Run resumed = runs.running("resumed", 8, 3);
        waitsAgain(resumed, "PAUSED");
        lab.sql("update worker set stopped_at = now()");
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url + "runs/" + given.id);
        assertThat(page.locator("h1")).containsText("Given back");
        assertThat(page.locator(".note.warn")).containsText("Given back by darkroom-2");
        assertThat(page.locator(".note.warn")).containsText("no attempt was used up. No worker is running");
        // one that was paused and resumed was given back by nobody
        page.navigate(url + "runs/" + resumed.id);
        assertThat(page.locator("h1")).containsText("Queued");
        assertThat(page.locator(".note.warn")).containsText("No worker is running");

        lab.worker("darkroom-3", 1);
        lab.sql("update worker set drain = 'FINISH' where name = 'darkroom-3'");
        page.navigate(url + "runs/" + given.id);
        assertThat(page.locator(".note.warn")).containsText("Every worker is drained");
        lab.sql("update worker set drain = null where name = 'darkroom-3'");
        page.navigate(url + "runs/" + given.id);
        assertThat(page.locator(".note")).containsText("ahead of it");
        lab.sql("delete from worker where name = 'darkroom-3'");
        lab.sql("update worker set stopped_at = null");
    }
}
