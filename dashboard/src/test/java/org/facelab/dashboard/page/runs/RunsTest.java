package org.facelab.dashboard.page.runs;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.dashboard.testing.Lab;
import org.facelab.dashboard.testing.Lab.Wanted;
import org.facelab.db.entity.JobState;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class RunsTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private static final String HOSTILE = "<img src=x onerror=alert(1)> مرحبا 🙂 " + "n".repeat(150);

    @TestHTTPResource("/runs")
    String url;

    @Inject
    Lab lab;

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
        assertThat(page).hasURL(Pattern.compile("state=CANCELLED"));
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
            RestAssured.given()
                    .queryParam("q", "many-")
                    .queryParam("sort", sort)
                    .queryParam("page", 400)
                    .get(url)
                    .then()
                    .statusCode(200)
                    .body(Matchers.containsString("9,976 to 10,000 of 10,000"));
        }
        RestAssured.given()
                .queryParam("sort", "mse")
                .queryParam("q", "many-")
                .get(url)
                .then()
                .body(Matchers.containsString("0.0201"));
    }

    @Test
    void search_takes_wildcards_as_they_are_written() {
        RestAssured.given()
                .queryParam("q", "%")
                .header("HX-Request", "true")
                .get(url)
                .then()
                .statusCode(200)
                .body(Matchers.containsString("No run fits"));
    }

    @Test
    void columns_are_chosen_and_sorted_by() {
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url + "?columns=progress,setting.learningRate,metric.validation.elbo,tags");
        assertThat(page.locator("#runs thead")).containsText("Learning rate");
        assertThat(page.locator("#runs thead")).containsText("Validation ELBO, nats");
        assertThat(page.locator("#runs tbody tr", row("celeba-flat-128"))).containsText("4,200");
        page.locator(".filters summary", row("Columns")).click();
        page.locator(".columns-menu").getByText("Tags").click();
        assertThat(page.locator("#runs thead")).not().containsText("Tags");
        assertThat(page).hasURL(Pattern.compile("setting\\.learningRate"));
        assertThat(page).not().hasURL(Pattern.compile("tags"));
        // the menu lies over the table's head
        page.keyboard().press("Escape");
        page.locator("#runs thead").getByText("Learning rate").click();
        assertThat(page.locator("#runs tbody tr")).hasCount(6);
        assertThat(page.locator("#runs thead th[aria-sort=descending]")).containsText("Learning rate");
        Browsers.shoot(page, "runs-columns");
    }

    private static Page.LocatorOptions row(String name) {
        return new Page.LocatorOptions().setHasText(name);
    }

    @Test
    void chosen_runs_are_tagged_archived_and_compared() {
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url);
        Browsers.started(page);
        assertThat(page.locator("#bulk")).isHidden();
        page.locator("#runs tbody tr", row("celeba-flat-128"))
                .getByRole(AriaRole.CHECKBOX)
                .check();
        page.locator("#runs tbody tr", row("cancelled-one"))
                .getByRole(AriaRole.CHECKBOX)
                .check();
        assertThat(page.locator("#bulk-count")).hasText("2 runs chosen");
        Browsers.accessible(page);
        Browsers.shoot(page, "runs-chosen");
        page.locator("#bulk summary").click();
        page.getByLabel("Add or take off a tag").fill("=keep");
        page.getByText("Add", new Page.GetByTextOptions().setExact(true)).click();
        // the next page, on which nothing is chosen yet
        assertThat(page.locator("#bulk")).isHidden();
        page.navigate(url + "?tag=%3Dkeep&columns=tags");
        assertThat(page.locator("#runs tbody tr")).hasCount(2);
        Browsers.started(page);
        page.locator("#choose-all").check();
        page.locator("#bulk").getByText("Archive").click();
        assertThat(page.locator("#bulk")).isHidden();
        page.navigate(url);
        assertThat(page.locator("#runs tbody tr")).hasCount(4);
        page.navigate(url + "?state=ARCHIVED");
        assertThat(page.locator("#runs tbody tr")).hasCount(2);
        assertThat(page.locator("#bulk")).containsText("Take out of the archive");
        // a tag that a spreadsheet would run is told apart
        RestAssured.given()
                .queryParam("state", "ARCHIVED")
                .queryParam("columns", "tags,mse,setting.latentSize")
                .get(url.replace("/runs", "/api/runs.csv"))
                .then()
                .statusCode(200)
                .body(Matchers.startsWith("id,number,name,state,submitted,epochs done,tags,mse,setting.latentSize\n"))
                .body(Matchers.containsString("baseline"));
    }

    @Test
    void what_is_not_allowed_for_some_is_told_for_these_alone() {
        Page page = BROWSERS.withoutScript().newPage();
        page.navigate(url + "?sort=name");
        for (String name : List.of("celeba-flat-128", "waiting-one")) {
            page.locator("#runs tbody tr", row(name))
                    .getByRole(AriaRole.CHECKBOX)
                    .check();
        }
        page.locator("#bulk button[value=cancel]").click();
        assertThat(page.locator("[role=alert]")).containsText("1 run cancelled");
        assertThat(page.locator("[role=alert]")).containsText("SUCCEEDED");
        assertThat(page.locator("[role=alert]")).containsText("allowed now");
        assertThat(page.locator("#runs tbody tr", row("waiting-one"))).containsText("Cancelled");
        page.locator("#bulk button[value=pause]").click();
        assertThat(page.locator("[role=alert]")).containsText("No run is chosen");
        BROWSERS.forgive("409 (Conflict)", "400 (Bad Request)");
    }

    @Test
    void runs_are_deleted_after_a_page_that_says_what_goes() {
        Page page = BROWSERS.withoutScript().newPage();
        page.navigate(url);
        for (String name : List.of("celeba-flat-128", "paused-one", "waiting-one")) {
            page.locator("#runs tbody tr", row(name))
                    .getByRole(AriaRole.CHECKBOX)
                    .check();
        }
        page.locator("#bulk button[value=delete]").click();
        assertThat(page.locator("h2, #h-doomed").first()).containsText("Delete 3 runs");
        assertThat(page.locator(".doomed")).containsText("queued: stays");
        page.getByText("Delete 2 runs and files").click();
        assertThat(page.locator("#runs tbody tr")).hasCount(4);
    }

    @Test
    void keys_choose_rows() {
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url + "?sort=name");
        Browsers.live(page);
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("x");
        assertThat(page.locator("#bulk-count")).hasText("1 run chosen");
        page.keyboard().press("Shift+X");
        assertThat(page.locator("#bulk-count")).hasText("6 runs chosen");
        page.keyboard().press("Escape");
        assertThat(page.locator("#bulk")).isHidden();
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).containsText("Choose a row, all rows");
    }

    @Test
    void view_is_kept_under_a_name_and_forgotten() {
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url);
        page.getByLabel("State").selectOption("FAILED");
        assertThat(page.locator("#runs tbody tr")).hasCount(1);
        page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("Keep this view as").fill("Trouble");
        page.getByText("Save view").click();
        assertThat(page.locator(".chip.saved[aria-current]")).hasText("Trouble");
        page.navigate(url);
        page.locator(".chip.saved").click();
        assertThat(page.locator("#runs tbody tr")).hasCount(1);
        page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("Forget the view Trouble").click();
        assertThat(page.locator(".chip.saved")).hasCount(0);
        assertThat(page.locator("#runs tbody tr")).hasCount(1);
    }
}
