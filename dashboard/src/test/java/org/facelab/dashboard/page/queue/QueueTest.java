package org.facelab.dashboard.page.queue;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.dashboard.testing.Lab;
import org.facelab.dashboard.testing.Lab.Wanted;
import org.facelab.db.entity.JobState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class QueueTest {
    static final Browsers BROWSERS = new Browsers();

    @TestHTTPResource("/queue")
    String url;

    @Inject
    Lab lab;

    @AfterAll
    static void close() {
        BROWSERS.close();
    }

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
        page.getByLabel("Raise the priority of waiting-one").click();
        assertThat(page.locator("[aria-labelledby=h-waiting] tbody tr").first()).containsText("waiting-one");
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
