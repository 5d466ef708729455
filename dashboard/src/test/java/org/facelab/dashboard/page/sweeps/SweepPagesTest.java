package org.facelab.dashboard.page.sweeps;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.regex.Pattern;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.dashboard.testing.DrawnSweeps;
import org.facelab.dashboard.testing.Lab;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Sweep;
import org.facelab.db.entity.SweepState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class SweepPagesTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @TestHTTPResource("/")
    String url;

    @Inject
    DrawnSweeps sweeps;

    @Inject
    Lab lab;

    private static void ready(Page page) {
        assertThat(page.locator("#sweep[data-ready]")).isVisible();
    }

    @Test
    void the_live_page_ranks_trials_by_the_objective() {
        Sweep sweep = sweeps.paused("rate and latents");
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url + "sweeps/" + sweep.id);
        ready(page);

        assertThat(page.locator("h1")).containsText("Paused");
        assertThat(page.locator(".wall li").first()).hasAttribute("data-trial", "1");
        assertThat(page.locator(".wall li")).hasCount(11);
        assertThat(page.locator(".trials tbody tr").nth(1)).hasAttribute("data-trial", "5");
        assertThat(page.locator(".trials .best")).hasCount(1);
        assertThat(page.locator(".trials")).containsText("Stopped early");
        // the figures above, the filter and the table count alike
        assertThat(page.locator(".stats")).containsText("8 + 3 + 1");
        assertThat(page.locator(".segment a:has-text('Stopped early')")).hasText("Stopped early 3");
        assertThat(page.locator(".trials tbody tr:has-text('Stopped early')")).hasCount(3);
        assertThat(page.locator(".trials")).containsText("Not finite");
        assertThat(page.locator(".bars")).containsText("Learning rate");
        assertThat(page.locator("#chart-best canvas")).isVisible();
        assertThat(page.locator("#chart-parallel canvas")).isVisible();
        assertThat(page.locator("#chart-each canvas")).hasCount(3);
        assertThat(page.locator("#chart-curves canvas")).isVisible();
        Browsers.accessible(page);
        Browsers.shoot(page, "sweep-light");

        page.locator(".segment a:has-text('Failed')").click();
        assertThat(page).hasURL(Pattern.compile("show=failed"));
        assertThat(page.locator(".trials tbody tr")).hasCount(1);
        page.locator(".segment a:has-text('All')").click();
        page.locator(".trials th a:has-text('Trial')").click();
        assertThat(page.locator(".trials tbody tr").nth(1)).hasAttribute("data-trial", "2");
        page.locator(".trials tbody input").nth(0).check();
        page.locator(".trials tbody input").nth(1).check();
        page.getByText("Compare ticked").click();
        assertThat(page.locator("h1")).hasText("Compare 2 runs");
    }

    @Test
    void a_brush_along_an_axis_chooses_trials_everywhere() {
        Sweep sweep = sweeps.paused("to brush");
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url + "sweeps/" + sweep.id);
        ready(page);
        page.locator("#chart-parallel").scrollIntoViewIfNeeded();
        var box = page.locator("#chart-parallel").boundingBox();

        // along the first axis: the upper half of the learning rates
        page.mouse().move(box.x + 48, box.y + 60);
        page.mouse().down();
        page.mouse().move(box.x + 48, box.y + 120, new com.microsoft.playwright.Mouse.MoveOptions().setSteps(6));
        page.mouse().up();

        assertThat(page.locator("#brushed")).containsText("chosen");
        assertThat(page.locator(".trials tr.unchosen").first()).isVisible();
        page.locator("#unbrush").click();
        assertThat(page.locator("#brushed")).isHidden();
        assertThat(page.locator(".trials tr.unchosen")).hasCount(0);
    }

    @Test
    void it_is_shown_in_dark_and_on_a_phone_and_listed() {
        Sweep sweep = sweeps.paused("β and latents");
        sweeps.empty("large rates", sweep.datasetId, SweepState.FAILED);
        Page dark = BROWSERS.dark().newPage();
        dark.navigate(url + "sweeps/" + sweep.id);
        ready(dark);
        Browsers.accessible(dark);
        Browsers.shoot(dark, "sweep-dark");
        Page phone = BROWSERS.phone().newPage();
        phone.navigate(url + "sweeps/" + sweep.id);
        ready(phone);
        Browsers.fits(phone);
        Browsers.accessible(phone);
        Browsers.shoot(phone, "sweep-phone");
        phone.navigate(url + "sweeps");
        var card = phone.locator("#sweep-" + sweep.id);
        // the name beside the state, the faces beneath over the whole width, the line beside its best
        double name = card.locator("a.name").boundingBox().y;
        var faces = card.locator(".pics .sheet").boundingBox();
        assertThat(faces.y).isGreaterThan(name);
        assertThat(faces.width).isGreaterThan(300);
        var line = card.locator(".spark").boundingBox();
        var best = card.locator("td.r.p").boundingBox();
        assertThat(line.y).isGreaterThan(faces.y + faces.height - 1);
        assertThat(best.x).isGreaterThan(line.x + line.width - 1);
        assertThat(card.locator(".state").boundingBox().y).isLessThan(faces.y);
        Browsers.fits(phone);
        Browsers.accessible(phone);
        Browsers.shoot(phone, "sweeps-phone");
        Page list = BROWSERS.desktop().newPage();
        list.navigate(url + "sweeps");
        assertThat(list.locator("#sweep-" + sweep.id)).containsText("MSE, lowest, trial 1");
        assertThat(list.locator("#sweeps")).containsText("without a finite objective");
        Browsers.accessible(list);
        Browsers.shoot(list, "sweeps-light");
        list.locator(".segment a:has-text('Ended')").click();
        assertThat(list.locator(".segment [aria-current]")).containsText("Ended");
        assertThat(list.locator("#sweeps")).containsText("large rates");
        assertThat(list.locator("#sweep-" + sweep.id)).hasCount(0);
        list.locator(".segment a:has-text('Open')").click();
        assertThat(list.locator("#sweep-" + sweep.id)).isVisible();
        assertThat(list.locator("#sweeps")).not().containsText("large rates");
    }

    @Test
    void buttons_work_without_script() {
        UUID dataset = lab.dataset("to sweep", JobState.SUCCEEDED);
        Sweep sweep = sweeps.empty("by hand", dataset, SweepState.PAUSED);
        Page page = BROWSERS.withoutScript().newPage();
        page.navigate(url + "sweeps/" + sweep.id);
        assertThat(page.locator("#sweep")).containsText("No trials yet");

        page.locator("#extend > summary").click();
        page.locator("#extend input[name=trials]").fill("8");
        page.locator("#extend button").click();
        assertThat(page.locator(".stats")).containsText("of 20");

        page.locator("#more > summary").click();
        page.getByText("Delete sweep…").click();
        page.locator("button:has-text('Delete sweep')").click();
        assertThat(page).hasURL(Pattern.compile("/sweeps$"));
        assertThat(page.locator("#sweep-" + sweep.id)).hasCount(0);
        Response gone = page.navigate(url + "sweeps/" + sweep.id);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(page.navigate(url + "sweeps/zebra").status()).isEqualTo(404);
        BROWSERS.forgive("404");
    }
}
