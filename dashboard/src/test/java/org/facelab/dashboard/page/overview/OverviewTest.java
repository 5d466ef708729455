package org.facelab.dashboard.page.overview;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class OverviewTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @TestHTTPResource("/")
    String url;

    @Inject
    Lab lab;

    @BeforeEach
    void clear() {
        lab.clear();
    }

    private void fill() {
        lab.worker("darkroom-1", 2);
        lab.worker("atlas-gpu1", 48);
        UUID faces = lab.dataset("Drawn faces", JobState.SUCCEEDED);
        lab.dataset("Holiday", JobState.FAILED);
        lab.run(faces, new Wanted("celeba-flat-64", JobState.SUCCEEDED, 20, List.of()));
        lab.run(faces, new Wanted("celeba-lr1e-2", JobState.FAILED, 3, List.of()));
        lab.run(faces, new Wanted("celeba-flat-256", JobState.SUCCEEDED, 20, List.of()));
        lab.run(faces, new Wanted("celeba-flat-128", JobState.RUNNING, 14, List.of()));
    }

    @Test
    void newest_faces_come_first_and_troubles_beside_them() {
        fill();
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url);
        assertThat(page.locator("#h-now")).hasText("celeba-flat-128");
        assertThat(page.locator(".well .face")).hasCount(24);
        assertThat(page.locator("[aria-label='Needs you'] .note")).hasCount(2);
        assertThat(page.locator(".finished tbody tr")).hasCount(2);
        assertThat(page.locator("#worker-atlas-gpu1")).containsText("Lost");
        Browsers.fits(page);
        Browsers.accessible(page);
        Browsers.shoot(page, "overview-light");
    }

    @Test
    void dark_and_phone_are_as_readable() {
        fill();
        Page dark = BROWSERS.dark().newPage();
        dark.navigate(url);
        Browsers.accessible(dark);
        Browsers.shoot(dark, "overview-dark");
        Page phone = BROWSERS.phone().newPage();
        phone.navigate(url);
        Browsers.fits(phone);
        Browsers.accessible(phone);
        Browsers.shoot(phone, "overview-phone");
    }

    @Test
    void newcomer_is_led_from_data_to_a_first_run() {
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url);
        assertThat(page.locator("main")).containsText("No worker is running");
        assertThat(page.getByText("Draw faces")).hasAttribute("href", "/datasets#draw");
        Browsers.accessible(page);
        Browsers.shoot(page, "overview-empty");
        Browsers.live(page);
        UUID faces = lab.dataset("Drawn faces", JobState.SUCCEEDED);
        lab.announce(UUID.randomUUID());
        assertThat(page.locator("#h-first")).hasText("Ready for a first run");
        lab.run(faces, new Wanted("first", JobState.RUNNING, 0, List.of()));
        lab.announce(UUID.randomUUID());
        assertThat(page.locator("#h-first")).hasText("The first faces are on their way");
    }

    @Test
    void address_that_leads_nowhere_is_told_as_a_page() {
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url + "nowhere/<b>at all");
        assertThat(page.locator("h1")).hasText("Not found");
        assertThat(page.locator(".nav-main")).isVisible();
        Browsers.accessible(page);
        Browsers.shoot(page, "problem-404");
        BROWSERS.forgive("nowhere");
    }
}
