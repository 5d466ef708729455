package org.facelab.worker.jobs;

import org.facelab.worker.intake.ClaimLost;
import org.facelab.worker.intake.JobWork.Outcome;
import org.facelab.worker.intake.RunningJob;

/** What it means for a job's end that its work stopped on a signal. */
final class Signals {
    private Signals() {}

    /** Whether the work should stop before it is done. */
    static boolean stop(RunningJob job) {
        return switch (job.signal()) {
            case GO_ON -> false;
            case PAUSE, GIVE_BACK, CANCEL, LOST -> true;
        };
    }

    /**
     * How a job ended that stopped because {@link #stop} said so.
     *
     * @throws ClaimLost if the claim is gone
     */
    static Outcome outcome(RunningJob job) {
        return switch (job.signal()) {
            case PAUSE -> Outcome.PAUSED;
            case GIVE_BACK -> Outcome.GIVEN_BACK;
            case CANCEL -> Outcome.CANCELLED;
            case LOST -> throw new ClaimLost(job.claim());
            case GO_ON -> throw new IllegalStateException(job.claim() + " stopped although nobody asked it to");
        };
    }
}
