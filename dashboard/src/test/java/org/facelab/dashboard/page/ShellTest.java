package org.facelab.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.dashboard.testing.Lab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class ShellTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @TestHTTPResource("/")
    String url;

    @Inject
    Lab lab;

    /** Rows of other tests name files that are not there, and the console would say so. */
    @BeforeEach
    void clear() {
        lab.clear();
    }

    @Test
    void theme_follows_the_system_until_somebody_chooses() {
        Page page = BROWSERS.dark().newPage();
        page.navigate(url);
        assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
        page.getByLabel("Light or dark").click();
        assertThat(page.locator("html")).hasAttribute("data-bs-theme", "light");
        page.reload();
        assertThat(page.locator("html")).hasAttribute("data-theme", "light");
        Browsers.accessible(page);
    }

    @Test
    void keyboard_help_opens_and_single_keys_can_be_turned_off() {
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url);
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
        page.getByLabel("Keys of a single letter").uncheck();
        page.keyboard().press("Escape");
        page.keyboard().press("t");
        assertThat(page.locator("html")).hasAttribute("data-bs-theme", "light");
        Browsers.shoot(page, "shell-light");
    }

    @Test
    void phone_has_tabs_and_does_not_scroll_sideways() {
        Page page = BROWSERS.phone().newPage();
        page.navigate(url);
        assertThat(page.locator(".tabs-phone")).isVisible();
        assertThat(page.locator(".tabs-phone a")).hasCount(5);
        Browsers.fits(page);
        Browsers.accessible(page);
        Browsers.shoot(page, "shell-phone");
    }

    @Test
    void page_without_charts_does_not_load_their_library() {
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url + "datasets");
        Object bytes = page.evaluate("performance.getEntriesByType('resource')"
                + ".filter(r => /\\.js$/.test(r.name)).reduce((sum, r) => sum + r.encodedBodySize, 0)");
        assertThat(((Number) bytes).longValue()).isBetween(10_000L, 60_000L);
    }

    @Test
    void script_and_style_stay_under_300_kB_compressed() {
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url);
        Object bytes = page.evaluate("performance.getEntriesByType('resource')"
                + ".filter(r => /\\.(js|css)$/.test(r.name)).reduce((sum, r) => sum + r.encodedBodySize, 0)");
        assertThat(((Number) bytes).longValue()).isBetween(10_000L, 300_000L);
    }
}
