package org.facelab.worker.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobKind;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Run;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.db.settings.SettingsJson;
import org.facelab.worker.intake.Slot;
import org.facelab.worker.intake.SlotThreads;
import org.facelab.worker.intake.TestJobs;

/** Drawn faces and tiny runs on them, in the real slots. */
@Singleton
class TestRuns {
    private final TestJobs jobs;
    private final SlotThreads slots;

    TestRuns(TestJobs jobs, SlotThreads slots) {
        this.jobs = jobs;
        this.slots = slots;
    }

    static <T> T read(Callable<T> query) {
        return QuarkusTransaction.requiringNew().call(query);
    }

    /** A data set that shall be imported. */
    Dataset importing(String source) {
        UUID job = jobs.queued(JobKind.IMPORT, 0);
        return read(() -> {
            Dataset dataset = new Dataset();
            dataset.name = "drawn";
            dataset.jobId = job;
            dataset.imageSize = 32;
            dataset.source = source;
            dataset.persist();
            return dataset;
        });
    }

    /** 40 imported faces of 32 pixels. */
    Dataset drawn(int seed) {
        Dataset dataset = importing("{\"format\":\"drawn\",\"imageSize\":32,\"crop\":\"centre\",\"channels\":\"3\","
                + "\"count\":40,\"seed\":" + seed + "}");
        assertThat(ended(dataset.jobId, Slot.IMPORT))
                .satisfies(job -> assertThat(job.state).as(job.failureText).isEqualTo(JobState.SUCCEEDED));
        return read(() -> Dataset.findById(dataset.id));
    }

    /** A queued run of two epochs, with changes to its settings as JSON fields after a comma. */
    Run queued(Dataset dataset, String changes) {
        ConvVaeSettings settings =
                (ConvVaeSettings) SettingsJson.parse("{\"model\":\"conv-vae\",\"latentSize\":4,\"epochs\":2,"
                        + "\"batchSize\":8,\"pictureCount\":4" + changes + "}");
        Run run = jobs.run(settings);
        jobs.sql("update run set dataset_id = '" + dataset.id + "' where id = '" + run.id + "'");
        return run;
    }

    void wake(Slot slot) {
        slots.wake(slot);
    }

    /** Waits for a job's end. */
    Job ended(UUID job, Slot slot) {
        wake(slot);
        await().atMost(Duration.ofSeconds(120)).until(() -> jobs.look(job).state.ended());
        return jobs.look(job);
    }

    /** Waits for a training's success. */
    void trained(Run run) {
        Job job = ended(run.jobId, Slot.TRAINING);
        assertThat(job.state).as(job.failureText).isEqualTo(JobState.SUCCEEDED);
    }
}
