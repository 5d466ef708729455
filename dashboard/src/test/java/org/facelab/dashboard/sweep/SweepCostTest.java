package org.facelab.dashboard.sweep;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.facelab.dashboard.Lab;
import org.facelab.db.entity.Checkpoint;
import org.junit.jupiter.api.Test;

/** What a preview says of time and disk. */
@QuarkusTest
class SweepCostTest {
    /** No other test has images of this size. */
    private static final int SIZE = 77;

    @Inject
    EntityManager entities;

    private static JsonPath preview(UUID dataset) {
        return given().contentType("application/json")
                .body(SweepAdvanceTest.body(dataset, "\"strategy\": \"random\", \"trials\": 4"))
                .post("/api/sweeps/preview")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void sql(String statement, UUID id) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(statement)
                        .setParameter("id", id)
                        .executeUpdate());
    }

    @Test
    void time_and_disk_come_from_earlier_runs_on_images_of_the_same_size_or_are_said_to_be_unknown() {
        UUID dataset = Lab.ready();
        sql("update dataset set image_size = " + SIZE + " where id = :id", dataset);
        JsonPath unknown = preview(dataset);
        assertThat((Object) unknown.get("cost.seconds")).isNull();
        assertThat(unknown.getString("cost.unknown")).contains("has been measured yet");

        UUID run = Lab.created("/api/runs", Lab.run(dataset, "measured")).getUUID("id");
        sql("update run set last_epoch = 3 where id = :id", run);
        sql(
                "insert into metric (run_id, split, name, epoch, step, value, recorded_at) select cast(:id as uuid),"
                        + " 'validation', 'mse', epoch, epoch, 1, now() + epoch * interval '10 seconds' from"
                        + " generate_series(1, 3) as epoch",
                run);
        QuarkusTransaction.requiringNew().run(() -> {
            Checkpoint checkpoint = new Checkpoint();
            checkpoint.runId = run;
            checkpoint.epoch = 3;
            checkpoint.step = 3;
            checkpoint.weightsKey = "runs/" + run + "/weights";
            checkpoint.weightsSize = 1000;
            checkpoint.weightsSha256 = "a".repeat(64);
            checkpoint.stateKey = "runs/" + run + "/state";
            checkpoint.stateSize = 500;
            checkpoint.stateSha256 = "b".repeat(64);
            checkpoint.persist();
        });
        sql(
                "insert into picture (id, run_id, kind, epoch, seed, tiles, columns, rows, tile_size, key, size,"
                        + " sha256, made_from) values (gen_random_uuid(), :id, 'RANDOM', 3, 1, 10, 5, 2, " + SIZE
                        + ", 'k', 100, 's', '{}')",
                run);

        JsonPath known = preview(dataset);
        // four trials of nine epochs, ten seconds each
        assertThat(known.getDouble("cost.seconds")).isCloseTo(360, within(0.1));
        assertThat(known.getInt("cost.runs")).isEqualTo(1);
        assertThat(known.getInt("cost.slots")).isEqualTo(1);
        // last and best of each and every fifth of 36 epochs; two grids of 64 faces, ten bytes each, an epoch
        assertThat(known.getLong("cost.bytes")).isEqualTo(Math.round((8 + 7.2) * 1500 + 2 * 36 * 64 * 10));
    }
}
