package org.facelab.dashboard.page.datasets;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.dashboard.testing.Lab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a browser alone can show of an upload: how far it is, and a file that is dropped. */
@QuarkusTest
class UploadTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private static final int LARGE = 3_000_000;
    private static final int SLOW = 100_000;
    private static final int UNHINDERED = -1;

    @TestHTTPResource("/datasets")
    String url;

    @Inject
    Lab lab;

    @BeforeEach
    void clear() {
        lab.clear();
        lab.worker("darkroom-1", 2);
    }

    @Test
    void large_file_on_a_slow_line_says_how_far_it_is() throws IOException {
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url);
        Browsers.started(page);
        page.locator("#file").setInputFiles(new FilePayload("large.zip", "application/zip", zip(LARGE)));
        CDPSession network = page.context().newCDPSession(page);
        uploading(network, SLOW);
        page.getByText("Upload and import").click();
        assertThat(page.locator("[data-sent]")).containsText(Pattern.compile("[1-9]\\d? % of 3\\.0 MB"));
        assertThat(page.locator("[data-rate]")).containsText(Pattern.compile("about \\d+ s left"));
        Browsers.accessible(page);
        Browsers.shoot(page, "upload-progress");
        uploading(network, UNHINDERED);
        assertThat(page.locator("#cards")).containsText("uploaded as large.zip");
    }

    private static void uploading(CDPSession network, int bytesPerSecond) {
        JsonObject line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", 0);
        line.addProperty("downloadThroughput", UNHINDERED);
        line.addProperty("uploadThroughput", bytesPerSecond);
        network.send("Network.emulateNetworkConditions", line);
    }

    @Test
    void file_that_is_dropped_is_chosen_and_names_the_set() throws IOException {
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url);
        Browsers.started(page);
        String dropped = Base64.getEncoder().encodeToString(zip(100));
        Object transfer = page.evaluateHandle(
                "text => { const data = new DataTransfer(); const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0));"
                        + " data.items.add(new File([bytes], 'holiday.zip', { type: 'application/zip' })); return data; }",
                dropped);
        page.locator(".drop").dispatchEvent("dragenter", Map.of("dataTransfer", transfer));
        assertThat(page.locator(".drop.over")).isVisible();
        page.locator(".drop").dispatchEvent("drop", Map.of("dataTransfer", transfer));
        assertThat(page.locator(".drop.over")).hasCount(0);
        assertThat(page.locator("[data-file-name]")).containsText("holiday.zip");
        assertThat(page.locator("#upload-name")).hasValue("holiday");
        page.getByText("Upload and import").click();
        assertThat(page.locator("#cards")).containsText("uploaded as holiday.zip");
    }

    /** A zip with one entry of noise, which packing does not shrink. */
    private static byte[] zip(int size) throws IOException {
        byte[] noise = new byte[size];
        new Random(1).nextBytes(noise);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("noise.png"));
            zip.write(noise);
        }
        return bytes.toByteArray();
    }
}
