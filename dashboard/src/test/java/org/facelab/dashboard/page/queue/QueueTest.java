package org.facelab.dashboard.page.queue;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.dashboard.testing.Lab;
import org.facelab.dashboard.testing.Lab.Wanted;
import org.facelab.db.entity.JobState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class QueueTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @TestHTTPResource("/queue")
    String url;

    @Inject
    Lab lab;

    @BeforeEach
    void fill() {
        lab.clear();
        lab.worker("darkroom-1", 2);
        lab.worker("atlas-gpu1", 48);
        UUID faces = lab.dataset("Drawn faces", JobState.SUCCEEDED);
        lab.dataset("Family photographs", JobState.QUEUED);
        lab.run(faces, new Wanted("celeba-flat-128", JobState.RUNNING, 14, List.of()));
        lab.run(faces, new Wanted("waiting-one", JobState.QUEUED, 0, List.of()));
        lab.run(faces, new Wanted("waiting-two", JobState.QUEUED, 0, List.of()));
        lab.run(faces, new Wanted("celeba-lr1e-2", JobState.FAILED, 3, List.of()));
    }

    @Test
    void who_runs_what_who_was_lost_and_what_waits_is_shown() {
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url);
        assertThat(page.locator("#worker-darkroom-1")).containsText("epoch 15 of 20");
        assertThat(page.locator("#worker-atlas-gpu1")).containsText("Lost");
        assertThat(page.locator("[aria-labelledby=h-waiting] tbody tr")).hasCount(3);
        assertThat(page.locator("[aria-labelledby=h-ended]")).containsText("not finite");
        Browsers.fits(page);
        Browsers.accessible(page);
        Browsers.shoot(page, "queue-light");
    }

    @Test
    void dark_and_phone_are_as_readable() {
        Page dark = BROWSERS.dark().newPage();
        dark.navigate(url);
        Browsers.accessible(dark);
        Browsers.shoot(dark, "queue-dark");
        Page phone = BROWSERS.phone().newPage();
        phone.navigate(url);
        Browsers.fits(phone);
        Browsers.accessible(phone);
        Browsers.shoot(phone, "queue-phone");
    }

    @Test
    void waiting_job_is_cancelled_without_script() {
        Page page = BROWSERS.withoutScript().newPage();
        page.navigate(url);
        page.getByLabel("Cancel waiting-two").click();
        assertThat(page.locator("[aria-labelledby=h-waiting] tbody tr")).hasCount(2);
        assertThat(page.locator("[aria-labelledby=h-ended]")).containsText("waiting-two");
        page.getByLabel("Move waiting-one to the front").click();
        assertThat(page.locator("[aria-labelledby=h-waiting] tbody tr").first()).containsText("waiting-one");
        page.getByLabel("Move waiting-one down").click();
        assertThat(page.locator("[aria-labelledby=h-waiting] tbody tr").nth(1)).containsText("waiting-one");
        page.getByLabel("Priority of waiting-one", new Page.GetByLabelOptions().setExact(true))
                .selectOption("High");
        page.getByLabel("Set the priority of waiting-one").click();
        assertThat(page.locator("[aria-labelledby=h-waiting] tbody tr").first()).containsText("waiting-one");
    }

    @Test
    void order_changes_by_keys_by_drag_and_by_priority() {
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url);
        Browsers.started(page);
        Locator rows = page.locator("[aria-labelledby=h-waiting] tbody tr");
        assertThat(rows.last()).containsText("waiting-two");
        page.getByLabel("Move waiting-two: arrow keys, or drag").focus();
        page.keyboard().press("ArrowUp");
        assertThat(rows.nth(1)).containsText("waiting-two");
        assertThat(page.locator("#moved")).hasText("Moved");
        // the focus follows the job, so that keys can be pressed again
        page.keyboard().press("Home");
        assertThat(rows.first()).containsText("waiting-two");
        page.getByLabel("Move waiting-one: arrow keys, or drag")
                .dragTo(rows.first(), new Locator.DragToOptions().setTargetPosition(200, 4));
        assertThat(rows.first()).containsText("waiting-one");
        page.getByLabel("Priority of waiting-two").selectOption("High");
        assertThat(rows.first()).containsText("waiting-two");
        // what is for browsers without script stays unseen
        assertThat(page.getByLabel("Set the priority of waiting-two")).hasCount(0);
        assertThat(page.getByLabel("Priority of waiting-two")).hasValue("1");
    }

    @Test
    void each_job_says_why_it_waits() {
        UUID faces = lab.dataset("More faces", JobState.SUCCEEDED);
        UUID needed = lab.run(faces, new Wanted("first-stage", JobState.QUEUED, 0, List.of()));
        UUID second = lab.run(faces, new Wanted("second-stage", JobState.BLOCKED, 0, List.of()));
        lab.run(faces, new Wanted("paused-one", JobState.PAUSED, 3, List.of()));
        lab.sql(
                "insert into job_dependency (job_id, needs_job_id) select s.job_id, n.job_id from run s, run n"
                        + " where s.id = ? and n.id = ?",
                second,
                needed);
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url);
        Locator waiting = page.locator("[aria-labelledby=h-waiting]");
        assertThat(row(waiting, "waiting-one")).containsText("a slot is free in about 3 min 14 s");
        assertThat(row(waiting, "waiting-two")).containsText("behind 1 other");
        assertThat(row(waiting, "second-stage")).containsText(Pattern.compile("after #\\d+"));
        assertThat(row(waiting, "paused-one")).containsText("until it is resumed");
        page.getByLabel("Resume paused-one").click();
        assertThat(row(waiting, "paused-one")).containsText("behind");
        lab.sql("delete from worker");
        page.reload();
        assertThat(row(waiting, "waiting-one")).containsText("no worker is running");
    }

    private static Locator row(Locator table, String name) {
        return table.locator("tbody tr", new Locator.LocatorOptions().setHasText(name));
    }

    @Test
    void move_beside_a_job_that_is_gone_says_so_in_place() {
        Page page = BROWSERS.withoutScript().newPage();
        page.navigate(url);
        lab.sql("update job set state = 'CANCELLED', ended_at = now() where state = 'QUEUED' and id in"
                + " (select job_id from run where name = 'waiting-one')");
        page.getByLabel("Move waiting-two up").click();
        assertThat(page.locator("[role=alert]")).containsText("CANCELLED");
        assertThat(page.locator("h1")).hasText("Queue");
        BROWSERS.forgive("409 (Conflict)");
    }

    @Test
    void worker_is_drained_and_takes_jobs_again_without_script() {
        Page page = BROWSERS.withoutScript().newPage();
        page.navigate(url);
        page.locator("#worker-darkroom-1 summary").click();
        page.getByLabel("Drain darkroom-1: finish its jobs").click();
        assertThat(page.locator("#worker-darkroom-1")).containsText("Draining");
        assertThat(page.locator("#worker-darkroom-1")).containsText("Ends what it does, then takes no new job.");
        assertThat(row(page.locator("[aria-labelledby=h-waiting]"), "waiting-one"))
                .containsText("its worker is draining");
        Browsers.shoot(page, "queue-draining");
        page.getByText("Take jobs again").click();
        assertThat(page.locator("#worker-darkroom-1")).containsText("Training");
        assertThat(page.locator("#worker-atlas-gpu1")).not().containsText("Drain");
    }

    @Test
    void open_page_hears_of_a_new_job() {
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url);
        Browsers.live(page);
        UUID job = lab.job("TRAIN", JobState.QUEUED, "{}");
        lab.announce(job);
        assertThat(page.locator("[aria-labelledby=h-waiting] tbody tr")).hasCount(4);
        assertThat(page.locator("#bar-waiting")).hasText("4");
    }
}
