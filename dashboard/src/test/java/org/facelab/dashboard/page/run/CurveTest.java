package org.facelab.dashboard.page.run;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.dashboard.testing.DrawnRuns;
import org.facelab.dashboard.testing.Heard;
import org.facelab.dashboard.testing.Lab;
import org.facelab.db.entity.Run;
import org.facelab.db.message.JobChanged.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class CurveTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private static final double LEFT = 48;
    private static final double RIGHT = 16;

    @TestHTTPResource("/")
    String url;

    @Inject
    DrawnRuns runs;

    @Inject
    Lab lab;

    private Page open(BrowserContext context, Run run) {
        Page page = context.newPage();
        page.navigate(url + "runs/" + run.id);
        assertThat(page.locator("#curve[data-drawn]")).isVisible();
        return page;
    }

    /** A place of the chart, from 0 at the left of its plot to 1 at the right, in px from the left of the chart. */
    private static double at(Page page, double share) {
        return LEFT + share * (box(page).width - LEFT - RIGHT);
    }

    private static BoundingBox box(Page page) {
        return page.locator("#curve").boundingBox();
    }

    private static void click(Page page, double share) {
        page.locator("#curve").click(new Locator.ClickOptions().setPosition(at(page, share), 90));
    }

    /** Both clicks in one breath: on a busy machine the browser would be told of the second one too late. */
    private static void doubleClick(Page page) {
        page.locator("#curve")
                .evaluate(
                        "curve => { for (const [type, detail] of [['click', 1], ['click', 2], ['dblclick', 2]])"
                                + " curve.dispatchEvent(new MouseEvent(type, { detail, bubbles: true, clientX: curve.getBoundingClientRect().x + 300 })); }");
    }

    private static void drag(Page page, double from, double to) {
        page.locator("#curve").scrollIntoViewIfNeeded();
        BoundingBox box = box(page);
        page.mouse().move(box.x + at(page, from), box.y + 90);
        page.mouse().down();
        page.mouse().move(box.x + at(page, to), box.y + 90);
        assertThat(page.locator(".zoom-band")).isVisible();
        page.mouse().up();
    }

    @Test
    void axis_counts_epochs_steps_or_time_and_is_remembered() {
        Run run = runs.running("axis", 10, 10);
        // nine epochs of 10 s each, and one that waited long
        lab.sql("update job set started_at = now() - interval '1 hour' where id = ?", run.jobId);
        lab.sql(
                "update metric set recorded_at = (select started_at from job where id = ?) + case epoch when 10 then 1000"
                        + " else 10 * epoch end * interval '1 second' where run_id = ?",
                run.jobId,
                run.id);
        BrowserContext context = BROWSERS.desktop();
        Page page = open(context, run);
        assertThat(page.locator("#axis-word")).isHidden();
        // from 0.5 to 10.5 epochs: 45 % is the fifth
        click(page, 0.45);
        page.waitForURL(Pattern.compile("gallery\\?epoch=5\\b"));
        page = open(context, run);
        page.locator("[data-axis=step]").click();
        assertThat(page.locator("#axis-word")).containsText("The frames keep to epochs");
        Browsers.shoot(page, "run-steps");
        click(page, 0.45);
        page.waitForURL(Pattern.compile("gallery\\?epoch=5\\b"));
        page = open(context, run);
        assertThat(page.locator("[data-axis=step]")).hasAttribute("aria-pressed", "true");
        page.locator("[data-axis=time]").click();
        // 450 s are nearer to the ninth epoch at 90 s than to the tenth at 1,000 s
        page.locator("#curve").hover(new Locator.HoverOptions().setPosition(at(page, 0.45), 90));
        assertThat(page.locator("#curve")).containsText("Epoch 9, after 1 min 30 s");
        Browsers.accessible(page);
        Browsers.shoot(page, "run-time");
        click(page, 0.45);
        page.waitForURL(Pattern.compile("gallery\\?epoch=9\\b"));
        assertThat(open(context, run).locator("[data-axis=time]")).hasAttribute("aria-pressed", "true");
    }

    @Test
    void stretch_is_chosen_by_dragging_and_given_back_by_a_double_click() {
        Run run = runs.running("zoom", 20, 12);
        Page page = open(BROWSERS.desktop(), run);
        Browsers.live(page);
        Locator word = page.locator("#axis-word");
        // epochs 4.5 to 8.5 of 0.5 to 20.5
        drag(page, 0.2, 0.4);
        assertThat(word).containsText("Epochs 5 to 8 are drawn");
        assertThat(page.locator(".zoom-band")).hasCount(0);
        assertThat(page).not().hasURL(Pattern.compile("gallery"));
        Browsers.accessible(page);
        Browsers.shoot(page, "run-zoomed");
        runs.epoch(run, 13, 20);
        Heard.tell(run, What.EPOCH);
        assertThat(page.locator("#strip a.frame")).hasCount(13);
        assertThat(word).containsText("Epochs 5 to 8 are drawn");
        doubleClick(page);
        assertThat(word).isHidden();
        assertThat(page).not().hasURL(Pattern.compile("gallery"));
        // where nothing is drawn yet there is nothing to see closer
        drag(page, 0.8, 0.9);
        assertThat(word).isHidden();
        drag(page, 0.4, 0.2);
        page.getByText("Show all").click();
        assertThat(word).isHidden();
        drag(page, 0.2, 0.4);
        assertThat(word).isVisible();
        // of epochs 4.5 to 8.5
        click(page, 0.625);
        page.waitForURL(Pattern.compile("gallery\\?epoch=7\\b"));
    }

    @Test
    void time_to_come_is_told_from_a_typical_epoch_and_not_from_one_that_waited() {
        Run run = runs.running("waited", 20, 10);
        lab.sql("update job set started_at = now() - interval '2 hours' where id = ?", run.jobId);
        // ten seconds an epoch, but an hour before the fifth
        lab.sql(
                "update metric set recorded_at = (select started_at from job where id = ?)"
                        + " + (10 * epoch + case when epoch >= 5 then 3600 else 0 end) * interval '1 second' where run_id = ?",
                run.jobId,
                run.id);
        Page page = open(BROWSERS.desktop(), run);
        page.locator("[data-axis=time]").click();
        // the run will end after 3,800 s: the fourth epoch, at 40 s, lies at 1 % and the fifth, at 3,650 s, at 96 %
        page.locator("#curve").hover(new Locator.HoverOptions().setPosition(at(page, 0.96), 90));
        assertThat(page.locator("#curve")).containsText("Epoch 5, after 1 h 00 min");
    }

    @Test
    void a_finger_that_moves_sideways_chooses_a_stretch_and_one_that_moves_up_scrolls() {
        Run run = runs.running("fingers", 20, 12);
        Page page = open(BROWSERS.phone(), run);
        page.locator("#curve").scrollIntoViewIfNeeded();
        BoundingBox box = box(page);
        swipe(page, box.x + 60, box.y + 90, 160, 0);
        assertThat(page.locator("#axis-word")).containsText("are drawn");
        assertThat(page).not().hasURL(Pattern.compile("gallery"));
        Browsers.shoot(page, "run-zoomed-phone");
        page.getByText("Show all").click();
        assertThat(page.locator("#axis-word")).isHidden();
        Object before = page.evaluate("scrollY");
        box = box(page);
        swipe(page, box.x + 60, box.y + 150, 0, -140);
        page.waitForFunction("before => scrollY > before", before);
        assertThat(page.locator("#axis-word")).isHidden();
    }

    /** Moves a real finger, which the browser may take for a scroll of its own. */
    private static void swipe(Page page, double x, double y, double byX, double byY) {
        CDPSession browser = page.context().newCDPSession(page);
        touch(browser, "touchStart", x, y);
        for (int i = 1; i <= 10; i++) {
            touch(browser, "touchMove", x + byX * i / 10, y + byY * i / 10);
        }
        JsonObject end = new JsonObject();
        end.addProperty("type", "touchEnd");
        end.add("touchPoints", new JsonArray());
        browser.send("Input.dispatchTouchEvent", end);
    }

    private static void touch(CDPSession browser, String type, double x, double y) {
        JsonObject finger = new JsonObject();
        finger.addProperty("x", x);
        finger.addProperty("y", y);
        JsonArray fingers = new JsonArray();
        fingers.add(finger);
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", fingers);
        browser.send("Input.dispatchTouchEvent", event);
    }

    @Test
    void every_value_that_is_not_finite_is_counted_also_those_that_were_thinned_out() {
        Run run = runs.lengthy("long", 1_200);
        lab.sql(
                "update metric set value = 'NaN' where run_id = ? and name = 'mse' and epoch between 100 and 160",
                run.id);
        Page page = open(BROWSERS.desktop(), run);
        assertThat(page.locator("#not-finite")).hasText("▲ 122 not finite");
        page.locator("[data-measure=elbo]").click();
        assertThat(page.locator("#not-finite")).isHidden();
    }

    @Test
    void script_and_style_of_the_page_stay_under_300_kB_compressed() {
        Page page = open(BROWSERS.desktop(), runs.queued("weighed", 2));
        Object bytes = page.evaluate("performance.getEntriesByType('resource')"
                + ".filter(r => /\\.(js|css)$/.test(r.name)).reduce((sum, r) => sum + r.encodedBodySize, 0)");
        // the chart's library alone is more than the lower bound
        Assertions.assertThat(((Number) bytes).longValue()).isBetween(150_000L, 300_000L);
    }
}
