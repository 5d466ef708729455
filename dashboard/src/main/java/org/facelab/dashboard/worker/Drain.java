package org.facelab.dashboard.worker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Locale;
import org.facelab.dashboard.edge.Conflict;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.db.entity.WorkerRow;

/**
 * Takes a worker out of the queue before it is stopped or mended. The wish stands on its row: it reads it every second, its
 * claims heed it from the moment it is written, and it lasts over a restart until somebody takes it back.
 */
@ApplicationScoped
public class Drain {
    private final EntityManager entities;

    Drain(EntityManager entities) {
        this.entities = entities;
    }

    /** What becomes of the jobs that the worker has. */
    public enum Mode {
        /** It ends them. */
        FINISH,
        /** It saves them and gives them back, for others to go on with. */
        HAND_BACK;

        /** The word in a call, as in {@code hand-back}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Lets a worker take nothing new.
     *
     * @throws NotFound if there is no such worker
     * @throws Conflict if it has stopped
     */
    @Transactional
    public void drain(String name, Mode mode) {
        WorkerRow worker = locked(name);
        if (worker.stoppedAt != null) {
            throw new Conflict("the worker " + name + " has STOPPED and takes no jobs; there is nothing to drain");
        }
        worker.drain = mode.name();
    }

    /**
     * Lets it take jobs again.
     *
     * @throws NotFound if there is no such worker
     */
    @Transactional
    public void undrain(String name) {
        locked(name).drain = null;
    }

    private WorkerRow locked(String name) {
        WorkerRow worker = entities.find(WorkerRow.class, name, LockModeType.PESSIMISTIC_WRITE);
        if (worker == null) {
            throw new NotFound("there is no worker with the name " + name + "; GET /api/workers lists them");
        }
        return worker;
    }
}
