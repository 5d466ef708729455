package org.facelab.worker.results;

import jakarta.inject.Singleton;
import org.facelab.db.entity.RunEvent;
import org.facelab.worker.intake.RunningJob;

/** The log of a run, as people read it. */
@Singleton
public class RunLog {
    private final Fenced fenced;

    RunLog(Fenced fenced) {
        this.fenced = fenced;
    }

    /** Adds a line in a transaction of its own. */
    public void tell(RunningJob job, String kind, String text) {
        fenced.write(job, () -> add(job, kind, text));
    }

    /** Adds a line within the caller's fenced transaction. */
    void add(RunningJob job, String kind, String text) {
        RunEvent event = new RunEvent();
        event.runId = job.claim().runId();
        event.kind = kind;
        event.text = text;
        event.persist();
    }
}
