package org.facelab.dashboard.page.runs;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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

/** Nothing that the wide table of runs offers is out of a finger's reach. */
@QuarkusTest
class RunsOnPhoneTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @TestHTTPResource("/runs")
    String url;

    @Inject
    Lab lab;

    @BeforeEach
    void fill() {
        lab.clear();
        lab.worker("darkroom-1", 2);
        UUID faces = lab.dataset("Drawn faces", JobState.SUCCEEDED);
        lab.run(faces, new Wanted("celeba-flat-128", JobState.SUCCEEDED, 20, List.of("baseline")));
        lab.run(faces, new Wanted("celeba-lr1e-2", JobState.FAILED, 3, List.of()));
        lab.run(faces, new Wanted("waiting-one", JobState.QUEUED, 0, List.of()));
    }

    private static Page.LocatorOptions row(String name) {
        return new Page.LocatorOptions().setHasText(name);
    }

    @Test
    void phone_reaches_views_columns_sweeps_and_what_is_done_to_many() {
        Page page = BROWSERS.phone().newPage();
        page.navigate(url);
        Browsers.started(page);
        page.locator("summary", row("Columns")).click();
        page.locator(".columns-menu label", row("Seed")).click();
        // a column that somebody chose is a line with its label on each card
        assertThat(page.locator("td[data-label=Seed]").first()).isVisible();
        assertThat(page.locator("td[data-label=Seed]").first()).hasText("20261");
        Browsers.fits(page);
        Browsers.accessible(page);
        Browsers.shoot(page, "runs-columns-phone");

        page.navigate(url + "?state=FAILED");
        page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("Keep this view as").fill("Trouble on the way");
        page.getByText("Save view").click();
        assertThat(page.locator(".chip.saved[aria-current]")).hasText("Trouble on the way");

        page.navigate(url);
        page.locator("#runs tbody tr", row("waiting-one"))
                .getByRole(AriaRole.CHECKBOX)
                .check();
        Browsers.shoot(page, "runs-chosen-phone");
        Browsers.accessible(page);
        page.locator("#bulk summary").click();
        page.getByLabel("Add or take off a tag").fill("on foot");
        page.getByText("Add", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("select[name=tag]")).containsText("on foot");
        page.locator("#runs tbody tr", row("waiting-one"))
                .getByRole(AriaRole.CHECKBOX)
                .check();
        page.locator("#bulk button[value=cancel]").click();
        assertThat(page.locator("#runs tbody tr", row("waiting-one"))).containsText("Cancelled");

        page.locator(".actions").getByText("Sweeps").click();
        assertThat(page.locator("h1")).hasText("Sweeps");
        assertThat(page.locator(".tabs-phone [aria-current]")).hasText("Runs");
    }
}
