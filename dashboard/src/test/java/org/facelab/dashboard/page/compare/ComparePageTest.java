package org.facelab.dashboard.page.compare;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.facelab.dashboard.run.RunDeletion;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.dashboard.testing.DrawnRuns;
import org.facelab.dashboard.testing.Heard;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Picture;
import org.facelab.db.entity.Run;
import org.facelab.db.message.JobChanged.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class ComparePageTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private static final String SETTINGS =
            "{\"model\": \"conv-vae\", \"epochs\": 10, \"latentSize\": %d, \"pictureCount\": 64}";

    @TestHTTPResource("/")
    String url;

    @Inject
    DrawnRuns runs;

    @Inject
    RunDeletion deletion;

    /** Ended runs of one data set and seed that differ in their latents; each is worse than the one before. */
    private List<Run> family(int... latents) {
        List<Run> family = new ArrayList<>();
        for (int size : latents) {
            Run run = runs.running("drawn-flat-" + size, 10, 0);
            double worse = 1 + 0.2 * family.size();
            UUID dataset = family.isEmpty() ? run.datasetId : family.get(0).datasetId;
            QuarkusTransaction.requiringNew().run(() -> {
                Run row = Run.findById(run.id);
                row.datasetId = dataset;
                row.settings = SETTINGS.formatted(size);
            });
            run.datasetId = dataset;
            for (int epoch = 1; epoch <= 8; epoch++) {
                runs.epoch(run, epoch, 10, worse * (0.021 + 0.06 * Math.exp(-epoch / 4.0)));
            }
            runs.end(run, JobState.SUCCEEDED, null, null);
            family.add(run);
        }
        return family;
    }

    private static String named(List<Run> family) {
        return family.stream().map(run -> run.id.toString()).collect(Collectors.joining(","));
    }

    private Page open(BrowserContext context, String query) {
        Page page = context.newPage();
        page.navigate(url + "compare" + query);
        return page;
    }

    private static void ready(Page page) {
        assertThat(page.locator("#compare-page[data-ready]")).isVisible();
    }

    @Test
    void the_address_says_what_is_seen_and_shows_it_again() {
        List<Run> family = family(64, 128, 256);
        Page page = open(BROWSERS.desktop(), "?runs=" + named(family));
        ready(page);
        assertThat(page.locator("h1")).hasText("Compare 3 runs");
        assertThat(page.locator("#epoch")).hasText("8");

        page.locator("select[name=metric]").selectOption("elbo");
        page.getByText("Log", new Page.GetByTextOptions().setExact(true)).click();
        page.getByText("Images", new Page.GetByTextOptions().setExact(true)).click();
        page.locator("select[name=baseline]").selectOption(String.valueOf(family.get(0).number));
        page.locator("h1").click();
        page.keyboard().press("Home");

        assertThat(page).hasURL(Pattern.compile("metric=elbo.*scale=log.*x=images.*baseline=\\d+.*epoch=1"));
        assertThat(page.locator("#h-chart")).hasText("Validation ELBO");
        assertThat(page.locator("tr:has(th:text-is('Latents')) .delta").first()).hasText("+100 %");
        page.reload();
        ready(page);
        assertThat(page.locator("#epoch")).hasText("1");
        assertThat(page.locator("select[name=metric]")).hasValue("elbo");
        assertThat(page.locator("input[type=radio][value=images]")).isChecked();
        assertThat(page.locator("select[name=baseline]")).hasValue(String.valueOf(family.get(0).number));
        Browsers.accessible(page);
    }

    @Test
    void one_slider_turns_the_pages_of_all_runs_on_the_same_faces() {
        List<Run> family = family(64, 128);
        Page page = open(BROWSERS.desktop(), "?runs=" + named(family));
        ready(page);
        String before =
                page.locator(".compare-row[data-kind=random] .sheet").first().getAttribute("style");

        page.locator("#slider").press("ArrowLeft");

        assertThat(page.locator("#epoch")).hasText("7");
        assertThat(page).hasURL(Pattern.compile("epoch=7"));
        assertThat(page.locator(".compare-row[data-kind=random] .sheet").first())
                .not()
                .hasAttribute("style", before);
        assertThat(page.locator(".compare-row[data-kind=random] .sheet").first().locator(".face"))
                .hasCount(Looks.FACES);
        assertThat(page.locator(".compare-row[data-kind=original]")).hasCount(1);
        assertThat(page.locator("#h-rec")).isVisible();
        page.getByText("Next", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#faces")).containsText("Faces 13 to 24 of 64");
        assertThat(page.locator("#epoch")).hasText("7");
    }

    @Test
    void only_differences_are_shown_until_all_are_asked_for() {
        List<Run> family = family(64, 128);
        Page page = open(BROWSERS.desktop(), "?runs=" + named(family));
        ready(page);
        assertThat(page.locator("#differs")).containsText("Latents");
        assertThat(page.locator("#differs")).not().containsText("Temperature");
        assertThat(page.locator("#differs .best").first()).isVisible();

        page.locator("#differs [role=switch]").uncheck();

        assertThat(page.locator("#differs")).containsText("Temperature");
        assertThat(page.locator("#differs tr:has-text('Latents') .differs-mark"))
                .hasText("differs");
        assertThat(page).hasURL(Pattern.compile("only=all"));
    }

    @Test
    void all_works_without_script() {
        List<Run> family = family(64, 128);
        Page page = open(BROWSERS.withoutScript(), "?runs=" + named(family));
        page.locator("#table-form select").selectOption(String.valueOf(family.get(1).number));
        page.locator("#table-form button").click();
        assertThat(page.locator("#differs .delta").first()).isVisible();
        page.locator("#chart-form select").selectOption("kl");
        page.locator("#chart-form button").click();
        assertThat(page.locator("#h-chart")).hasText("Validation KL");
        assertThat(page.locator("select[name=baseline]")).hasValue(String.valueOf(family.get(1).number));
        page.locator("#previous").click();
        assertThat(page.locator("#epoch")).hasText("7");
        page.locator(".figures summary").click();
        assertThat(page.locator(".figures tbody tr")).hasCount(8);

        String name = "kept " + family.get(0).number;
        page.locator("summary:has-text('Views')").click();
        page.locator(".kept-views input[name=name]").fill(name);
        page.locator(".kept-views button:has-text('Save')").click();
        assertThat(page).hasURL(Pattern.compile("metric=kl.*epoch=7"));
        page.navigate(url + "compare");
        page.getByText(name).click();
        assertThat(page.locator("#h-chart")).hasText("Validation KL");
        page.locator("summary:has-text('Views')").click();
        page.getByLabel("Remove the view " + name).click();
        page.locator("summary:has-text('Views')").click();
        assertThat(page.getByText(name)).hasCount(0);
    }

    @Test
    void runs_are_added_and_left_out() {
        List<Run> family = family(64, 128, 256);
        Page page = open(BROWSERS.desktop(), "?runs=" + named(family.subList(0, 2)));
        page.locator("summary:has-text('Add a run')").click();
        page.locator(".add-run input[name=add]").fill("#" + family.get(2).number);
        page.locator(".add-run button").click();
        assertThat(page.locator("h1")).hasText("Compare 3 runs");
        page.getByLabel("Leave out run " + family.get(0).number).click();
        assertThat(page.locator("h1")).hasText("Compare 2 runs");
        assertThat(page.locator(".compared")).not().containsText("#" + family.get(0).number);
    }

    @Test
    void what_cannot_be_compared_is_said_with_a_way_out() {
        List<Run> family = family(64, 128, 256);
        Page page = BROWSERS.desktop().newPage();
        deletion.delete(family.get(2).id);

        Response gone = page.navigate(url + "compare?runs=" + named(family));
        assertThat(gone.status()).isEqualTo(404);
        assertThat(page.locator("[role=alert]")).containsText("One of these runs is not there");
        Browsers.accessible(page);
        page.getByText("Compare the 2 that are there").click();
        assertThat(page.locator("h1")).hasText("Compare 2 runs");

        Response alone = page.navigate(url + "compare?runs=" + family.get(0).id);
        assertThat(alone.status()).isEqualTo(400);
        assertThat(page.locator("[role=alert]")).containsText("One run alone");
        assertThat(page.locator("input[value='" + family.get(0).number + "']")).isChecked();
        page.locator("input[value='" + family.get(1).number + "']").check();
        page.locator("button:has-text('Compare')").click();
        assertThat(page.locator("h1")).hasText("Compare 2 runs");

        Response nonsense = page.navigate(url + "compare?runs=zebra,%00,99999999999999999999");
        assertThat(nonsense.status()).isEqualTo(404);
        assertThat(page.locator("[role=alert]")).containsText("zebra");

        String many = IntStream.range(0, 13)
                .mapToObj(i -> runs.queued("many", 2).id.toString())
                .collect(Collectors.joining(","));
        Response thirteen = page.navigate(url + "compare?runs=" + many);
        assertThat(thirteen.status()).isEqualTo(400);
        assertThat(page.locator("[role=alert]")).containsText("13 runs are too many");
        page.getByText("Compare the first 12").click();
        assertThat(page.locator("h1")).hasText("Compare 12 runs");
        assertThat(page.locator("#faces")).containsText("No pictures yet");
        BROWSERS.forgive("404", "400");
    }

    @Test
    void unlike_is_said_to_be_unlike() {
        List<Run> family = family(64, 128);
        QuarkusTransaction.requiringNew().run(() -> Picture.update("seed = 7 where runId = ?1", family.get(1).id));
        Run other = runs.running("other data", 10, 3);
        family.add(other);
        Page page = open(BROWSERS.desktop(), "?runs=" + named(family));
        ready(page);

        assertThat(page.locator(".note").first()).containsText("different data sets");
        assertThat(page.locator(".draw-words").first()).containsText("different seeds (7, 20261)");
        assertThat(page.locator(".draw-words").last()).containsText("each column shows different faces");
        assertThat(page.locator(".compare-row[data-kind=original]")).hasCount(0);
        assertThat(page.locator(".compare-row[data-run='" + other.number + "'][data-kind=random] .row-behind"))
                .hasText("epoch 3");
    }

    @Test
    void values_that_are_not_finite_are_counted_and_a_new_epoch_is_followed() {
        Run broken = runs.running("broken", 6, 2);
        runs.epoch(broken, 3, 6, Double.NaN);
        Run steady = runs.running("steady", 6, 2);
        Page page = open(BROWSERS.desktop(), "?runs=" + named(List.of(broken, steady)));
        ready(page);
        Browsers.live(page);
        assertThat(page.locator("#not-finite")).containsText("1 not finite");
        assertThat(page.locator("#differs")).containsText("not finite");

        runs.epoch(steady, 3, 6);
        runs.epoch(steady, 4, 6);
        Heard.tell(steady, What.EPOCH);

        assertThat(page.locator("#epoch")).hasText("4");
        assertThat(page.locator("#differs")).containsText("4 of 6");
    }

    @Test
    void it_fits_every_window() {
        List<Run> family = family(64, 128, 256, 512);
        String query = "?runs=" + named(family) + "&baseline=" + family.get(0).number + "&scale=log";
        Page light = open(BROWSERS.desktop(), query);
        ready(light);
        Browsers.shoot(light, "compare-light");
        Page dark = open(BROWSERS.dark(), query + "&only=all&smooth=0.6");
        ready(dark);
        Browsers.accessible(dark);
        Browsers.shoot(dark, "compare-dark");
        Page phone = open(BROWSERS.phone(), query);
        ready(phone);
        Browsers.fits(phone);
        Browsers.accessible(phone);
        Browsers.shoot(phone, "compare-phone");
        Page enlarged = open(BROWSERS.enlarged(), query);
        ready(enlarged);
        Browsers.fits(enlarged);
        Page choice = open(BROWSERS.phone(), "");
        Browsers.fits(choice);
        Browsers.accessible(choice);
        Browsers.shoot(choice, "compare-choose-phone");
    }
}
