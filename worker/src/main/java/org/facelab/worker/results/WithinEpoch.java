package org.facelab.worker.results;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.facelab.db.blob.Blob;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.message.JobChanged;
import org.facelab.worker.intake.JobEvents;
import org.facelab.worker.intake.Request;
import org.facelab.worker.intake.RunningJob;
import org.facelab.worker.training.Sample;
import org.facelab.worker.training.Within;

/** Records what is made within an epoch: a snapshot to go on from, and what people asked for. */
@Singleton
public class WithinEpoch {
    private final BlobStore store;
    private final Fenced fenced;
    private final Rows rows;
    private final RunLog log;
    private final JobEvents events;
    private final EntityManager em;

    WithinEpoch(BlobStore store, Fenced fenced, Rows rows, RunLog log, JobEvents events, EntityManager em) {
        this.store = store;
        this.fenced = fenced;
        this.rows = rows;
        this.log = log;
        this.events = events;
        this.em = em;
    }

    /** The tables that are written to. */
    @Singleton
    static final class Rows {
        private final CheckpointRows checkpoints;
        private final PictureRows pictures;
        private final StepMetricRows steps;

        Rows(CheckpointRows checkpoints, PictureRows pictures, StepMetricRows steps) {
            this.checkpoints = checkpoints;
            this.pictures = pictures;
            this.steps = steps;
        }
    }

    /** Records a snapshot from which this training goes on; the next epoch's end lets it go. */
    public void paused(RunningJob job, TrainedRun run, Within within) throws IOException {
        NewFiles files = new NewFiles(store);
        Keys keys = new Keys(job.claim());
        Blob weights =
                files.tensors(keys.stepWeights(within.step()), within.snapshot().weights());
        Blob state =
                files.tensors(keys.stepState(within.step()), within.snapshot().state());
        List<String> gone = new ArrayList<>();
        recorded(
                files,
                () -> fenced.write(job, () -> {
                    gone.clear();
                    gone.addAll(checkpoint(run, within, CheckpointRows.Moment.WITHIN_EPOCH, weights, state));
                    log.add(job, "checkpoint", "Saved within epoch " + place(within));
                }));
        NewFiles.remove(store, gone);
    }

    /** Records a snapshot that somebody asked for, and takes their request off the job. */
    public void saved(RunningJob job, TrainedRun run, Within within) throws IOException {
        NewFiles files = new NewFiles(store);
        Keys keys = new Keys(job.claim());
        Blob weights = files.tensors(
                keys.askedWeights(within.step()), within.snapshot().weights());
        Blob state =
                files.tensors(keys.askedState(within.step()), within.snapshot().state());
        List<String> gone = new ArrayList<>();
        recorded(
                files,
                () -> fenced.writeWithJob(job, () -> {
                    gone.clear();
                    gone.addAll(checkpoint(run, within, CheckpointRows.Moment.ASKED_FOR, weights, state));
                    log.add(job, "checkpoint", "Saved on request within epoch " + place(within));
                    clear(job, Request.SAVE);
                }));
        answered(job, Request.SAVE, gone, JobChanged.What.EPOCH);
    }

    /** Records faces that somebody asked for, in place of such of before, and takes their request off the job. */
    public void sampled(RunningJob job, TrainedRun run, Sample sample) throws IOException {
        NewFiles files = new NewFiles(store);
        PictureRows.NewPicture picture = rows.pictures.draw(run, sample, files, new Keys(job.claim()));
        List<String> gone = new ArrayList<>();
        recorded(
                files,
                () -> fenced.writeWithJob(job, () -> {
                    gone.clear();
                    gone.addAll(rows.pictures.put(run.runId(), List.of(picture)));
                    log.add(
                            job,
                            "sample",
                            String.format(
                                    Locale.ROOT,
                                    "Faces drawn on request within epoch %d, after step %,d of the run",
                                    sample.epoch(),
                                    sample.step()));
                    clear(job, Request.SAMPLE);
                }));
        answered(job, Request.SAMPLE, gone, JobChanged.What.PICTURES);
    }

    /** Tells why no faces came of a request, and takes it off the job. */
    public void notSampled(RunningJob job, String why) {
        fenced.writeWithJob(job, () -> {
            log.add(job, "note", why);
            clear(job, Request.SAMPLE);
        });
        answered(job, Request.SAMPLE, List.of(), JobChanged.What.PROGRESS);
    }

    private List<String> checkpoint(
            TrainedRun run, Within within, CheckpointRows.Moment moment, Blob weights, Blob state) {
        rows.steps.put(run.runId(), within.steps());
        return rows.checkpoints.put(
                run.runId(),
                new CheckpointRows.NewCheckpoint(within.epoch(), within.step(), moment, weights, state, "{}"));
    }

    private static String place(Within within) {
        return String.format(Locale.ROOT, "%d, after step %,d of the run", within.epoch() + 1, within.step());
    }

    private void clear(RunningJob job, Request request) {
        em.createNativeQuery("update job set " + request.column() + " = false where id = :job")
                .setParameter("job", job.claim().jobId())
                .executeUpdate();
    }

    private static void recorded(NewFiles files, Runnable write) {
        try {
            write.run();
        } catch (RuntimeException e) {
            files.discardAfter(e);
            throw e;
        }
    }

    private void answered(RunningJob job, Request request, List<String> gone, JobChanged.What what) {
        job.answered(request);
        NewFiles.remove(store, gone);
        events.send(job.claim(), what);
    }
}
