package org.facelab.dashboard.sweep;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.edge.Conflict;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.run.RunDeletion;
import org.facelab.db.entity.Run;
import org.facelab.db.entity.Sweep;
import org.facelab.db.entity.SweepAction;

/**
 * Deletes a sweep, with its trials or without them. Trials go one by one, each with its files, and the sweep's row goes last:
 * a crash between leaves a sweep with fewer trials, which is deleted by asking again.
 */
@ApplicationScoped
public class SweepDeletion {
    private final SweepLock lock;
    private final RunDeletion runs;

    SweepDeletion(SweepLock lock, RunDeletion runs) {
        this.lock = lock;
        this.runs = runs;
    }

    /**
     * @param keepRuns whether its trials stay, as runs like any others
     * @throws NotFound if there is no such sweep
     * @throws SweepNotInState if it is RUNNING: cancel it first
     * @throws Conflict if a trial cannot be deleted now; those before it are gone then
     */
    public void delete(UUID id, boolean keepRuns) {
        List<UUID> trials = QuarkusTransaction.requiringNew().call(() -> {
            Sweep sweep = lock.hold(id);
            if (!sweep.state.allowed().contains(SweepAction.DELETE)) {
                throw new SweepNotInState(sweep, SweepAction.DELETE);
            }
            return Run.<Run>find("sweepId = ?1 order by trial", id).stream()
                    .map(run -> run.id)
                    .toList();
        });
        if (!keepRuns) {
            trials.forEach(this::delete);
        }
        QuarkusTransaction.requiringNew().run(() -> {
            Sweep sweep = lock.hold(id);
            // resumed or extended meanwhile: it keeps what it has
            if (!sweep.state.allowed().contains(SweepAction.DELETE)) {
                throw new SweepNotInState(sweep, SweepAction.DELETE);
            }
            sweep.delete();
        });
    }

    private void delete(UUID run) {
        try {
            runs.delete(run);
        } catch (NotFound e) {
            // somebody else deleted it a moment ago
        }
    }
}
