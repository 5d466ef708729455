package org.facelab.dashboard.page.generate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.dashboard.testing.DrawnGenerations;
import org.facelab.dashboard.testing.DrawnRuns;
import org.facelab.dashboard.testing.Heard;
import org.facelab.db.entity.Generation;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Run;
import org.facelab.db.message.JobChanged.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class GeneratePageTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @TestHTTPResource("/")
    String url;

    @Inject
    DrawnRuns runs;

    @Inject
    DrawnGenerations generations;

    private static UUID shown(Page page) {
        page.waitForURL(Pattern.compile(".*generation=[0-9a-f-]{36}.*"));
        return UUID.fromString(page.url().replaceAll(".*generation=([0-9a-f-]{36}).*", "$1"));
    }

    @Test
    void faces_come_into_their_places_and_one_is_looked_at() {
        Run run = runs.running("drawn-flat-64", 5, 3);
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url + "generate?checkpoint=" + runs.checkpoint(run, 3));
        assertThat(page.locator("#picked")).containsText("epoch 3, best");
        Browsers.started(page);
        page.getByLabel("Count").fill("40");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Draw 40 faces")))
                .isVisible();
        page.getByLabel("Another seed").click();
        page.getByLabel("Seed", new Page.GetByLabelOptions().setExact(true)).fill("4711");
        page.locator(".draw").click();
        assertThat(page.locator("#drawing .wait")).hasCount(40);
        assertThat(page.locator("#drawing")).containsText("Queued");
        Browsers.live(page);
        UUID id = shown(page);
        generations.draw(id);
        Generation made = QuarkusTransaction.requiringNew().call(() -> Generation.findById(id));
        assertThat(made.seed).isEqualTo(4711);
        Heard.tell(made.jobId, null, What.STATE);
        assertThat(page.locator("#faces .face")).hasCount(40);
        assertThat(page.locator("#one")).containsText("4711, draw 1");
        page.keyboard().press("j");
        assertThat(page.locator("#one")).containsText("4711, draw 2");
        assertThat(page).hasURL(Pattern.compile("face=2"));
        Browsers.accessible(page);
        Browsers.shoot(page, "generate-light");
        Page dark = BROWSERS.dark().newPage();
        dark.navigate(page.url());
        Browsers.accessible(dark);
        Browsers.shoot(dark, "generate-dark");
        Page phone = BROWSERS.phone().newPage();
        phone.navigate(page.url());
        Browsers.fits(phone);
        Browsers.accessible(phone);
        Browsers.shoot(phone, "generate-phone");
    }

    @Test
    void faces_are_chosen_and_reconstructed_without_script() {
        Run run = runs.running("reconstructs", 3, 2);
        Page page = BROWSERS.withoutScript().newPage();
        page.navigate(url + "generate?run=" + run.id + "&kind=reconstruction");
        assertThat(page.locator("#count")).isHidden();
        assertThat(page.locator("#choose :checked")).hasCount(8);
        page.getByLabel("Validation face 1", new Page.GetByLabelOptions().setExact(true))
                .uncheck();
        page.getByLabel("Validation face 12").check();
        page.locator("#indices").fill("20-22, 12, 900000");
        page.locator(".draw").click();
        assertThat(page.locator(".choose .error")).containsText("is 899999, and the run's data set");
        assertThat(page.locator("#choose :checked")).hasCount(8);
        page.locator("#indices").fill("20-22, 12");
        page.locator(".draw").click();
        UUID id = shown(page);
        Generation asked = QuarkusTransaction.requiringNew().call(() -> Generation.findById(id));
        org.assertj.core.api.Assertions.assertThat(asked.indices).isEqualTo("[1, 2, 3, 4, 5, 6, 7, 11, 19, 20, 21]");
        generations.draw(id);
        page.navigate(url + "generate?generation=" + id);
        assertThat(page.locator("#h-sheet")).hasText("11 reconstructions");
        assertThat(page.locator("#faces .pair")).hasCount(11);
        page.getByLabel("Reconstruction of 20").click();
        assertThat(page.locator("#one")).containsText("MSE of this face");
        assertThat(page.locator("#one")).containsText("0.0208");
        assertThat(page.locator("[name=kind][value=RECONSTRUCTION]")).isChecked();
        Map<String, BrowserContext> contexts =
                Map.of("light", BROWSERS.desktop(), "dark", BROWSERS.dark(), "phone", BROWSERS.phone());
        BROWSERS.forgive("400 (Bad Request)");
        contexts.forEach((name, context) -> {
            Page shown = context.newPage();
            shown.navigate(url + "generate?generation=" + id);
            Browsers.fits(shown);
            Browsers.accessible(shown);
            Browsers.shoot(shown, "reconstructions-" + name);
        });
    }

    @Test
    void drawing_again_says_whether_the_pixels_are_the_same() {
        Run run = runs.running("again and again", 3, 2);
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url + "runs/" + run.id + "/gallery");
        assertThat(page.locator("#gallery[data-ready]")).isVisible();
        page.getByText("Draw again and compare").click();
        UUID id = shown(page);
        assertThat(page.locator("#again")).containsText("the random faces of epoch 2 again, and compares");
        generations.draw(id);
        page.navigate(page.url());
        assertThat(page.locator("#again")).containsText("every pixel is the same as in the random faces of epoch 2");
        Browsers.accessible(page);
        Browsers.shoot(page, "again-light");
        page.getByText("Draw again and compare").click();
        assertThat(page.locator("#again")).containsText("an earlier generation");
    }

    @Test
    void star_and_rating_stay_with_the_face() {
        Run run = runs.running("starred", 3, 1);
        for (Page page :
                List.of(BROWSERS.desktop().newPage(), BROWSERS.withoutScript().newPage())) {
            page.navigate(url + "generate?run=" + run.id);
            page.locator("#count").fill("5");
            page.locator(".draw").click();
            UUID id = shown(page);
            generations.draw(id);
            page.navigate(url + "generate?generation=" + id + "&face=2");
            page.getByLabel("Star", new Page.GetByLabelOptions().setExact(true)).click();
            assertThat(page.getByLabel("Star", new Page.GetByLabelOptions().setExact(true)))
                    .hasAttribute("aria-pressed", "true");
            page.getByLabel("Rated 4 of 5").click();
            assertThat(page.getByLabel("Rated 4 of 5")).hasAttribute("aria-pressed", "true");
            page.navigate(url + "generate?generation=" + id + "&face=1");
            assertThat(page.getByLabel("Rated 4 of 5")).hasAttribute("aria-pressed", "false");
            page.navigate(url + "generate?generation=" + id + "&face=2");
            assertThat(page.getByLabel("Star", new Page.GetByLabelOptions().setExact(true)))
                    .hasAttribute("aria-pressed", "true");
            page.getByLabel("Rated 4 of 5").click();
            assertThat(page.getByLabel("Rated 4 of 5")).hasAttribute("aria-pressed", "false");
        }
    }

    @Test
    void wrong_request_comes_back_as_it_was_with_every_reason() {
        Run run = runs.running("refused", 2, 1);
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url + "generate?run=" + run.id);
        page.getByLabel("Count").fill("300");
        page.getByLabel("Seed", new Page.GetByLabelOptions().setExact(true)).fill("many");
        page.locator(".draw").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("count: must be a whole number, 1 to 256, not 300");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("seed: must be a whole number");
        assertThat(page.getByLabel("Count")).hasValue("300");
        Browsers.accessible(page);
        // the browser itself speaks of the answer's 400
        BROWSERS.forgive("Failed to load resource");
    }

    @Test
    void faces_are_asked_for_without_script_and_fill_the_bar_again() {
        Run run = runs.running("no script <b>", 3, 2);
        Page page = BROWSERS.withoutScript().newPage();
        page.navigate(url + "generate?run=" + run.id);
        page.locator("#pick summary").click();
        page.locator(".pick-item", new Page.LocatorOptions().setHasText("no script <b>"))
                .last()
                .click();
        page.getByLabel("Count").fill("5");
        page.getByLabel("Seed", new Page.GetByLabelOptions().setExact(true)).fill("12");
        page.locator(".draw").click();
        UUID id = shown(page);
        generations.draw(id);
        page.navigate(url + "generate?generation=" + id);
        assertThat(page.locator("#faces .face")).hasCount(5);
        page.getByLabel("Random face 4").click();
        assertThat(page.locator("#one")).containsText("12, draw 4");
        assertThat(page.getByLabel("Count")).hasValue("5");
        assertThat(page.locator("#picked")).containsText("epoch 1");
    }

    @Test
    void drawing_is_cancelled_from_its_page_without_script() {
        Run run = runs.running("cancelled drawing", 2, 1);
        Page page = BROWSERS.withoutScript().newPage();
        page.navigate(url + "generate?run=" + run.id);
        page.locator(".draw").click();
        UUID id = shown(page);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cancel"))
                .click();
        assertThat(page.locator("#drawing")).containsText("No face was kept");
        Generation asked = QuarkusTransaction.requiringNew().call(() -> Generation.findById(id));
        Job job = QuarkusTransaction.requiringNew().call(() -> Job.findById(asked.jobId));
        org.assertj.core.api.Assertions.assertThat(job.state).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void request_is_shown_as_the_call_that_asks_for_the_same() {
        Run run = runs.running("by call", 2, 1);
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url + "generate?run=" + run.id);
        page.getByText("As API call").click();
        assertThat(page.locator("#api-call")).containsText("\"count\" : 32");
        page.getByLabel("Count").fill("7");
        page.getByLabel("Seed", new Page.GetByLabelOptions().setExact(true)).fill("470011");
        assertThat(page.locator("#api-call")).containsText("\"count\" : 7");
        assertThat(page.locator("#api-call")).containsText("\"seed\" : 470011");
        String call = page.locator("#api-call").textContent();
        org.assertj.core.api.Assertions.assertThat(call).startsWith("curl -X POST " + url + "api/generations");
        Browsers.accessible(page);
        Browsers.shoot(page, "generate-call");

        String body = call.substring(call.indexOf('{'), call.lastIndexOf('}') + 1);
        String id = RestAssured.given()
                .contentType("application/json")
                .body(body)
                .post(url + "api/generations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Generation asked = QuarkusTransaction.requiringNew().call(() -> Generation.findById(UUID.fromString(id)));
        org.assertj.core.api.Assertions.assertThat(asked.count).isEqualTo(7);
        org.assertj.core.api.Assertions.assertThat(asked.seed).isEqualTo(470011);
    }
}
