package org.facelab.dashboard.page.gallery;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.facelab.dashboard.run.RunDeletion;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.dashboard.testing.DrawnRuns;
import org.facelab.dashboard.testing.Heard;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Run;
import org.facelab.db.message.JobChanged.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class GalleryPageTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @TestHTTPResource("/")
    String url;

    @Inject
    DrawnRuns runs;

    @Inject
    RunDeletion deletion;

    private Page open(BrowserContext context, Run run, String query) {
        Page page = context.newPage();
        page.navigate(url + "runs/" + run.id + "/gallery" + query);
        return page;
    }

    private static void ready(Page page) {
        assertThat(page.locator("#gallery[data-ready]")).isVisible();
    }

    @Test
    void keyboard_moves_through_epochs_and_faces() {
        Run run = runs.running("drawn-flat-64", 20, 14);
        Page page = open(BROWSERS.desktop(), run, "");
        ready(page);
        assertThat(page.locator("output")).containsText("Epoch 14");
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator("output")).containsText("Epoch 13");
        assertThat(page).hasURL(Pattern.compile("epoch=13"));
        assertThat(page.locator("#follow")).not().isChecked();
        page.keyboard().press("Home");
        assertThat(page.locator("#strip [aria-current]")).hasAttribute("data-epoch", "1");
        page.keyboard().press("End");
        page.keyboard().press("j");
        assertThat(page.locator("#one-title")).hasText("Face 2");
        assertThat(page.locator("#facts")).containsText("20261, draw 2");
        page.keyboard().press("c");
        assertThat(page.locator("#closer")).hasAttribute("role", "slider");
        assertThat(page).hasURL(Pattern.compile("with=1&view=swipe"));
        page.locator("#closer").focus();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#closer")).hasAttribute("aria-valuenow", "54");
        assertThat(page.locator("output")).containsText("Epoch 14");
        page.locator(".sub").click();
        Browsers.accessible(page);
        Browsers.shoot(page, "gallery-light");
        page.reload();
        ready(page);
        assertThat(page.locator("#closer.swipe")).isVisible();
        page.getByText("Difference").click();
        assertThat(page.locator("#closer.difference")).isVisible();
        page.locator(".sub").click();
        page.keyboard().press("c");
        page.keyboard().press("Enter");
        assertThat(page.locator("#closest")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#closest")).isHidden();
        Page dark = open(BROWSERS.dark(), run, "?epoch=9&face=12");
        ready(dark);
        Browsers.accessible(dark);
        Browsers.shoot(dark, "gallery-dark");
        Page phone = open(BROWSERS.phone(), run, "");
        ready(phone);
        Browsers.fits(phone);
        Browsers.accessible(phone);
        Browsers.shoot(phone, "gallery-phone");
    }

    @Test
    void newest_is_followed_only_while_the_slider_stands_on_it() {
        Run run = runs.running("followed", 6, 3);
        Page follower = open(BROWSERS.desktop(), run, "");
        Page reader = open(BROWSERS.desktop(), run, "?epoch=2");
        ready(follower);
        ready(reader);
        Browsers.live(follower);
        Browsers.live(reader);
        runs.epoch(run, 4, 6);
        Heard.tell(run, What.EPOCH);
        assertThat(follower.locator("output")).containsText("Epoch 4");
        assertThat(follower.locator("#strip a.frame")).hasCount(4);
        assertThat(reader.locator("#strip a.frame")).hasCount(4);
        assertThat(reader.locator("output")).containsText("Epoch 2");
    }

    @Test
    void each_reconstruction_has_its_own_error_at_every_epoch() {
        Run run = runs.running("errors", 5, 4);
        Page page = open(BROWSERS.desktop(), run, "?epoch=1");
        ready(page);
        Locator figures = page.locator(".pair-error");
        String early = figures.first().textContent();
        page.keyboard().press("End");
        assertThat(figures.first()).not().hasText(early);
        assertThat(figures.first()).hasText(Pattern.compile("0\\.\\d{4}"));
        assertThat(figures.last()).hasText(Pattern.compile("0\\.\\d{4}"));
        page.keyboard().press("Home");
        assertThat(figures.first()).hasText(early);
    }

    @Test
    void star_and_rating_stand_on_the_sheet_of_their_epoch_alone() {
        Run run = runs.running("stars", 4, 3);
        Page page = open(BROWSERS.desktop(), run, "?epoch=2&face=5");
        ready(page);
        page.keyboard().press("s");
        Locator starred = page.getByLabel("Random face 5, epoch 2, starred");
        assertThat(starred.locator(".pin svg")).isVisible();
        page.locator("#facts").getByLabel("Rated 4 of 5").click();
        assertThat(page.getByLabel("Random face 5, epoch 2, starred, rated 4").locator(".pin"))
                .hasText("4");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#gallery[data-shown='3']")).isVisible();
        assertThat(page.locator("#sheets .pin")).hasCount(0);
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator("#sheets .pin")).hasCount(1);
        Page again = open(BROWSERS.withoutScript(), run, "?epoch=2");
        assertThat(again.getByLabel("Random face 5, epoch 2, starred, rated 4").locator(".pin"))
                .hasText("4");
    }

    @Test
    void face_tells_all_that_made_it() {
        Run run = runs.running("made", 3, 2);
        Page page = open(BROWSERS.withoutScript(), run, "?epoch=2&face=3");
        page.getByText("All that made it").click();
        Locator made = page.locator("#facts details");
        assertThat(made).containsText("checkpointSha256");
        assertThat(made).containsText("temperature0.8");
    }

    @Test
    void strip_shows_each_epochs_face_out_of_few_pictures() {
        Run run = runs.running("strip", 20, 18);
        Page page = open(BROWSERS.desktop(), run, "?epoch=18");
        ready(page);
        Object drawn = page.evaluate("[...document.querySelectorAll('#strip .face.tile')].map(face =>"
                + " getComputedStyle(face).backgroundImage).filter(image => image.includes('strip.png')).length");
        assertThat(drawn).isEqualTo(18);
        Object pictures = page.evaluate("new Set([...document.querySelectorAll('#strip .face.tile')].map(face =>"
                + " getComputedStyle(face).backgroundImage)).size");
        assertThat(pictures).isEqualTo(2);
    }

    @Test
    void two_thousand_pictures_are_not_loaded_all() {
        Run run = runs.lengthy("long", 1000);
        Page page = open(BROWSERS.desktop(), run, "");
        ready(page);
        assertThat(page.locator("output")).containsText("Epoch 1000");
        assertThat(page.locator("#strip a.frame").count()).isLessThan(100);
        page.keyboard().press("Home");
        assertThat(page.locator("#strip [aria-current]")).hasAttribute("data-epoch", "1");
        page.locator("#slider").fill("500");
        assertThat(page.locator("#strip [aria-current]")).hasAttribute("data-epoch", "500");
        assertThat(page.locator("#gallery[data-shown='500']")).isVisible();
        Object asked = page.evaluate(
                "performance.getEntriesByType('resource').filter(r => r.name.includes('/api/pictures/')).length");
        assertThat(((Number) asked).intValue()).isLessThan(40);
    }

    @Test
    void missing_picture_says_so_and_the_others_are_not_touched() {
        Run run = runs.running("missing", 3, 3);
        runs.lose(run, 2);
        Page page = open(BROWSERS.desktop(), run, "?epoch=2");
        assertThat(page.locator("[data-missing=random]")).isVisible();
        ready(page);
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("[data-missing=random]")).isHidden();
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator("[data-missing=random]")).isVisible();
        page.close();
        // other tests of this database look at every run
        runs.end(run, JobState.CANCELLED, null, null);
        deletion.delete(run.id);
        // the browser itself speaks of a picture that does not come
        BROWSERS.forgive("Failed to load resource");
    }

    @Test
    void gallery_is_read_without_script() {
        Run run = runs.running("no script", 4, 3);
        Page page = open(BROWSERS.withoutScript(), run, "?epoch=1");
        page.getByLabel("Next epoch").click();
        assertThat(page.locator("output")).containsText("Epoch 2");
        page.getByLabel("Random face 7, epoch 2").click();
        assertThat(page.locator("#one-title")).hasText("Face 7");
        page.getByText("Compare epochs").click();
        assertThat(page.locator("#closer.swipe")).isVisible();
        page.getByText("Side by side").click();
        assertThat(page.locator("#closer.side")).isVisible();
    }

    @Test
    void gallery_without_pictures_says_when_they_come() {
        Page page = open(BROWSERS.desktop(), runs.queued("empty", 3), "");
        assertThat(page.locator(".blank")).containsText("The first faces come with the end of the first epoch");
    }
}
