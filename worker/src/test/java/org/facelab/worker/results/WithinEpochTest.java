package org.facelab.worker.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Picture;
import org.facelab.db.entity.PictureKind;
import org.facelab.db.entity.Run;
import org.facelab.worker.intake.ByHand;
import org.facelab.worker.intake.ClaimLost;
import org.facelab.worker.intake.Request;
import org.facelab.worker.intake.RunningJob;
import org.facelab.worker.intake.TestClaims;
import org.facelab.worker.intake.TestJobs;
import org.facelab.worker.training.EpochResult;
import org.facelab.worker.training.Sample;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is recorded while an epoch runs: answers to people, and the figures of steps. */
@QuarkusTest
@TestProfile(ByHand.class)
class WithinEpochTest {
    @Inject
    Epochs epochs;

    @Inject
    WithinEpoch within;

    @Inject
    TestJobs jobs;

    @Inject
    TestClaims claims;

    @Inject
    BlobStore store;

    private RunningJob job;
    private UUID run;

    @BeforeEach
    void claim() {
        jobs.clear();
        run = jobs.run().id;
        job = new RunningJob(claims.training());
    }

    private List<Checkpoint> checkpoints() {
        return QuarkusTransaction.requiringNew().call(() -> Checkpoint.list("runId = ?1 order by step", run));
    }

    private List<Picture> samples() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Picture.list("runId = ?1 and kind = ?2", run, PictureKind.SAMPLE));
    }

    private boolean flag(Request request) {
        return (Boolean) jobs.one("select " + request.column() + " from job where id = '"
                + job.claim().jobId() + "'");
    }

    private void sample(int epoch, long step) throws IOException {
        within.sampled(job, Made.run(run), new Sample(epoch, step, Made.tiles(4)));
    }

    @Test
    void asked_checkpoint_clears_its_request_and_stays() throws IOException {
        jobs.set(job.claim().jobId(), "save_requested = true, sample_requested = true");

        within.saved(job, Made.run(run), Made.within(0, 4));
        assertThat(flag(Request.SAVE)).isFalse();
        assertThat(flag(Request.SAMPLE)).as("the other request").isTrue();

        epochs.record(job, Made.run(run), Made.epoch(1, 10));
        epochs.record(job, Made.run(run), Made.epoch(2, 20));
        assertThat(checkpoints()).extracting(checkpoint -> checkpoint.askedFor).containsExactly(true, false);
        store.verified(checkpoints().get(0).weights());
        store.verified(checkpoints().get(0).state());
    }

    @Test
    void pause_at_the_step_of_an_asked_checkpoint_keeps_it_asked_for_and_its_row() throws IOException {
        within.saved(job, Made.run(run), Made.within(0, 4));
        UUID id = checkpoints().get(0).id;
        String before = checkpoints().get(0).weightsKey;

        within.paused(job, Made.run(run), Made.within(0, 4));

        assertThat(checkpoints()).singleElement().satisfies(checkpoint -> {
            assertThat(checkpoint.id).isEqualTo(id);
            assertThat(checkpoint.askedFor).isTrue();
            assertThat(checkpoint.weightsKey).contains("step-0000004");
            store.verified(checkpoint.weights());
        });
        assertThat(store.path(before)).doesNotExist();
    }

    @Test
    void sample_takes_the_place_of_the_one_before_and_goes_with_the_epochs_end() throws IOException {
        jobs.set(job.claim().jobId(), "sample_requested = true");
        sample(1, 3);
        String first = samples().get(0).key;
        assertThat(flag(Request.SAMPLE)).isFalse();
        assertThat(samples().get(0).madeFrom).contains("\"step\": 3").contains("temperature");

        sample(1, 5);
        assertThat(samples()).singleElement().satisfies(picture -> {
            assertThat(picture.epoch).isEqualTo(1);
            assertThat(picture.key).contains("step-0000005");
            store.verified(picture.blob());
        });
        assertThat(store.path(first)).doesNotExist();
        String second = samples().get(0).key;

        epochs.record(job, Made.run(run), Made.epoch(1, 10));
        assertThat(samples()).isEmpty();
        assertThat(store.path(second)).doesNotExist();
        assertThat(QuarkusTransaction.requiringNew().call(() -> Picture.count("runId", run)))
                .isEqualTo(3);
    }

    @Test
    void answers_of_a_lost_claim_are_refused_and_leave_the_requests() throws IOException {
        jobs.set(job.claim().jobId(), "save_requested = true, sample_requested = true, fence = fence + 1");

        assertThatThrownBy(() -> within.saved(job, Made.run(run), Made.within(0, 4)))
                .isInstanceOf(ClaimLost.class);
        assertThatThrownBy(() -> sample(1, 3)).isInstanceOf(ClaimLost.class);
        assertThatThrownBy(() -> within.notSampled(job, "why")).isInstanceOf(ClaimLost.class);

        assertThat(flag(Request.SAVE)).isTrue();
        assertThat(flag(Request.SAMPLE)).isTrue();
        assertThat(checkpoints()).isEmpty();
        assertThat(samples()).isEmpty();
        assertThat(store.path("runs/" + run + "/checkpoints"))
                .satisfiesAnyOf(
                        folder -> assertThat(folder).doesNotExist(),
                        folder -> assertThat(folder).isEmptyDirectory());
    }

    @Test
    void checkpoint_that_a_waiting_fork_starts_from_stays_until_that_ended() throws IOException {
        epochs.record(job, Made.run(run), Made.epoch(1, 10));
        Checkpoint first = checkpoints().get(0);
        Run fork = jobs.run();
        jobs.sql("update run set parent_run_id = '" + run + "', parent_epoch = 1, parent_checkpoint_id = '" + first.id
                + "' where id = '" + fork.id + "'");

        epochs.record(job, Made.run(run), Made.epoch(2, 20));
        assertThat(checkpoints()).extracting(checkpoint -> checkpoint.epoch).containsExactly(1, 2);

        jobs.set(fork.jobId, "state = 'CANCELLED', ended_at = now()");
        epochs.record(job, Made.run(run), Made.epoch(3, 30));
        assertThat(checkpoints()).extracting(checkpoint -> checkpoint.epoch).containsExactly(3);
        assertThat(jobs.one("select parent_checkpoint_id from run where id = '" + fork.id + "'"))
                .isNull();
    }

    private String losses() {
        return (String) jobs.one("select array_to_string(array_agg(f order by chunk, i), ' ') from step_metric,"
                + " unnest(figures) with ordinality as u(f, i) where name = 'loss' and run_id = '" + run + "'");
    }

    @Test
    void steps_are_written_once_each_whatever_is_done_again() throws IOException {
        within.paused(job, Made.run(run), Made.within(0, 4));
        assertThat(losses()).isEqualTo("1 2 3 4");
        var steps = Made.steps(5, 6);
        var result = Made.epoch(1, 10);
        epochs.record(
                job,
                Made.run(run),
                new EpochResult(1, 10, result.metrics(), steps, result.snapshot(), result.pictures()));
        assertThat(losses()).isEqualTo("1 2 3 4 5 6 7 8 9 10");
        epochs.record(job, Made.run(run), Made.epoch(2, 20));
        assertThat(losses()).endsWith("18 19 20");

        // taken over, and gone on from the first epoch's end
        jobs.set(job.claim().jobId(), "fence = fence + 1");
        job = new RunningJob(TestClaims.later(job.claim()));
        within.paused(job, Made.run(run), Made.within(1, 13));

        assertThat(losses()).isEqualTo("1 2 3 4 5 6 7 8 9 10 11 12 13");
        assertThat(jobs.one("select count(*) from step_metric where run_id = '" + run + "'"))
                .isEqualTo(6L);
        assertThat(jobs.one("select minimum from step_metric where name = 'kl' and run_id = '" + run + "'"))
                .isEqualTo(-13.0);
        assertThat(jobs.one("select last from step_metric where name = 'loss' and run_id = '" + run + "'"))
                .isEqualTo(13.0);
    }
}
