package org.facelab.dashboard.page.datasets;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.dashboard.testing.Lab;
import org.facelab.dashboard.testing.Lab.Wanted;
import org.facelab.db.entity.JobState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class DatasetsTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @TestHTTPResource("/datasets")
    String url;

    @Inject
    Lab lab;

    @BeforeEach
    void clear() {
        lab.clear();
        lab.worker("darkroom-1", 2);
    }

    private void fill() {
        UUID faces = lab.dataset("Drawn faces", JobState.SUCCEEDED);
        lab.run(faces, new Wanted("celeba-flat-128", JobState.SUCCEEDED, 2, List.of()));
        lab.dataset("Unused <b>faces</b> 🙂", JobState.SUCCEEDED);
        lab.dataset("Family photographs", JobState.RUNNING);
        lab.dataset("Broken", JobState.FAILED);
    }

    @Test
    void every_state_has_its_card() {
        fill();
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url);
        assertThat(page.locator("#cards article")).hasCount(4);
        assertThat(page.locator("#cards")).containsText("412 of 980 files");
        assertThat(page.locator("#cards")).containsText("No image could be read");
        Browsers.fits(page);
        Browsers.accessible(page);
        Browsers.shoot(page, "datasets-light");
    }

    @Test
    void dark_and_phone_are_as_readable() {
        fill();
        Page dark = BROWSERS.dark().newPage();
        dark.navigate(url);
        Browsers.accessible(dark);
        Browsers.shoot(dark, "datasets-dark");
        Page phone = BROWSERS.phone().newPage();
        phone.navigate(url);
        Browsers.fits(phone);
        Browsers.accessible(phone);
        Browsers.shoot(phone, "datasets-phone");
    }

    @Test
    void zip_is_uploaded_with_and_without_script() throws IOException {
        for (Page page :
                List.of(BROWSERS.desktop().newPage(), BROWSERS.withoutScript().newPage())) {
            page.navigate(url);
            page.locator("#file").setInputFiles(new FilePayload("holiday.zip", "application/zip", zip()));
            page.locator("#upload-name").fill("Holiday");
            page.getByText("Upload and import").click();
            assertThat(page.locator("#cards")).containsText("uploaded as holiday.zip");
            assertThat(page.locator("#cards")).containsText("waits for a worker");
            lab.clear();
        }
    }

    @Test
    void what_is_no_zip_is_refused_in_place_and_what_was_typed_stays() {
        for (Page page :
                List.of(BROWSERS.desktop().newPage(), BROWSERS.withoutScript().newPage())) {
            page.navigate(url);
            page.locator("#file")
                    .setInputFiles(
                            new FilePayload("a.zip", "application/zip", "text".getBytes(StandardCharsets.UTF_8)));
            page.locator("#upload-name").fill("Kept name");
            page.getByText("Upload and import").click();
            assertThat(page.locator("#upload .error")).containsText("is not a zip");
            assertThat(page.locator("#upload-name")).hasValue("Kept name");
        }
        BROWSERS.forgive("400 (Bad Request)");
    }

    @Test
    void drawn_faces_are_asked_for_and_wrong_counts_refused_without_script() {
        Page page = BROWSERS.withoutScript().newPage();
        page.navigate(url);
        page.locator("#draw-count").fill("3");
        page.locator("#draw button").click();
        assertThat(page.locator("#draw .error")).containsText("20 to 200,000");
        page.locator("#draw-count").fill("100");
        page.locator("#draw button").click();
        assertThat(page.locator("#cards article")).hasCount(1);
        BROWSERS.forgive("400 (Bad Request)");
    }

    @Test
    void deleting_asks_first_in_a_dialog_or_on_a_page() {
        fill();
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url);
        page.getByLabel("Delete Broken").click();
        assertThat(page.locator("#ask")).isVisible();
        Browsers.accessible(page);
        page.getByText("Delete data set and files").click();
        assertThat(page.locator("#cards article")).hasCount(3);
        Page plain = BROWSERS.withoutScript().newPage();
        plain.navigate(url);
        plain.getByLabel("Delete Unused").click();
        plain.getByText("Delete data set and files").click();
        assertThat(plain.locator("#cards article")).hasCount(2);
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("one.txt"));
            zip.write(1);
        }
        return bytes.toByteArray();
    }
}
