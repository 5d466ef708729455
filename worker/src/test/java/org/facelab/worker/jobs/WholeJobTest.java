package org.facelab.worker.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.Generation;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobKind;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Picture;
import org.facelab.db.entity.PictureKind;
import org.facelab.db.entity.Run;
import org.facelab.worker.intake.ByHand;
import org.facelab.worker.intake.Life;
import org.facelab.worker.intake.Slot;
import org.facelab.worker.intake.TestJobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real jobs in the real slots: drawn faces, a tiny training, faces from it; and what becomes of damaged files. */
@QuarkusTest
@TestProfile(ByHand.class)
class WholeJobTest {
    @Inject
    TestJobs jobs;

    @Inject
    TestRuns runs;

    @Inject
    Life life;

    @Inject
    BlobStore store;

    @BeforeEach
    void working() {
        await().atMost(Duration.ofSeconds(60)).until(life::working);
        jobs.clear();
    }

    @Test
    void file_whose_decoder_complains_with_a_nul_is_left_out_and_the_upload_goes_once_the_end_is_recorded()
            throws IOException {
        String key = "uploads/" + UUID.randomUUID() + ".zip";
        store.write(key, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            for (int i = 0; i < 25; i++) {
                zip.putNextEntry(new ZipEntry("face" + i + ".pgm"));
                zip.write("P5\n2 2\n255\n".getBytes(StandardCharsets.US_ASCII));
                zip.write(new byte[] {(byte) i, 1, 2, 3});
            }
            zip.putNextEntry(new ZipEntry("nul.pgm"));
            zip.write("P5\n1\0002 3\n255\n".getBytes(StandardCharsets.US_ASCII));
            zip.finish();
        });
        Dataset dataset = runs.importing(
                "{\"format\":\"folder\",\"uploadKey\":\"%s\",\"originalName\":\"nul.zip\",\"imageSize\":32,\"crop\":\"centre\",\"channels\":\"auto\"}"
                        .formatted(key));

        Job job = runs.ended(dataset.jobId, Slot.IMPORT);

        assertThat(job.state).as(job.failureText).isEqualTo(JobState.SUCCEEDED);
        Dataset imported = TestRuns.read(() -> Dataset.findById(dataset.id));
        assertThat(imported.count).isEqualTo(25);
        assertThat(imported.leftOut).contains("nul.pgm");
        await().atMost(Duration.ofSeconds(60)).until(() -> !Files.exists(store.path(key)));
    }

    private UUID queuedGeneration(Run run, Checkpoint checkpoint, int count) {
        UUID job = jobs.queued(JobKind.GENERATE, 0);
        QuarkusTransaction.requiringNew().run(() -> {
            Generation generation = new Generation();
            generation.jobId = job;
            generation.runId = run.id;
            generation.epoch = checkpoint.epoch;
            generation.checkpointId = checkpoint.id;
            generation.count = count;
            generation.seed = 5L;
            generation.sampler = "fitted";
            generation.temperature = 0.8;
            generation.persist();
        });
        return job;
    }

    private byte[] faces(UUID job) throws IOException {
        Generation generation =
                TestRuns.read(() -> Generation.find("jobId", job).firstResult());
        assertThat(generation.key).isNotNull();
        return Files.readAllBytes(store.verified(generation.blob()));
    }

    @Test
    void drawn_faces_are_imported_trained_on_and_drawn_from() throws IOException {
        Dataset dataset = runs.drawn(7);
        assertThat(dataset.count).isEqualTo(40);
        assertThat(dataset.trainingCount + dataset.validationCount).isEqualTo(40);
        assertThat(dataset.attributes).contains("share");
        assertThat(jobs.look(dataset.jobId).progress).isEqualTo("{\"done\": 40, \"total\": 40}");

        Run run = runs.queued(dataset, "");
        Job trained = runs.ended(run.jobId, Slot.TRAINING);
        assertThat(trained.state).as(trained.failureText).isEqualTo(JobState.SUCCEEDED);
        assertThat(trained.progress).contains("\"epoch\": 2").contains("\"secondsLeft\": 0.0");
        assertThat(jobs.one("select count(*) from metric where name = 'mse' and split = 'validation' and run_id = '"
                        + run.id + "'"))
                .isEqualTo(2L);
        assertThat(TestRuns.read(() -> Picture.count("runId", run.id))).isEqualTo(5);
        assertThat(TestRuns.read(() -> Run.<Run>findById(run.id).device)).isNotBlank();

        Checkpoint checkpoint = TestRuns.read(
                () -> Checkpoint.find("runId = ?1 and epoch = 2", run.id).firstResult());
        UUID first = queuedGeneration(run, checkpoint, 4);
        UUID again = queuedGeneration(run, checkpoint, 4);
        assertThat(runs.ended(first, Slot.GENERATION).failureText).isNull();
        assertThat(runs.ended(again, Slot.GENERATION).failureText).isNull();
        assertThat(faces(first)).as("the same request gives the same picture").isEqualTo(faces(again));
    }

    @Test
    void pictures_made_again_are_compared_with_those_of_before() throws IOException {
        Run run = runs.queued(runs.drawn(7), "");
        assertThat(runs.ended(run.jobId, Slot.TRAINING).state).isEqualTo(JobState.SUCCEEDED);
        Checkpoint checkpoint = TestRuns.read(
                () -> Checkpoint.find("runId = ?1 and epoch = 2", run.id).firstResult());
        Picture picture = TestRuns.read(
                () -> Picture.find("runId = ?1 and epoch = 2 and kind = ?2", run.id, PictureKind.RECONSTRUCTION)
                        .firstResult());

        UUID same = reconstruction(run, checkpoint, picture.id, places(picture.tiles));
        assertThat(runs.ended(same, Slot.GENERATION).failureText).isNull();
        Generation made = TestRuns.read(() -> Generation.find("jobId", same).firstResult());
        assertThat(made.againDiffering).as("pixels that differ").isZero();
        assertThat(made.againLargest).isZero();
        assertThat(made.tileErrors).isEqualTo(picture.tileErrors);
        Picture originals = TestRuns.read(() -> Picture.find("runId = ?1 and kind = ?2", run.id, PictureKind.ORIGINAL)
                .firstResult());
        assertThat(ImageIO.read(store.verified(made.originals()).toFile()).getRGB(3, 3))
                .isEqualTo(
                        ImageIO.read(store.verified(originals.blob()).toFile()).getRGB(3, 3));
        assertThat(made.madeFrom)
                .contains("checkpointSha256", "datasetFingerprint", "settings", "indices", "device", "versions");

        damage(store.path(picture.key));
        UUID uncompared = reconstruction(run, checkpoint, picture.id, places(picture.tiles));
        assertThat(runs.ended(uncompared, Slot.GENERATION).failureText).isNull();
        Generation lone =
                TestRuns.read(() -> Generation.find("jobId", uncompared).firstResult());
        assertThat(lone.againDiffering)
                .as("nothing can be compared with a damaged file")
                .isNull();

        Job refused = runs.ended(reconstruction(run, checkpoint, null, "[4000]"), Slot.GENERATION);
        assertThat(refused.failureKind).isEqualTo(FailureKind.REFUSED);
        assertThat(refused.failureText).contains("no validation face 4000").contains("counted from 0");
    }

    private static String places(int count) {
        return IntStream.range(0, count).boxed().toList().toString();
    }

    private UUID reconstruction(Run run, Checkpoint checkpoint, UUID again, String indices) {
        UUID job = jobs.queued(JobKind.GENERATE, 0);
        QuarkusTransaction.requiringNew().run(() -> {
            Generation generation = new Generation();
            generation.jobId = job;
            generation.runId = run.id;
            generation.epoch = checkpoint.epoch;
            generation.checkpointId = checkpoint.id;
            generation.kind = Generation.RECONSTRUCTION;
            generation.indices = indices;
            generation.count = indices.split(",").length;
            generation.againPictureId = again;
            generation.persist();
        });
        return job;
    }

    @Test
    void a_damaged_checkpoint_is_refused_for_faces_and_an_older_one_serves_the_training() throws IOException {
        Run run = runs.queued(runs.drawn(7), ",\"keepEvery\":1");
        assertThat(runs.ended(run.jobId, Slot.TRAINING).state).isEqualTo(JobState.SUCCEEDED);
        Object loss = loss(run);
        List<Checkpoint> newestFirst = TestRuns.read(() -> Checkpoint.list("runId = ?1 order by step desc", run.id));
        damage(store.path(newestFirst.get(0).weightsKey));

        Job refused = runs.ended(queuedGeneration(run, newestFirst.get(0), 4), Slot.GENERATION);
        assertThat(refused.failureKind).isEqualTo(FailureKind.REFUSED);
        assertThat(refused.failureText).contains("damaged").contains("another checkpoint");

        jobs.set(run.jobId, "state = 'QUEUED', ended_at = null");
        Job again = runs.ended(run.jobId, Slot.TRAINING);
        assertThat(again.state).as(again.failureText).isEqualTo(JobState.SUCCEEDED);
        assertThat(jobs.one("select count(*) from run_event where kind = 'checkpoint-damaged' and run_id = '" + run.id
                        + "'"))
                .isEqualTo(1L);
        assertThat(loss(run))
                .as("the epoch that was trained again ends as before")
                .isEqualTo(loss);
    }

    @Test
    void a_run_all_of_whose_checkpoints_are_damaged_is_refused() throws IOException {
        Run run = runs.queued(runs.drawn(7), ",\"epochs\":1");
        assertThat(runs.ended(run.jobId, Slot.TRAINING).state).isEqualTo(JobState.SUCCEEDED);
        Checkpoint only = TestRuns.read(() -> Checkpoint.find("runId", run.id).firstResult());
        damage(store.path(only.stateKey));

        jobs.set(run.jobId, "state = 'QUEUED', ended_at = null");
        Job refused = runs.ended(run.jobId, Slot.TRAINING);

        assertThat(refused.failureKind).isEqualTo(FailureKind.REFUSED);
        assertThat(refused.failureText).contains("checkpoints can be read").contains("clone");
    }

    @Test
    void a_batch_larger_than_the_data_set_is_refused_with_words() {
        Run run = runs.queued(runs.drawn(7), ",\"batchSize\":64");

        Job refused = runs.ended(run.jobId, Slot.TRAINING);

        assertThat(refused.failureKind).isEqualTo(FailureKind.REFUSED);
        assertThat(refused.failureText).contains("64").contains("batch size");
    }

    @Test
    void an_upload_that_is_no_zip_fails_with_its_reason_and_leaves_no_file() throws IOException {
        store.write("uploads/not-a-zip.zip", out -> out.write("hello".getBytes(StandardCharsets.UTF_8)));
        Dataset dataset = runs.importing(
                "{\"format\":\"folder\",\"uploadKey\":\"uploads/not-a-zip.zip\",\"originalName\":\"mine.zip\","
                        + "\"imageSize\":32,\"crop\":\"centre\",\"channels\":\"auto\"}");

        Job refused = runs.ended(dataset.jobId, Slot.IMPORT);

        assertThat(refused.failureKind).isEqualTo(FailureKind.REFUSED);
        assertThat(refused.failureText).contains("zip");
        await().atMost(Duration.ofSeconds(60)).until(() -> !Files.exists(store.path("uploads/not-a-zip.zip")));
        assertThat(store.path("datasets/" + dataset.id + "/images.f1.u8")).doesNotExist();
    }

    private Object loss(Run run) {
        return jobs.one(
                "select value from metric where name = 'loss' and split = 'validation' and epoch = 2 and run_id = '"
                        + run.id + "'");
    }

    /** Flips one byte in the middle, as a failing disk would. */
    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }
}
