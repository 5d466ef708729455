package org.facelab.dashboard.page.sweeps;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.dashboard.testing.Lab;
import org.facelab.db.entity.JobState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class SweepFormTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @TestHTTPResource("/")
    String url;

    @Inject
    Lab lab;

    @BeforeEach
    void a_data_set_is_ready() {
        lab.dataset("faces to search on", JobState.SUCCEEDED);
    }

    @Test
    void the_preview_follows_what_is_typed() {
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url + "sweeps/new");
        assertThat(page.locator("#takes .stats")).containsText("24");
        assertThat(page.locator("#takes tbody tr")).hasCount(5);
        assertThat(page.locator("#takes .thinning")).isVisible();
        assertThat(page.locator(".spread")).hasCount(2);

        page.locator("#trials").fill("60");
        page.locator("#trials").press("Tab");
        assertThat(page.locator("#takes .stats")).containsText("60");

        page.getByLabel("Kind of Learning rate").selectOption("values");
        page.getByLabel("Values of Learning rate, separated by commas").fill("0.001, 0.5");
        page.getByLabel("Values of Learning rate, separated by commas").press("Tab");
        assertThat(page.locator(".space .error")).containsText("value 2");
        assertThat(page.locator("#takes")).containsText("Once everything is valid");
        Browsers.accessible(page);

        page.getByLabel("Values of Learning rate, separated by commas").fill("0.001, 0.002");
        page.getByLabel("Values of Learning rate, separated by commas").press("Tab");
        assertThat(page.locator(".space")).containsText("half each");
        Browsers.accessible(page);
        Browsers.shoot(page, "sweep-new-light");
    }

    @Test
    void a_sweep_is_built_previewed_and_queued_without_script() {
        Page page = BROWSERS.withoutScript().newPage();
        page.navigate(url + "sweeps/new");
        page.locator("#name").fill("by hand, without script");
        page.getByText("Add a setting").click();
        assertThat(page.locator(".space tbody tr")).hasCount(3);
        page.getByLabel("Setting 2").selectOption("schedule");
        page.locator("noscript button, button:has-text('Preview')").last().click();
        assertThat(page.getByLabel("Kind of Schedule")).hasValue("values");
        page.getByLabel("Values of Schedule, separated by commas").fill("cosine, constant");
        page.getByLabel("Remove Latents").click();
        assertThat(page.locator(".space tbody tr")).hasCount(2);
        page.locator("button:has-text('Preview')").last().click();
        assertThat(page.locator("#takes tbody tr")).hasCount(5);
        assertThat(page.locator("#name")).hasValue("by hand, without script");
        page.locator("button:has-text('Queue sweep')").click();
        assertThat(page).hasURL(Pattern.compile("/sweeps/[0-9a-f-]{36}$"));
        assertThat(page.locator("h1")).containsText("by hand, without script");

        page.locator("button:has-text('Stop')").click();
        assertThat(page.locator("h1")).containsText("Cancelled");

        page.navigate(page.url().replaceFirst("/sweeps/", "/sweeps/new?from="));
        assertThat(page.locator("#name")).hasValue("by hand, without script again");
        assertThat(page.getByLabel("Values of Schedule, separated by commas")).hasValue("cosine, constant");
    }

    @Test
    void what_contradicts_is_refused_with_ways_out() {
        Page page = BROWSERS.withoutScript().newPage();
        page.navigate(url + "sweeps/new?rows=1&name=bad&strategy=grid&metric=mse&split=validation&goal=min&of=best"
                + "&stopping=none&trials=5&parallel=0&space.0.setting=learningRate&space.0.kind=log"
                + "&space.0.low=0.01&space.0.high=0.001&space.1.setting=learningRate&space.1.kind=range"
                + "&space.1.low=0.001&space.1.high=0.002&do=preview");
        assertThat(page.locator("#problems")).containsText("two rows");
        page.getByLabel("Remove Learning rate").last().click();
        page.locator("button:has-text('Queue sweep')").click();
        assertThat(page.locator("#problems")).containsText("must rise");
        assertThat(page.locator("#problems")).containsText("Trials at once");
        page.locator("#problems a").first().click();
        assertThat(page).hasURL(Pattern.compile("#"));
        BROWSERS.forgive("400");
    }

    @Test
    void it_fits_a_phone_and_the_dark() {
        Page phone = BROWSERS.phone().newPage();
        phone.navigate(url + "sweeps/new");
        assertThat(phone.locator("#takes .stats")).isVisible();
        Browsers.fits(phone);
        Browsers.accessible(phone);
        Browsers.shoot(phone, "sweep-new-phone");
        Page dark = BROWSERS.dark().newPage();
        dark.navigate(url + "sweeps/new");
        Browsers.accessible(dark);
        Browsers.shoot(dark, "sweep-new-dark");
    }
}
