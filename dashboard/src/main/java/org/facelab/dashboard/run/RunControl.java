package org.facelab.dashboard.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.job.Asking;
import org.facelab.dashboard.job.NotInState;
import org.facelab.dashboard.outbox.OutboxRelay;
import org.facelab.db.entity.JobAction;
import org.facelab.db.settings.InvalidSettings;

/**
 * What a person may ask of a run. Each call throws {@link NotFound} if there is no such run, and {@link NotInState} if its
 * state does not allow it.
 */
@ApplicationScoped
public class RunControl {
    private final RunLock lock;
    private final Asking asking;
    private final Phases phases;
    private final OutboxRelay relay;

    RunControl(RunLock lock, Asking asking, Phases phases, OutboxRelay relay) {
        this.lock = lock;
        this.asking = asking;
        this.phases = phases;
        this.relay = relay;
    }

    /** Cancels a run: at once if it waits, within two seconds if a worker trains it. */
    public void cancel(UUID runId) {
        ask(runId, Asking::cancel);
    }

    /** Pauses a run: at once if it waits, else its worker saves where it is and stops. */
    public void pause(UUID runId) {
        ask(runId, Asking::pause);
    }

    /** Lets a paused run go on where it stopped. */
    public void resume(UUID runId) {
        ask(runId, Asking::resume);
    }

    /** Has pictures drawn at the next step. */
    public void sampleNow(UUID runId) {
        ask(runId, Asking::sampleNow);
    }

    /** Has a checkpoint saved at the next step. */
    public void saveNow(UUID runId) {
        ask(runId, Asking::saveNow);
    }

    /**
     * Trains a failed or cancelled run again from its last checkpoint, in a new job with the phase of the old one.
     *
     * @return the new job's id
     */
    public UUID retry(UUID runId) {
        UUID job = lock.holding(runId, phases::retry);
        relay.wake();
        return job;
    }

    /**
     * Trains a run for more epochs after its last one, in a new job with a phase of its own.
     *
     * @return the new job's id
     * @throws InvalidSettings if the epochs are not 1 or more, or too many altogether
     */
    public UUID continueFor(UUID runId, int epochs) {
        UUID job = lock.holding(runId, held -> phases.continueFor(held, epochs));
        relay.wake();
        return job;
    }

    private void ask(UUID runId, BiConsumer<Asking, Asking.Of> step) {
        lock.holding(runId, held -> {
            step.accept(asking, new Asking.Of(held.job(), runId, null, asked -> refused(asked, held)));
            return null;
        });
        relay.wake();
    }

    private static NotInState refused(JobAction asked, RunLock.Held held) {
        return RunActions.refused(RunAction.valueOf(asked.name()), held.run(), held.job());
    }
}
