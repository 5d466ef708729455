package org.facelab.worker.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobKind;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Run;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.db.settings.SettingsJson;
import org.facelab.worker.intake.ByHand;
import org.facelab.worker.intake.Life;
import org.facelab.worker.intake.Slot;
import org.facelab.worker.intake.SlotThreads;
import org.facelab.worker.intake.TestJobs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trainings that are paused, drained away, taken over or cancelled: the first three end as one that nothing happened to. */
@QuarkusTest
@TestProfile(ByHand.class)
class InterruptedTrainingTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int EPOCHS = 3;
    private static final String UNDRAIN = "update worker set drain = null where name = 'by-hand'";

    @Inject
    TestJobs jobs;

    @Inject
    SlotThreads slots;

    @Inject
    Life life;

    private Dataset dataset;

    @BeforeEach
    void faces() {
        await().atMost(Duration.ofSeconds(60)).until(life::working);
        jobs.clear();
        dataset = drawn();
    }

    @AfterEach
    void takeJobsAgain() {
        jobs.sql(UNDRAIN);
    }

    private static <T> T read(Callable<T> query) {
        return QuarkusTransaction.requiringNew().call(query);
    }

    private Dataset drawn() {
        var job = jobs.queued(JobKind.IMPORT, 0);
        Dataset made = read(() -> {
            Dataset row = new Dataset();
            row.name = "drawn";
            row.jobId = job;
            row.imageSize = 32;
            row.source =
                    "{\"format\":\"drawn\",\"imageSize\":32,\"crop\":\"centre\",\"channels\":\"3\",\"count\":400,\"seed\":7}";
            row.persist();
            return row;
        });
        slots.wake(Slot.IMPORT);
        await().atMost(LIMIT).until(() -> jobs.look(job).state == JobState.SUCCEEDED);
        return read(() -> Dataset.findById(made.id));
    }

    private Run started(String changes) {
        ConvVaeSettings settings = (ConvVaeSettings) SettingsJson.parse("{\"model\":\"conv-vae\",\"latentSize\":4,"
                + "\"epochs\":" + EPOCHS + ",\"batchSize\":4,\"pictureCount\":4" + changes + "}");
        Run run = jobs.run(settings);
        jobs.sql("update run set dataset_id = '" + dataset.id + "' where id = '" + run.id + "'");
        slots.wake(Slot.TRAINING);
        return run;
    }

    /** Waits until it trains within an epoch after the first. */
    private void awaitMidEpoch(Run run) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Boolean.TRUE.equals(jobs.one("select coalesce((progress ->> 'epoch')::int >= 1"
                        + " and (progress ->> 'step')::int >= 1, false) from job where id = '" + run.jobId + "'")));
    }

    private Job awaitState(Run run, JobState state) {
        await().atMost(LIMIT).until(() -> jobs.look(run.jobId).state == state);
        return jobs.look(run.jobId);
    }

    private void goOn(Run run) {
        jobs.set(run.jobId, "state = 'QUEUED'");
        slots.wake(Slot.TRAINING);
    }

    /** Every figure of a run but its speeds, by its bits. */
    private List<String> figures(Run run) {
        return read(() -> {
            List<?> rows = Run.getEntityManager()
                    .createNativeQuery(
                            "select split || ' ' || name || ' ' || epoch || ' ' || step || ' ' || value from metric"
                                    + " where name <> 'imagesPerSecond' and run_id = :run order by split, name, epoch",
                            String.class)
                    .setParameter("run", run.id)
                    .getResultList();
            return rows.stream().map(String::valueOf).toList();
        });
    }

    private List<String> outcomes(Run run) {
        return read(() -> Run.getEntityManager()
                .createNativeQuery("select outcome from job_attempt where job_id = :job order by fence", String.class)
                .setParameter("job", run.jobId)
                .getResultList()
                .stream()
                .map(String::valueOf)
                .toList());
    }

    @Test
    void paused_handed_back_and_lost_trainings_end_with_the_losses_of_the_unbroken_one() {
        Run unbroken = started("");
        awaitState(unbroken, JobState.SUCCEEDED);

        Run paused = started("");
        awaitMidEpoch(paused);
        jobs.set(paused.jobId, "pause_requested = true, asked_at = now()");
        Job stopped = awaitState(paused, JobState.PAUSED);
        assertThat(stopped.pauseRequested).isFalse();
        assertThat(stopped.leaseUntil).isNull();
        assertThat(jobs.one("select count(*) from checkpoint where within_epoch and run_id = '" + paused.id + "'"))
                .as("it was saved where it was")
                .isEqualTo(1L);
        goOn(paused);
        awaitState(paused, JobState.SUCCEEDED);

        Run handedBack = started("");
        awaitMidEpoch(handedBack);
        jobs.sql("update worker set drain = 'HAND_BACK' where name = 'by-hand'");
        awaitState(handedBack, JobState.QUEUED);
        slots.wake(Slot.TRAINING);
        jobs.sql(UNDRAIN);
        awaitState(handedBack, JobState.SUCCEEDED);

        Run lost = started("");
        awaitMidEpoch(lost);
        // as if its lease had ended and its worker, cut off, knew nothing of it: what that still writes is fenced
        jobs.set(lost.jobId, "fence = fence + 1, state = 'QUEUED', lease_until = null");
        slots.wake(Slot.TRAINING);
        awaitState(lost, JobState.SUCCEEDED);

        assertThat(figures(unbroken)).hasSizeGreaterThan(3 * EPOCHS);
        assertThat(figures(paused)).isEqualTo(figures(unbroken));
        assertThat(figures(handedBack)).isEqualTo(figures(unbroken));
        assertThat(figures(lost)).isEqualTo(figures(unbroken));
        assertThat(outcomes(unbroken)).containsExactly("SUCCEEDED");
        assertThat(outcomes(paused)).containsExactly("PAUSED", "SUCCEEDED");
        assertThat(outcomes(handedBack)).containsExactly("GIVEN_BACK", "SUCCEEDED");
        assertThat(jobs.one("select text from run_event where kind = 'given-back' and run_id = '" + handedBack.id + "'")
                        .toString())
                .contains("drained");
    }

    @Test
    void a_drained_worker_ends_what_it_has_and_takes_nothing_new_until_it_is_undrained() {
        Run has = started("");
        await().atMost(LIMIT).until(() -> jobs.look(has.jobId).state == JobState.RUNNING);
        jobs.sql("update worker set drain = 'FINISH' where name = 'by-hand'");
        Run next = started("");

        awaitState(has, JobState.SUCCEEDED);
        slots.wake(Slot.TRAINING);
        await().during(Duration.ofSeconds(1)).atMost(LIMIT).until(() -> jobs.look(next.jobId).state == JobState.QUEUED);

        // nobody wakes the slot, and its own timer is an hour: the worker sees that it may work again
        jobs.sql(UNDRAIN);
        awaitState(next, JobState.SUCCEEDED);
    }

    @Test
    void a_running_training_is_cancelled_and_its_checkpoints_are_kept() {
        Run run = started(",\"epochs\":500");
        awaitMidEpoch(run);
        long asked = System.nanoTime();
        jobs.set(run.jobId, "cancel_requested = true, asked_at = now()");

        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> jobs.look(run.jobId).state == JobState.CANCELLED);
        System.out.printf("cancelled %d ms after it was asked%n", (System.nanoTime() - asked) / 1_000_000);

        assertThat((Long) jobs.one("select count(*) from checkpoint where run_id = '" + run.id + "'"))
                .isPositive();
        assertThat(outcomes(run)).containsExactly("CANCELLED");
    }
}
