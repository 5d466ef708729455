package org.facelab.dashboard.edge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.dashboard.testing.DrawnRuns;
import org.facelab.dashboard.testing.Lab;
import org.facelab.db.entity.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person sees who is refused. */
@QuarkusTest
class ErrorPagesTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @TestHTTPResource("/")
    String url;

    @Inject
    DrawnRuns runs;

    @Inject
    Lab lab;

    @BeforeEach
    void clear() {
        lab.clear();
        // the browser itself speaks of every answer that is no success
        BROWSERS.forgive("Failed to load resource");
    }

    private static void told(Page page, int status, String words) {
        assertThat(page.locator("main")).containsText(String.valueOf(status));
        assertThat(page.locator("main")).containsText(words);
        Browsers.fits(page);
        Browsers.accessible(page);
    }

    @Test
    void what_is_not_there_or_not_possible_is_told_as_a_page() {
        Run run = runs.running("busy", 5, 2);
        BrowserContext dark = BROWSERS.dark();
        for (BrowserContext context : new BrowserContext[] {dark, BROWSERS.phone()}) {
            Page page = context.newPage();
            page.navigate(url + "runs/0199c6f0-0000-7000-8000-000000000000");
            told(page, 404, "there is no run");
            page.navigate(url + "runs/" + run.id + "/cancel");
            told(page, 404, "there is nothing at");
            page.navigate(url + "runs/" + run.id + "/delete");
            assertThat(page.locator("main")).containsText("cancel it first");
            page.evaluate(
                    "id => { const form = document.createElement('form'); form.method = 'post';"
                            + " form.action = `/runs/${id}/delete`; document.body.append(form); form.submit(); }",
                    run.id.toString());
            // told on the run's own page, which says what is possible instead
            assertThat(page.locator("main h1")).containsText("busy");
            assertThat(page.locator("[data-key=note-refusal]")).containsText("RUNNING");
            // its style sheet too
            page.waitForLoadState();
            Browsers.fits(page);
            Browsers.accessible(page);
            Browsers.shoot(page, "problem-409-" + (context == dark ? "dark" : "phone"));
        }
    }

    @Test
    void foreign_host_gets_a_page_that_needs_nothing_else_from_here() {
        Page page = BROWSERS.desktop().newPage();
        // every name under localhost leads to this machine
        page.navigate(url.replaceFirst("//[^:/]+", "//foreign.localhost"));
        assertThat(page.locator("h1")).hasText("Unknown host");
        told(page, 421, "it answers to localhost");
        Browsers.shoot(page, "problem-421");
    }
}
