package org.facelab.dashboard.page.newrun;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.dashboard.testing.Lab;
import org.facelab.dashboard.testing.Lab.Wanted;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Run;
import org.facelab.db.settings.ConvVaeSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class RunFormTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @TestHTTPResource("/runs/new")
    String url;

    @Inject
    Lab lab;

    UUID faces;

    @BeforeEach
    void fill() {
        lab.clear();
        lab.worker("darkroom-1", 2);
        faces = lab.dataset("Drawn faces", JobState.SUCCEEDED);
        lab.dataset("CelebA 10k", JobState.SUCCEEDED);
    }

    @Test
    void wrong_fields_are_told_in_place_and_all_is_kept() {
        for (Page page :
                List.of(BROWSERS.desktop().newPage(), BROWSERS.withoutScript().newPage())) {
            page.navigate(url + "?dataset=" + faces);
            assertThat(page.locator("#name")).hasValue("drawn-faces-flat-128");
            page.locator("#name").fill("");
            page.locator("#tags").fill("baseline, \"warm\" up");
            page.locator("#settings-learningRate").fill("0.5");
            page.locator("#settings-epochs").fill("1.5");
            page.locator("#settings-latentSize").fill("many");
            page.locator("#settings-flips").uncheck();
            page.getByText("Queue run", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator("#problems")).containsText("4 fields need a look");
            assertThat(page.locator("#settings-learningRate")).hasValue("0.5");
            assertThat(page.locator("#settings-latentSize")).hasValue("many");
            assertThat(page.locator("#settings-flips")).not().isChecked();
            assertThat(page.locator("#tags")).hasValue("baseline, \"warm\" up");
            assertThat(page.locator("input[name=datasetId]:checked")).hasValue(faces.toString());
            assertThat(page.locator(".field .error")).hasCount(4);
        }
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url);
        page.locator("#settings-learningRate").fill("0.5");
        page.getByText("Queue run", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#problems")).isVisible();
        Browsers.accessible(page);
        Browsers.shoot(page, "new-run-light");
        BROWSERS.forgive("400 (Bad Request)");
    }

    @Test
    void run_is_queued_as_it_was_typed_without_script() {
        Page page = BROWSERS.withoutScript().newPage();
        page.navigate(url);
        page.getByText("Quick look").click();
        page.locator("#name").fill("first");
        page.locator("#seed").fill("77");
        page.locator("#settings-learningRate").fill("5e-4");
        page.locator("input[name=datasetId][value='" + faces + "']").check();
        page.locator("#notes").fill("a 'quoted' note");
        page.getByText("Queue run", new Page.GetByTextOptions().setExact(true)).click();
        page.waitForURL(Pattern.compile("/runs/[0-9a-f-]{36}$"));
        Run run = Run.find("name", "first").firstResult();
        assertThat(page.url()).endsWith("/runs/" + run.id);
        ConvVaeSettings settings = (ConvVaeSettings) run.modelSettings();
        assertThat(run.seed).isEqualTo(77);
        assertThat(run.datasetId).isEqualTo(faces);
        assertThat(run.notes).isEqualTo("a 'quoted' note");
        assertThat(settings.learningRate()).isEqualTo(5e-4);
        assertThat(settings.epochs()).isEqualTo(6);
        assertThat(settings.flips()).isTrue();
        BROWSERS.forgive("/runs/" + run.id);
    }

    @Test
    void estimate_and_call_follow_what_is_typed() {
        UUID earlier = lab.run(faces, new Wanted("earlier", JobState.SUCCEEDED, 11, List.of()));
        lab.sql("update metric set recorded_at = now() + epoch * interval '30 seconds' where run_id = ?", earlier);
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url + "?dataset=" + faces);
        assertThat(page.locator("#takes")).containsText("10 min 00 s");
        assertThat(page.locator("#takes")).containsText("1.9 GiB");
        assertThat(page.locator(".preset[value=default] img")).hasCount(4);
        assertThat(page.locator(".preset[value=quick] img")).hasCount(0);
        page.locator("#settings-epochs").fill("2");
        assertThat(page.locator("#takes")).containsText("1 min 00 s");
        page.locator("#api-call summary").click();
        page.locator("#name").fill("it's");
        assertThat(page.locator("#api-call pre")).containsText("it'\\''s");
        assertThat(page.locator("#api-call pre")).isVisible();
        page.navigate(url + "?from=" + earlier);
        assertThat(page.locator("#name")).hasValue("earlier again");
    }

    @Test
    void dark_and_phone_are_as_readable() {
        Page dark = BROWSERS.dark().newPage();
        dark.navigate(url);
        Browsers.accessible(dark);
        Browsers.shoot(dark, "new-run-dark");
        Page phone = BROWSERS.phone().newPage();
        phone.navigate(url);
        Browsers.fits(phone);
        Browsers.accessible(phone);
        Browsers.shoot(phone, "new-run-phone");
    }

    @Test
    void without_data_the_way_to_some_is_shown() {
        lab.clear();
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url);
        assertThat(page.locator("main")).containsText("Nothing to train on yet");
    }
}
