package org.facelab.worker.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Run;
import org.facelab.db.settings.ReportedMetrics;
import org.facelab.worker.intake.ByHand;
import org.facelab.worker.intake.Life;
import org.facelab.worker.intake.Slot;
import org.facelab.worker.intake.TestJobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trials of a sweep that are paused at a rung by their worker. */
@QuarkusTest
@TestProfile(ByHand.class)
class PausePointTest {
    @Inject
    TestJobs jobs;

    @Inject
    TestRuns runs;

    @Inject
    Life life;

    @BeforeEach
    void working() {
        await().atMost(Duration.ofSeconds(60)).until(life::working);
        jobs.clear();
    }

    @Test
    void a_trial_stops_after_its_epoch_with_nothing_trained_beyond_and_goes_on_as_if_it_had_not() {
        Dataset dataset = runs.drawn(7);
        Run unbroken = runs.queued(dataset, "");
        runs.trained(unbroken);
        Run trial = runs.queued(dataset, "");
        jobs.set(trial.jobId, "pause_after_epoch = 1");

        paused(trial);
        assertThat(jobs.look(trial.jobId).progress).contains("\"epoch\": 1");
        assertThat(TestRuns.read(() -> Checkpoint.<Checkpoint>list("runId", trial.id)))
                .as("the epoch's checkpoint serves the resuming; no second one is written")
                .singleElement()
                .satisfies(checkpoint -> assertThat(checkpoint.withinEpoch).isFalse());
        // as after a worker's death between the epoch and the pause: the next one must not train on
        jobs.set(trial.jobId, "state = 'QUEUED'");
        paused(trial);

        jobs.set(trial.jobId, "state = 'QUEUED', pause_after_epoch = null");
        runs.trained(trial);
        assertThat(loss(trial)).isEqualTo(loss(unbroken));
        for (String split : ReportedMetrics.splits()) {
            assertThat(names(trial, split)).containsExactlyInAnyOrderElementsOf(ReportedMetrics.metrics(split));
        }
    }

    private void paused(Run trial) {
        runs.wake(Slot.TRAINING);
        await().atMost(Duration.ofSeconds(120)).until(() -> jobs.look(trial.jobId).state == JobState.PAUSED);
        assertThat(jobs.one("select max(epoch) from metric where run_id = '" + trial.id + "'"))
                .isEqualTo(1);
        assertThat(TestRuns.read(() -> Run.<Run>findById(trial.id).lastEpoch)).isEqualTo(1);
    }

    private Object loss(Run run) {
        return jobs.one("select value from metric where name = 'loss' and split = 'validation' and epoch = 2"
                + " and run_id = '" + run.id + "'");
    }

    private List<String> names(Run run, String split) {
        return List.of(((String) jobs.one("select string_agg(distinct name, ',') from metric where split = '" + split
                        + "' and run_id = '" + run.id + "'"))
                .split(","));
    }
}
