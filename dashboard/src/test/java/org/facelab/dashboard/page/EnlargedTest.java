package org.facelab.dashboard.page;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class EnlargedTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @TestHTTPResource("/")
    String url;

    @Inject
    DrawnRuns runs;

    @Inject
    Lab lab;

    @Test
    void no_page_scrolls_sideways_at_200_percent() {
        // rows of other tests name files that are not there, and the console would say so
        lab.clear();
        Run run = runs.running("drawn-flat-64-with-a-rather-long-name", 20, 4);
        Page page = BROWSERS.enlarged().newPage();
        look(page, "runs/" + run.id, "#curve[data-drawn]", "run");
        look(page, "runs/" + run.id + "/gallery", "#gallery[data-ready]", "gallery");
        look(page, "generate?run=" + run.id, ".draw", "generate");
        look(page, "runs", ".runs-table", "runs");
        lab.dataset("Drawn faces", JobState.SUCCEEDED);
        // the images of the run's own data set were never written, and the form asks for their montage
        BROWSERS.forgive("/montage.png");
        look(page, "runs/new", "#settings-epochs", "new-run");
    }

    private void look(Page page, String address, String awaited, String name) {
        page.navigate(url + address);
        assertThat(page.locator(awaited).first()).isVisible();
        Browsers.fits(page);
        Browsers.shoot(page, name + "-enlarged");
    }
}
