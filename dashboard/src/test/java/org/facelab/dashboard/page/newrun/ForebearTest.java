package org.facelab.dashboard.page.newrun;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.dashboard.testing.Lab;
import org.facelab.dashboard.testing.Lab.Wanted;
import org.facelab.db.entity.Ids;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class ForebearTest {
    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @TestHTTPResource("/runs/new")
    String url;

    @Inject
    Lab lab;

    UUID parent;
    UUID checkpoint;

    @BeforeEach
    void fill() {
        lab.clear();
        lab.worker("darkroom-1", 2);
        UUID faces = lab.dataset("Drawn faces", JobState.SUCCEEDED);
        lab.dataset("CelebA 10k", JobState.SUCCEEDED);
        parent = lab.run(faces, new Wanted("elder", JobState.SUCCEEDED, 12, List.of()));
        checkpoint = Ids.next();
        lab.sql(
                "insert into checkpoint (id, run_id, epoch, step, within_epoch, weights_key, weights_size, weights_sha256,"
                        + " state_key, state_size, state_sha256) values (?, ?, 12, 1692, false, 'w', 1, 'w', 's', 1, 's')",
                checkpoint,
                parent);
    }

    @Test
    void clone_shows_what_differs_as_it_is_typed() {
        Page page = BROWSERS.desktop().newPage();
        page.navigate(url + "?from=" + parent);
        assertThat(page.locator(".note.origin")).containsText("Clone of elder");
        assertThat(page.locator("#takes")).containsText("Nothing differs yet");
        page.locator("#settings-epochs").fill("7");
        assertThat(page.locator("#takes .changes")).containsText("Epochs");
        assertThat(page.locator("#takes .changes")).containsText("20 7");
        Browsers.accessible(page);
        Browsers.shoot(page, "new-run-clone");
        page.locator("#name").fill("");
        page.getByText("Queue run", new Page.GetByTextOptions().setExact(true)).click();
        // refused, and still a clone
        assertThat(page.locator("#problems")).isVisible();
        assertThat(page.locator("label[for=settings-epochs]")).containsText("was 20");
        page.locator("#name").fill("younger");
        page.getByText("Queue run", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("h1")).containsText("younger");
        Run run = Run.find("name", "younger").firstResult();
        assertThat(run.clonedFrom).isEqualTo(parent);
        assertThat(run.modelSettings().epochs()).isEqualTo(7);
        assertThat(page.locator(".lineage")).containsText("elder");
        BROWSERS.forgive("400 (Bad Request)");
    }

    @Test
    void fork_starts_from_the_checkpoint_without_script() {
        Page page = BROWSERS.withoutScript().newPage();
        page.navigate(url + "?fork=" + checkpoint);
        assertThat(page.locator(".note.origin")).containsText("Fork of elder");
        assertThat(page.locator(".note.origin")).containsText("after epoch 12");
        assertThat(page.locator("#name")).hasValue("elder fork");
        page.locator("#settings-learningRate").fill("0.0002");
        page.getByText("Queue run", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("h1")).containsText("elder fork");
        Run run = Run.find("name", "elder fork").firstResult();
        assertThat(run.parentCheckpointId).isEqualTo(checkpoint);
        assertThat(run.parentRunId).isEqualTo(parent);
        assertThat(page.locator(".lineage")).containsText("fork after epoch 12");
    }

    @Test
    void fork_that_does_not_fit_its_checkpoint_is_told_in_place() {
        Page page = BROWSERS.withoutScript().newPage();
        page.navigate(url + "?fork=" + checkpoint);
        page.locator("#settings-latentSize").fill("32");
        page.getByText("Queue run", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#problems")).containsText("Latent");
        assertThat(page.locator(".note.origin")).containsText("Fork of elder");
        BROWSERS.forgive("400 (Bad Request)");
    }

    @Test
    void what_is_not_there_is_not_found() {
        given().get(url + "?fork=" + UUID.randomUUID()).then().statusCode(404);
        given().get(url + "?from=nonsense").then().statusCode(404);
    }
}
