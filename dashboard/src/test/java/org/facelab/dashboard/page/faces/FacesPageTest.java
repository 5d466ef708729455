package org.facelab.dashboard.page.faces;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.dashboard.testing.DrawnRuns;
import org.facelab.db.entity.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class FacesPageTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @TestHTTPResource("/")
    String url;

    @Inject
    DrawnRuns runs;

    @Test
    void faces_are_starred_in_the_gallery_and_zipped_with_and_without_script() throws IOException {
        for (BrowserContext context : List.of(BROWSERS.desktop(), BROWSERS.withoutScript())) {
            Run run = runs.running("to choose from", 4, 3);
            Page page = context.newPage();
            page.navigate(url + "runs/" + run.id + "/gallery?epoch=2&face=5");
            page.getByLabel("Star", new Page.GetByLabelOptions().setExact(true)).click();
            assertThat(page.getByLabel("Star", new Page.GetByLabelOptions().setExact(true)))
                    .hasAttribute("aria-pressed", "true");
            page.getByLabel("Rated 3 of 5").click();
            assertThat(page.getByLabel("Rated 3 of 5")).hasAttribute("aria-pressed", "true");
            assertThat(page).hasURL(Pattern.compile("epoch=2"));

            page.navigate(url + "faces?run=" + run.id + "&starred=true");
            assertThat(page.locator(".tick")).hasCount(1);
            assertThat(page.getByLabel("Random faces, epoch 2, face 5, starred, rated 3"))
                    .isChecked();
            Download one = page.waitForDownload(
                    () -> page.getByText("Zip of the ticked").click());
            try (ZipFile zip = new ZipFile(one.path().toFile())) {
                assertThat(zip.size()).isEqualTo(1);
                assertThat(zip.entries().nextElement().getName())
                        .isEqualTo("run-" + run.number + "-epoch-0002-random-005.png");
            }

            page.navigate(url + "runs/" + run.id + "/gallery?epoch=2&face=5");
            page.getByText("Choose faces").click();
            assertThat(page.locator(".tick")).hasCount(3 * 64);
            assertThat(page.locator(".tick :checked")).hasCount(0);
            page.getByLabel("Random faces, epoch 2, face 7").check();
            page.getByLabel("Originals, face 2", new Page.GetByLabelOptions().setExact(true))
                    .check();
            Download two = page.waitForDownload(
                    () -> page.getByText("Zip of the ticked").click());
            try (ZipFile zip = new ZipFile(two.path().toFile())) {
                assertThat(zip.size()).isEqualTo(2);
            }
        }
    }

    @Test
    void rating_filters_and_an_empty_answer_says_where_marks_are_given() {
        Run run = runs.running("rated", 3, 2);
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url + "faces?run=" + run.id + "&epoch=1");
        assertThat(page.locator(".tick")).hasCount(3 * 64);
        page.getByLabel("Rating").selectOption("4");
        page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".blank")).containsText("No face is marked so");
        Browsers.accessible(page);
        page.getByText("Back to the faces").click();
        assertThat(page.locator("h1")).containsText("rated");
        given().redirects().follow(false).get("/faces").then().statusCode(404);
    }

    @Test
    void every_look_is_readable() {
        Run run = runs.running("looked at", 3, 2);
        Map<String, BrowserContext> contexts =
                Map.of("light", BROWSERS.desktop(), "dark", BROWSERS.dark(), "phone", BROWSERS.phone());
        contexts.forEach((name, context) -> {
            Page page = context.newPage();
            page.navigate(url + "faces?run=" + run.id + "&epoch=2");
            Browsers.fits(page);
            Browsers.accessible(page);
            Browsers.shoot(page, "faces-" + name);
            page.navigate(url + "runs/" + run.id + "/gallery");
            Browsers.fits(page);
            Browsers.accessible(page);
            Browsers.shoot(page, "gallery-marks-" + name);
        });
    }
}
