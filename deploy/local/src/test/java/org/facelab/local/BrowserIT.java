package org.facelab.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a person does in a browser, with every part of Facelab behind it. */
class BrowserIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static Path state;
    private static RunningFacelab facelab;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws Exception {
        chromium = new Chromium();
        PlaywrightAssertions.setDefaultAssertionTimeout(LIMIT.toMillis());
        state = TemporaryState.make();
        facelab = RunningFacelab.start(state, Map.of()).awaitReady();
    }

    @AfterAll
    static void stop() throws Exception {
        if (facelab != null) {
            chromium.close();
            facelab.close();
            TemporaryState.remove(state);
        }
    }

    private static BrowserContext window() {
        return chromium.window("http://localhost:" + facelab.port(), LIMIT);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void from_a_zip_to_new_faces_and_the_end_of_a_second_run() throws Exception {
        Page page = window().newPage();
        page.navigate("/datasets");
        page.locator("#file").setInputFiles(ZippedFaces.write(state.resolve("mine.zip"), 120));
        assertThat(page.locator("#upload-name")).hasValue("mine");
        page.locator("#upload-size").selectOption("32");
        button(page, "Upload and import").click();
        page.getByText("Train on it").click();

        submit(page, "watched", 3);
        assertThat(page.locator("#strip a.frame")).hasCount(3);
        assertThat(page.locator("#curve canvas")).isVisible();
        assertThat(page.locator("h1")).containsText("Succeeded");
        page.getByText("Open gallery").click();
        assertThat(page.locator("#gallery[data-ready]")).isVisible();
        page.keyboard().press("Home");
        assertThat(page.locator("output").first()).containsText("Epoch 1");

        page.navigate("/generate");
        page.locator("#count").fill("12");
        button(page, "Draw").click();
        assertThat(page.locator("#drawing[data-there=true]")).isVisible();
        assertThat(page.locator("#faces a")).hasCount(12);

        page.navigate("/runs/new");
        submit(page, "second", 1_000);
        assertThat(page.locator("h1")).containsText("Running");
        button(page, "Cancel").click();
        assertThat(page.locator("h1")).containsText("Cancelled");
    }

    private static void submit(Page page, String name, int epochs) {
        page.locator("#name").fill(name);
        page.locator("#settings-epochs").fill(String.valueOf(epochs));
        page.locator("#settings-latentSize").fill("16");
        page.locator("#settings-batchSize").fill("16");
        button(page, "Queue run").click();
        page.waitForURL(Pattern.compile("/runs/[0-9a-f-]{36}$"));
    }

    @Test
    void open_pages_go_on_after_everything_was_stopped_and_started_again() throws Exception {
        LaboratoryApi api = facelab.api();
        String run = api.run("kept open", api.drawnFaces(1_500), 30);
        BrowserContext window = window();
        Page page = window.newPage();
        page.navigate("/runs/" + run);
        assertThat(page.locator("#strip a.frame").nth(1)).isVisible();
        Page gallery = window.newPage();
        gallery.navigate("/runs/" + run + "/gallery");
        assertThat(gallery.locator("#gallery[data-ready]")).isVisible();
        for (Page open : new Page[] {page, gallery}) {
            // a page that loads itself anew would forget it
            open.evaluate("window.openedBefore = true");
        }

        facelab.stop();
        assertThat(page.locator(".offline")).isVisible();
        assertThat(gallery.locator(".offline")).isVisible();
        facelab = RunningFacelab.startAt(facelab.port(), state, Map.of()).awaitReady();

        int stored = LaboratoryApi.epoch(facelab.api().get("/api/runs/" + run));
        facelab.api().awaitEpoch(run, stored + 1, LIMIT);
        assertThat(page.locator(".offline")).isHidden();
        assertThat(page.locator("#strip a.frame").nth(stored)).isVisible();
        assertThat(page.locator(".progress-head")).containsText("Epoch");
        assertThat(gallery.locator("#strip a.frame").nth(stored)).isVisible();
        // it stood on the newest, so it follows it
        gallery.waitForFunction("stored => +document.getElementById('epoch').textContent > stored", stored);
        for (Page open : new Page[] {page, gallery}) {
            assertThat(open.evaluate("window.openedBefore")).isEqualTo(true);
        }
        facelab.api().post("/api/runs/" + run + "/cancel", Map.of());
    }
}
