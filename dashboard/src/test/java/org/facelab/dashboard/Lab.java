package org.facelab.dashboard;

import static io.restassured.RestAssured.given;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.UUID;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobState;

/** What tests of this module need of a lab: things to ask about. Jobs are ended by hand, for no worker runs here. */
public final class Lab {
    private Lab() {}

    /** Posts JSON and returns the answer, which must be 201. */
    public static JsonPath created(String path, String body) {
        return given().contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** A data set of drawn faces whose import waits. */
    public static UUID importing() {
        String name = "set " + UUID.randomUUID();
        return created("/api/datasets", "{\"name\": \"" + name + "\", \"format\": \"drawn\", \"count\": 100}")
                .getUUID("id");
    }

    /** A data set that is READY, with 80 images of 32 pixels to train on. */
    public static UUID ready() {
        UUID id = importing();
        QuarkusTransaction.requiringNew().run(() -> {
            Dataset dataset = Dataset.findById(id);
            dataset.imageSize = 32;
            dataset.channels = 3;
            dataset.count = 100;
            dataset.trainingCount = 80;
            dataset.validationCount = 20;
            dataset.fingerprint = "f".repeat(64);
            dataset.imagesKey = "datasets/" + id + "/images.f1.u8";
            dataset.imagesSize = 100L * 32 * 32 * 3;
            dataset.imagesSha256 = "a".repeat(64);
            dataset.manifestKey = "datasets/" + id + "/manifest.f1.json";
            dataset.manifestSize = 2L;
            dataset.manifestSha256 = "b".repeat(64);
            end(dataset.jobId, JobState.SUCCEEDED);
        });
        return id;
    }

    /** The body of a small run. */
    public static String run(UUID dataset, String name) {
        return "{\"name\": \"" + name + "\", \"datasetId\": \"" + dataset
                + "\", \"settings\": {\"model\": \"conv-vae\", \"latentSize\": 16, \"epochs\": 3, \"batchSize\": 16}}";
    }

    /** A run that waits. */
    public static UUID run() {
        return created("/api/runs", run(ready(), "run " + UUID.randomUUID())).getUUID("id");
    }

    /** Ends a job, in its own transaction or the caller's. */
    public static void end(UUID jobId, JobState state) {
        QuarkusTransaction.joiningExisting().run(() -> {
            Job job = Job.findById(jobId);
            job.state = state;
            job.endedAt = state.ended() ? Instant.now() : null;
            job.leaseUntil = state == JobState.RUNNING ? Instant.now().plusSeconds(600) : null;
            job.leaseOwner = state == JobState.RUNNING ? "a worker of this test" : job.leaseOwner;
        });
    }
}
