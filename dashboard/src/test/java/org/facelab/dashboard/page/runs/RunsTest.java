package org.facelab.dashboard.page.runs;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.dashboard.testing.Lab;
import org.facelab.dashboard.testing.Lab.Wanted;
import org.facelab.db.entity.JobState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RunsTest {
    static final Browsers BROWSERS = new Browsers();
    private static final String HOSTILE = "<img src=x onerror=alert(1)> مرحبا 🙂 " + "n".repeat(150);

    @TestHTTPResource("/runs")
    String url;

    @Inject
    Lab lab;

    @AfterAll
    static void close() {
        BROWSERS.close();
    }

    @BeforeEach
    void fill() {
        lab.clear();
        lab.worker("darkroom-1", 2);
        UUID faces = lab.dataset("Drawn faces", JobState.SUCCEEDED);
        lab.run(faces, new Wanted("celeba-flat-128", JobState.SUCCEEDED, 20, List.of("baseline", "warm up")));
        lab.run(faces, new Wanted("celeba-lr1e-2", JobState.FAILED, 3, List.of()));
        lab.run(faces, new Wanted("cancelled-one", JobState.CANCELLED, 11, List.of("baseline")));
        lab.run(faces, new Wanted(HOSTILE, JobState.RUNNING, 14, List.of()));
        lab.run(faces, new Wanted("paused-one", JobState.PAUSED, 6, List.of()));
        lab.run(faces, new Wanted("waiting-one", JobState.QUEUED, 0, List.of()));
    }

    @Test
    void runs_are_shown_in_every_state_and_hostile_names_break_nothing() {
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url);
        assertThat(page.locator("#runs tbody tr")).hasCount(6);
        assertThat(page.locator("a.name", new Page.LocatorOptions().setHasText("onerror")))
                .containsText(HOSTILE.strip());
        assertThat(page.locator("#runs")).containsText("next in line");
        assertThat(page.locator("#runs")).containsText("Not finite");
        Browsers.fits(page);
        Browsers.accessible(page);
        Browsers.shoot(page, "runs-light");
    }

    @Test
    void dark_is_as_readable() {
        Page page = BROWSERS.dark().newPage();
        page.navigate(url);
        Browsers.accessible(page);
        Browsers.shoot(page, "runs-dark");
    }

    @Test
    void phone_shows_the_same_without_scrolling_sideways() {
        Page page = BROWSERS.phone().newPage();
        page.navigate(url);
        assertThat(page.locator("#runs tbody tr")).hasCount(6);
        Browsers.fits(page);
        Browsers.accessible(page);
        Browsers.shoot(page, "runs-phone");
    }

    @Test
    void filters_narrow_the_table_and_the_address_keeps_them() {
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url);
        page.getByLabel("State").selectOption("CANCELLED");
        assertThat(page.locator("#runs tbody tr")).hasCount(1);
        org.assertj.core.api.Assertions.assertThat(page.url()).contains("state=CANCELLED");
        page.reload();
        assertThat(page.locator("#runs tbody tr")).hasCount(1);
        page.navigate(url + "?tag=baseline&sort=name");
        assertThat(page.locator("#runs tbody tr a.name")).hasText(new String[] {"cancelled-one", "celeba-flat-128"});
        page.navigate(url + "?q=nothing-has-this");
        assertThat(page.locator("#runs")).containsText("No run fits");
    }

    @Test
    void filters_sort_and_pages_work_without_script() {
        UUID faces = lab.dataset("More", JobState.SUCCEEDED);
        for (int i = 0; i < 25; i++) {
            lab.run(faces, new Wanted("many-" + i, JobState.QUEUED, 0, List.of()));
        }
        Page page = BROWSERS.withoutScript().newPage();
        page.navigate(url);
        assertThat(page.locator(".pager")).containsText("1 to 25 of 31");
        page.getByLabel("Next").click();
        assertThat(page.locator("#runs tbody tr")).hasCount(6);
        page.getByLabel("Search runs").fill("many");
        page.getByText("Filter", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#runs tbody tr")).hasCount(25);
        page.getByText("Run", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#runs tbody tr").first()).containsText("many-0");
    }

    @Test
    void ten_thousand_runs_are_counted_sorted_and_paged() {
        UUID faces = lab.dataset("Many", JobState.SUCCEEDED);
        lab.manyRuns(faces, 10_000);
        for (String sort : List.of("", "mse", "-time", "name", "-speed")) {
            io.restassured.RestAssured.given()
                    .queryParam("q", "many-")
                    .queryParam("sort", sort)
                    .queryParam("page", 400)
                    .get(url)
                    .then()
                    .statusCode(200)
                    .body(org.hamcrest.Matchers.containsString("9,976 to 10,000 of 10,000"));
        }
        io.restassured.RestAssured.given()
                .queryParam("sort", "mse")
                .queryParam("q", "many-")
                .get(url)
                .then()
                .body(org.hamcrest.Matchers.containsString("0.0201"));
    }

    @Test
    void search_takes_wildcards_as_they_are_written() {
        io.restassured.RestAssured.given()
                .queryParam("q", "%")
                .header("HX-Request", "true")
                .get(url)
                .then()
                .statusCode(200)
                .body(org.hamcrest.Matchers.containsString("No run fits"));
    }
}
