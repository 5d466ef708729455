package org.facelab.dashboard.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.facelab.dashboard.Lab;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.entity.Checkpoint;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RunRecordsApiTest {
    @Inject
    EntityManager entities;

    @Inject
    BlobStore blobs;

    @Test
    void metrics_come_oldest_first_and_say_what_is_no_number() {
        UUID run = Lab.run();
        metric(run, "train", "loss", 2, Double.NaN);
        metric(run, "train", "loss", 1, 3.5);
        metric(run, "validation", "loss", 1, Double.POSITIVE_INFINITY);
        metric(run, "train", "kl", 1, 2);

        JsonPath all = given().get("/api/runs/" + run + "/metrics")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(all.getList("epoch")).containsExactly(1, 1, 1, 2);
        assertThat(all.getList("value")).containsExactly(2.0f, 3.5f, "Infinity", "NaN");
        given().get("/api/runs/" + run + "/metrics?split=train&name=loss")
                .then()
                .body("epoch", equalTo(List.of(1, 2)))
                .body("step", equalTo(List.of(10, 20)));
        assertThat(given().get("/api/runs/" + run + "/metrics.csv?split=train&name=loss")
                        .then()
                        .statusCode(200)
                        .contentType("text/csv")
                        .header("Content-Disposition", containsString("-metrics.csv"))
                        .extract()
                        .asString())
                .isEqualTo("split,name,epoch,step,value\ntrain,loss,1,10,3.5\ntrain,loss,2,20,NaN\n");
        for (String query : List.of("split=test", "maxPoints=3", "maxPoints=x")) {
            given().get("/api/runs/" + run + "/metrics?" + query)
                    .then()
                    .statusCode(400)
                    .body("violations.field", hasItem(query.substring(0, query.indexOf('='))));
        }
        given().get("/api/runs/" + UUID.randomUUID() + "/metrics").then().statusCode(404);
    }

    @Test
    void thinning_keeps_peaks_the_last_point_and_what_is_no_number() {
        List<RunMetrics.Point> series = IntStream.rangeClosed(1, 1_000)
                .mapToObj(i -> new RunMetrics.Point(
                        "train", "loss", i, i, i == 333 ? 1e6 : i == 501 ? -1e6 : i == 777 ? Double.NaN : 1.0 / i))
                .toList();
        List<RunMetrics.Point> thin = Thinning.thin(series, 40, RunMetrics.Point::value);
        assertThat(thin).hasSizeLessThanOrEqualTo(40);
        assertThat(thin)
                .extracting(RunMetrics.Point::epoch)
                .contains(333, 501, 777, 1_000)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(Thinning.thin(series, 1_000, RunMetrics.Point::value)).isSameAs(series);
    }

    @Test
    void checkpoints_and_pictures_are_listed_with_their_addresses() throws IOException {
        UUID run = Lab.run();
        Left left = Left.of(run, blobs);
        given().get("/api/runs/" + run + "/checkpoints")
                .then()
                .statusCode(200)
                .body("id", equalTo(List.of(left.checkpoint().toString())))
                .body("[0].best", equalTo(true))
                .body("[0].epoch", equalTo(1))
                .body("[0].size", equalTo(40))
                .body("[0].losses.elbo", equalTo(-12.5f));
        given().get("/api/runs/" + run + "/pictures?epoch=1&kind=random")
                .then()
                .statusCode(200)
                .body("id", equalTo(List.of(left.picture().toString())))
                .body("[0].columns", equalTo(2))
                .body("[0].tileSize", equalTo(8))
                .body("[0].url", equalTo("/api/pictures/" + left.picture() + "/file"));
        given().get("/api/runs/" + run + "/pictures?kind=ORIGINAL").then().body("size()", equalTo(0));
        given().get("/api/runs/" + run + "/pictures?kind=cat")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("kind"));
        given().get("/api/runs/" + run).then().body("best", equalTo(1)).body("last", equalTo(1));
    }

    @Test
    void checkpoint_within_an_epoch_is_listed_if_somebody_asked_for_it_and_never_the_best() throws IOException {
        UUID run = Lab.run();
        UUID checkpoint = Left.of(run, blobs).checkpoint();
        within(checkpoint, false);
        given().get("/api/runs/" + run + "/checkpoints").then().body("size()", equalTo(0));
        within(checkpoint, true);
        given().get("/api/runs/" + run + "/checkpoints")
                .then()
                .body("id", equalTo(List.of(checkpoint.toString())))
                .body("[0].withinEpoch", equalTo(true))
                .body("[0].best", equalTo(false));
    }

    private static void within(UUID checkpoint, boolean asked) {
        QuarkusTransaction.requiringNew()
                .run(() -> Checkpoint.update("withinEpoch = true, askedFor = ?1 where id = ?2", asked, checkpoint));
    }

    private void metric(UUID run, String split, String name, int epoch, double value) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(
                                "insert into metric (run_id, split, name, epoch, step, value) values (?1, ?2, ?3, ?4, ?5, ?6)")
                        .setParameter(1, run)
                        .setParameter(2, split)
                        .setParameter(3, name)
                        .setParameter(4, epoch)
                        .setParameter(5, epoch * 10L)
                        .setParameter(6, value)
                        .executeUpdate());
    }
}
