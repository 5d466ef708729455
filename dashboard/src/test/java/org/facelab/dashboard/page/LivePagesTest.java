package org.facelab.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.dashboard.testing.DrawnRuns;
import org.facelab.dashboard.testing.Heard;
import org.facelab.db.entity.Run;
import org.facelab.db.message.JobChanged.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class LivePagesTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @TestHTTPResource("/")
    String url;

    @Inject
    DrawnRuns runs;

    /** A page of a run that only events renew, not the time that passes. */
    private Page open(BrowserContext context, Run run) {
        Page page = context.newPage();
        page.navigate(url + "runs/" + run.id);
        assertThat(page.locator("#curve[data-drawn]")).isVisible();
        Browsers.live(page);
        page.evaluate("document.getElementById('run').removeAttribute('data-live-again')");
        return page;
    }

    @Test
    void page_goes_on_after_its_socket_broke() {
        Run run = runs.running("broken socket", 6, 2);
        BrowserContext context = BROWSERS.desktop();
        context.addInitScript("window.sockets = []; const Real = WebSocket; window.WebSocket = class extends Real {"
                + " constructor(...address) { super(...address); sockets.push(this); } }");
        Page page = open(context, run);
        // nobody tells of this epoch: the page itself must ask once it hears again
        runs.epoch(run, 3, 6, Double.NaN);
        page.evaluate("sockets.at(-1).close()");
        assertThat(page.locator("#strip a.frame")).hasCount(3);
        assertThat(page.locator("#not-finite")).hasText("▲ 2 not finite");
        Browsers.live(page);
        page.evaluate("document.getElementById('run').removeAttribute('data-live-again')");
        runs.epoch(run, 4, 6);
        Heard.tell(run, What.EPOCH);
        assertThat(page.locator("#strip a.frame")).hasCount(4);
    }

    @Test
    void ten_pages_of_one_browser_all_hear_of_a_change() {
        Run run = runs.running("ten pages", 6, 2);
        BrowserContext context = BROWSERS.desktop();
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            pages.add(open(context, run));
        }
        runs.epoch(run, 3, 6);
        Heard.tell(run, What.EPOCH);
        for (Page page : pages) {
            assertThat(page.locator("#strip a.frame")).hasCount(3);
            assertThat(page.locator(".stats")).containsText("best so far, epoch 3");
        }
        context.close();
    }
}
