package org.facelab.worker.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.JobKind;
import org.facelab.db.entity.Picture;
import org.facelab.db.entity.PictureKind;
import org.facelab.db.entity.Run;
import org.facelab.worker.intake.ByHand;
import org.facelab.worker.intake.RunningJob;
import org.facelab.worker.intake.TestClaims;
import org.facelab.worker.intake.TestJobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ByHand.class)
class EpochsTest {
    @Inject
    Epochs epochs;

    @Inject
    EntityManager em;

    @Inject
    WithinEpoch within;

    @Inject
    TestJobs jobs;

    @Inject
    TestClaims claims;

    @Inject
    BlobStore store;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String databaseUrl;

    private RunningJob job;
    private UUID run;

    @BeforeEach
    void claim() {
        jobs.clear();
        run = jobs.run().id;
        job = new RunningJob(claims.training());
    }

    private void record(int epoch, double elbo) throws IOException {
        epochs.record(job, Made.run(run), Made.epoch(epoch, elbo));
    }

    private List<Integer> kept() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Checkpoint.<Checkpoint>list("runId = ?1 order by epoch", run).stream()
                        .map(checkpoint -> checkpoint.epoch)
                        .toList());
    }

    @Test
    void an_epoch_leaves_metrics_checkpoint_pictures_and_progress() throws IOException {
        record(1, 100);

        assertThat(jobs.one("select value from metric where name = 'elbo' and run_id = '" + run + "'"))
                .isEqualTo(100.0);
        Run row = QuarkusTransaction.requiringNew().call(() -> Run.findById(run));
        assertThat(row.lastEpoch).isEqualTo(1);
        assertThat(row.bestEpoch).isEqualTo(1);
        assertThat(jobs.look(job.claim().jobId()).progress).contains("\"epoch\": 1");
        List<Picture> pictures =
                QuarkusTransaction.requiringNew().call(() -> Picture.list("runId = ?1 order by kind", run));
        assertThat(pictures)
                .extracting(picture -> picture.kind)
                .containsExactly(PictureKind.ORIGINAL, PictureKind.RANDOM, PictureKind.RECONSTRUCTION);
        Picture random = pictures.get(1);
        assertThat(random.columns * random.rows).isGreaterThanOrEqualTo(9);
        var image = ImageIO.read(store.verified(random.blob()).toFile());
        assertThat(image.getWidth()).isEqualTo(random.columns * 4);
        assertThat(image.getRGB(1, 0) & 0xffffff).isEqualTo(0x030405);
        assertThat(Files.readString(store.path(random.key), StandardCharsets.ISO_8859_1))
                .contains("facelab")
                .contains("checkpointSha256");
        assertThat(random.madeFrom).contains("\"seed\"").contains("temperature");
    }

    @Test
    void an_epoch_outlives_connections_that_broke_before_its_end() throws Exception {
        try (var connection = DriverManager.getConnection(databaseUrl, "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where pid <> pg_backend_pid() and backend_type = 'client backend'");
        }

        record(1, 100);

        assertThat(kept()).containsExactly(1);
        assertThat(jobs.one("select count(*) from picture where run_id = '" + run + "'"))
                .isEqualTo(3L);
    }

    @Test
    void a_resumed_run_overwrites_its_metrics_and_pictures_and_adds_none() throws IOException {
        record(1, 100);
        record(2, 90);
        List<Path> before = RunFiles.of(store, run);
        jobs.set(job.claim().jobId(), "fence = fence + 1");
        job = new RunningJob(TestClaims.later(job.claim()));

        record(2, 95);

        assertThat(jobs.one("select count(*) from metric where name = 'elbo' and run_id = '" + run + "'"))
                .isEqualTo(2L);
        assertThat(jobs.one("select value from metric where name = 'elbo' and epoch = 2 and run_id = '" + run + "'"))
                .isEqualTo(95.0);
        assertThat(RunFiles.of(store, run))
                .as("the files of the older fence are gone with their rows")
                .hasSameSizeAs(before);
        assertThat(kept()).containsExactly(1, 2);
    }

    @Test
    void stars_and_ratings_outlive_an_epoch_that_is_trained_again() throws IOException {
        record(1, 100);
        QuarkusTransaction.requiringNew()
                .run(() -> em.createNativeQuery("insert into picture_mark (picture_id, tile, favourite, rating)"
                                + " select id, 2, true, 4 from picture where run_id = :run and kind = 'RANDOM'"
                                + " union all select id, 1, true, null from picture where run_id = :run and kind ="
                                + " 'RECONSTRUCTION'")
                        .setParameter("run", run)
                        .executeUpdate());
        jobs.set(job.claim().jobId(), "fence = fence + 1");
        job = new RunningJob(TestClaims.later(job.claim()));

        record(1, 100);

        assertThat(jobs.one("select string_agg(p.kind || ' ' || m.tile || ' ' || m.favourite || ' ' ||"
                        + " coalesce(m.rating, 0), ', ' order by p.kind) from picture_mark m join picture p on p.id ="
                        + " m.picture_id where p.run_id = '" + run + "'"))
                .isEqualTo("RANDOM 2 true 4, RECONSTRUCTION 1 true 0");
    }

    @Test
    void the_last_the_best_and_every_nth_checkpoint_stay() throws IOException {
        double[] elbos = {10, 20, 30, 25, 24, 23, 22};
        for (int epoch = 1; epoch <= elbos.length; epoch++) {
            record(epoch, elbos[epoch - 1]);
        }

        assertThat(kept()).containsExactly(3, 5, 7);
        assertThat(RunFiles.of(store, run).stream()
                        .filter(file -> file.toString().endsWith(".safetensors")))
                .hasSize(6);
    }

    @Test
    void a_checkpoint_that_a_waiting_generation_needs_stays() throws IOException {
        record(1, 10);
        Checkpoint first = QuarkusTransaction.requiringNew()
                .call(() -> Checkpoint.find("runId", run).firstResult());
        UUID waiting = jobs.queued(JobKind.GENERATE, 0);
        QuarkusTransaction.requiringNew()
                .run(() -> Made.generation(waiting, first).persist());

        record(2, 20);
        assertThat(kept()).containsExactly(1, 2);

        jobs.set(waiting, "state = 'CANCELLED', ended_at = now()");
        record(3, 30);
        assertThat(kept()).containsExactly(3);
    }

    @Test
    void an_elbo_that_is_not_finite_is_kept_and_never_the_best() throws IOException {
        record(1, 10);
        record(2, Double.NaN);

        assertThat(jobs.one("select value from metric where name = 'elbo' and epoch = 2 and run_id = '" + run + "'"))
                .isEqualTo(Double.NaN);
        assertThat(jobs.one("select best_epoch from run where id = '" + run + "'"))
                .isEqualTo(1);
    }

    @Test
    void losses_before_a_stored_epoch_are_forgiven() throws IOException {
        jobs.set(job.claim().jobId(), "attempt = 3");

        record(1, 10);

        assertThat(jobs.look(job.claim().jobId()).attempt).isEqualTo(1);
    }

    @Test
    void a_snapshot_within_an_epoch_goes_once_the_epoch_is_stored() throws IOException {
        within.paused(job, Made.run(run), Made.within(0, 4));
        assertThat(jobs.one("select within_epoch from checkpoint where run_id = '" + run + "'"))
                .isEqualTo(true);

        record(1, 10);

        assertThat(jobs.one("select count(*) from checkpoint where within_epoch and run_id = '" + run + "'"))
                .isEqualTo(0L);
        assertThat(RunFiles.of(store, run).stream()
                        .filter(file -> file.toString().contains("step-")))
                .isEmpty();
    }
}
