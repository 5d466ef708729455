package org.facelab.worker.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobKind;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Run;
import org.facelab.worker.intake.ByHand;
import org.facelab.worker.intake.Life;
import org.facelab.worker.intake.Slot;
import org.facelab.worker.intake.TestJobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forks, continuations and what people ask of a running training, through the real slots. */
@QuarkusTest
@TestProfile(ByHand.class)
class RunControlTest {
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

    private static List<Checkpoint> checkpoints(Run run) {
        return TestRuns.read(() -> Checkpoint.list("runId = ?1 order by step", run.id));
    }

    private Run fork(Dataset dataset, Checkpoint parent, String changes) {
        Run fork = runs.queued(dataset, changes);
        jobs.sql("update run set seed = 5, parent_run_id = '" + parent.runId + "', parent_epoch = " + parent.epoch
                + ", parent_checkpoint_id = '" + parent.id + "' where id = '" + fork.id + "'");
        return fork;
    }

    private double mse(Run run, int epoch) {
        return (Double) jobs.one("select value from metric where name = 'mse' and split = 'validation' and epoch = "
                + epoch + " and run_id = '" + run.id + "'");
    }

    @Test
    void a_fork_starts_from_its_parents_checkpoint_with_epochs_of_its_own() {
        Dataset dataset = runs.drawn(7);
        Run parent = runs.queued(dataset, ",\"epochs\":8");
        runs.trained(parent);
        Checkpoint last = checkpoints(parent).get(checkpoints(parent).size() - 1);

        Run fork = fork(dataset, last, ",\"beta\":0.5,\"epochs\":1");
        runs.trained(fork);

        assertThat(checkpoints(fork)).extracting(checkpoint -> checkpoint.epoch).containsExactly(1);
        assertThat(mse(fork, 1)).isLessThan(mse(parent, 1));
        assertThat(jobs.one("select count(*) from run_event where kind = 'forked' and run_id = '" + fork.id + "'"))
                .isEqualTo(1L);
    }

    @Test
    void a_fork_of_another_network_or_data_set_is_refused_with_words() {
        Dataset dataset = runs.drawn(7);
        Run parent = runs.queued(dataset, ",\"epochs\":1");
        runs.trained(parent);
        Checkpoint only = checkpoints(parent).get(0);

        refused(fork(dataset, only, ",\"latentSize\":5"), "another network (latentSize)");
        refused(fork(dataset, only, ",\"form\":\"classic\",\"latentSize\":16"), "another network (form)");
        refused(fork(runs.drawn(8), only, ""), "another data set");
        Run orphan = fork(dataset, only, "");
        jobs.sql("update run set parent_checkpoint_id = null where id = '" + orphan.id + "'");
        refused(orphan, "is gone");
    }

    private void refused(Run run, String why) {
        Job job = runs.ended(run.jobId, Slot.TRAINING);
        assertThat(job.failureKind).isEqualTo(FailureKind.REFUSED);
        assertThat(job.failureText).contains(why);
        assertThat(checkpoints(run)).isEmpty();
    }

    @Test
    void a_fork_from_a_damaged_checkpoint_is_refused_and_trains_nothing() throws IOException {
        Dataset dataset = runs.drawn(7);
        Run parent = runs.queued(dataset, ",\"epochs\":1");
        runs.trained(parent);
        Checkpoint only = checkpoints(parent).get(0);
        Files.delete(store.path(only.stateKey));

        refused(fork(dataset, only, ""), "cannot be used");
    }

    @Test
    void a_continued_run_does_the_added_epochs() {
        Dataset dataset = runs.drawn(7);
        Run run = runs.queued(dataset, ",\"schedule\":\"constant\"");
        runs.trained(run);
        Run unbroken = runs.queued(dataset, ",\"schedule\":\"constant\",\"epochs\":3");
        runs.trained(unbroken);

        UUID more = jobs.queued(JobKind.TRAIN, 0);
        jobs.sql("insert into run_job (run_id, job_id, from_epoch, to_epoch) values ('" + run.id + "', '" + more
                + "', 2, 3)");
        jobs.sql("update run set job_id = '" + more + "' where id = '" + run.id + "'");
        Job ended = runs.ended(more, Slot.TRAINING);

        assertThat(ended.state).as(ended.failureText).isEqualTo(JobState.SUCCEEDED);
        assertThat(ended.progress).contains("\"epoch\": 3").contains("\"epochs\": 3");
        assertThat(mse(run, 3)).isEqualTo(mse(unbroken, 3));
        assertThat(jobs.one("select count(*) from metric where name = 'mse' and split = 'train' and run_id = '" + run.id
                        + "'"))
                .isEqualTo(3L);
    }

    @Test
    void faces_and_a_checkpoint_that_are_asked_for_are_there_before_the_epoch_ends() {
        Run run = runs.queued(runs.drawn(7), ",\"epochs\":10000");
        jobs.set(run.jobId, "sample_requested = true, save_requested = true");
        runs.wake(Slot.TRAINING);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> jobs.one("select not sample_requested and not save_requested from job where id = '"
                                + run.jobId + "'")
                        .equals(true));

        assertThat(jobs.one("select count(*) from checkpoint where asked_for and run_id = '" + run.id + "'"))
                .isEqualTo(1L);
        assertThat(jobs.one("select count(*) from run_event where kind = 'sample' and run_id = '" + run.id + "'"))
                .isEqualTo(1L);
        assertThat(jobs.look(run.jobId).state).isEqualTo(JobState.RUNNING);
        jobs.set(run.jobId, "cancel_requested = true");
        assertThat(runs.ended(run.jobId, Slot.TRAINING).state).isEqualTo(JobState.CANCELLED);
    }
}
