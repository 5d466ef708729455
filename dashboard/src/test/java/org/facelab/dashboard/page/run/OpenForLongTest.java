package org.facelab.dashboard.page.run;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.dashboard.testing.DrawnRuns;
import org.facelab.dashboard.testing.Heard;
import org.facelab.db.entity.Run;
import org.facelab.db.message.JobChanged.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run page that stays open: what each renewal leaves behind would add up over a long training. */
@QuarkusTest
class OpenForLongTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private static final int RENEWALS = 20;

    @TestHTTPResource("/")
    String url;

    @Inject
    DrawnRuns runs;

    @Test
    void renewals_leave_nothing_behind() {
        Run run = runs.running("open for long", 30, 25);
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url + "runs/" + run.id);
        assertThat(page.locator("#curve[data-drawn]")).isVisible();
        Browsers.live(page);
        CDPSession browser = page.context().newCDPSession(page);
        browser.send("Performance.enable");
        page.evaluate("window.renewals = 0; document.addEventListener('htmx:afterSwap', () => window.renewals++)");
        renew(page, run, 0);

        double heap = metric(browser, "JSHeapUsedSize");
        double nodes = metric(browser, "Nodes");
        double listeners = metric(browser, "JSEventListeners");
        renew(page, run, RENEWALS);

        // a renewal of which everything stayed would keep its thousand nodes and some hundred kilobytes; what is not
        // collected yet goes with the next look
        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(metric(browser, "Nodes") - nodes).as("more nodes").isLessThan(500);
            assertThat(metric(browser, "JSEventListeners") - listeners)
                    .as("more listeners")
                    .isLessThan(10);
            assertThat(metric(browser, "JSHeapUsedSize") - heap)
                    .as("more bytes")
                    .isLessThan(1_000_000);
        });
    }

    /** Lets the page renew itself a few times first, so that what is made once is there, and then so often. */
    private static void renew(Page page, Run run, int times) {
        Object before = page.evaluate("renewals");
        int wanted = ((Number) before).intValue() + Math.max(3, times);
        while (((Number) page.evaluate("renewals")).intValue() < wanted) {
            Object now = page.evaluate("renewals");
            Heard.tell(run, What.EPOCH);
            page.waitForFunction("before => renewals > before", now);
        }
    }

    private static double metric(CDPSession browser, String name) {
        browser.send("HeapProfiler.collectGarbage");
        for (JsonElement metric : browser.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            if (metric.getAsJsonObject().get("name").getAsString().equals(name)) {
                return metric.getAsJsonObject().get("value").getAsDouble();
            }
        }
        throw new AssertionError("the browser knows no " + name);
    }
}
