package org.facelab.worker.intake;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.JobKind;
import org.facelab.db.entity.JobState;
import org.jboss.logging.Logger;

/** Runs one claimed job to its end, and makes sure that the end is recorded: not saved is not succeeded. */
@Singleton
public class JobRunner {
    private static final Logger LOG = Logger.getLogger(JobRunner.class);
    private final Map<JobKind, JobWork> works = new EnumMap<>(JobKind.class);
    private final Watch watch;
    private final Endings endings;
    private final JobEvents events;
    private final PatientDatabase database;
    private volatile GiveBack reason = GiveBack.SHUTDOWN;

    JobRunner(Instance<JobWork> works, Watch watch, Endings endings, JobEvents events, PatientDatabase database) {
        works.forEach(work -> this.works.put(work.kind(), work));
        this.watch = watch;
        this.endings = endings;
        this.events = events;
        this.database = database;
    }

    /**
     * Works on a claimed job on the caller's thread. Never throws for a job's own failure.
     *
     * @param stopping whether the worker shuts down already: the job is given back untouched
     */
    void run(Claim claim, BooleanSupplier stopping) {
        RunningJob job = new RunningJob(claim);
        watch.add(job);
        // asked only now: a stop that comes later finds the job among the running
        if (stopping.getAsBoolean()) {
            job.raise(Signal.GIVE_BACK);
        }
        try {
            LOG.infof("starts %s, attempt %d", claim, claim.attempt());
            Ending ending = work(job);
            // while the database is away the lease may end: then whoever takes over goes on from the last checkpoint
            database.persist(job, () -> record(job, ending));
            cleanUp(claim, ending);
            LOG.infof("%s: %s", claim, ending.text());
        } catch (ClaimLost e) {
            LOG.warn(e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "the end of %s could not be recorded; once its lease ends, it is taken up again from its last checkpoint",
                    claim);
        } finally {
            watch.remove(job);
            events.state(claim);
        }
    }

    /** What is left of an ended job; nothing depends on it, as what stays is swept. */
    private void cleanUp(Claim claim, Ending ending) {
        try {
            if (ending.state() != null && ending.state().ended()) {
                works.get(claim.kind()).ended(claim);
            }
        } catch (Exception e) {
            LOG.warnf("could not clean up after %s: %s", claim, e.getMessage());
        }
    }

    /** Tells all running jobs to save and stop. */
    void giveBackAll(GiveBack why) {
        reason = why;
        watch.running().forEach(job -> job.raise(Signal.GIVE_BACK));
    }

    /** How a job ended; state null means given back, and the text why. */
    private record Ending(JobState state, FailureKind failure, String text) {}

    private Ending work(RunningJob job) {
        try {
            JobWork work = works.get(job.claim().kind());
            if (work == null) {
                throw new IllegalStateException("this worker has no work for jobs of kind "
                        + job.claim().kind());
            }
            return switch (work.run(job)) {
                case SUCCEEDED -> new Ending(JobState.SUCCEEDED, null, "Succeeded");
                case CANCELLED -> new Ending(JobState.CANCELLED, null, "Cancelled");
                case PAUSED -> new Ending(JobState.PAUSED, null, "Paused");
                case GIVEN_BACK -> new Ending(null, null, reason.text());
            };
        } catch (ClaimLost e) {
            throw e;
        } catch (JobRefused e) {
            LOG.warnf("%s is refused: %s", job.claim(), e.getMessage());
            return new Ending(JobState.FAILED, FailureKind.REFUSED, e.getMessage());
        } catch (NotFinite e) {
            LOG.warnf("%s: %s", job.claim(), e.getMessage());
            return new Ending(JobState.FAILED, FailureKind.NON_FINITE, e.getMessage());
        } catch (Throwable e) {
            if (PatientDatabase.unreachable(e)) {
                LOG.warnf(e, "%s could not reach the database and is given back", job.claim());
                return new Ending(null, null, GiveBack.OUTAGE.text());
            }
            // also errors: an engine that does not load, or an image that overflows a decoder's stack, fails this job
            // and not the worker
            LOG.errorf(e, "%s failed", job.claim());
            return new Ending(JobState.FAILED, FailureKind.FAULT, fault(e));
        }
    }

    private static String fault(Throwable e) {
        String what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String first = what.lines().findFirst().orElse(what);
        return (first.length() <= 500 ? first : first.substring(0, 499) + "…")
                + ". What was stored until then is kept; the worker's log has the details";
    }

    private void record(RunningJob job, Ending ending) {
        Claim claim = job.claim();
        if (ending.state() == null) {
            endings.giveBack(claim, ending.text());
        } else {
            endings.end(claim, job.progress(), ending.state(), ending.failure(), ending.text());
        }
    }
}
