package org.facelab.dashboard.worker;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Locale;
import java.util.function.Consumer;
import org.facelab.dashboard.edge.Conflict;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.outbox.OutboxRelay;
import org.facelab.dashboard.outbox.OutboxRows;
import org.facelab.db.entity.WorkerRow;
import org.facelab.db.message.JobChanged;
import org.facelab.db.message.Topics;

/**
 * Takes a worker out of the queue before it is stopped or mended. The wish stands on its row: it reads it every second, its
 * claims heed it from the moment it is written, and it lasts over a restart until somebody takes it back.
 */
@ApplicationScoped
public class Drain {
    private final EntityManager entities;
    private final OutboxRows outbox;
    private final OutboxRelay relay;

    Drain(EntityManager entities, OutboxRows outbox, OutboxRelay relay) {
        this.entities = entities;
        this.outbox = outbox;
        this.relay = relay;
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
    public void drain(String name, Mode mode) {
        change(name, worker -> {
            if (worker.stoppedAt != null) {
                throw new Conflict("the worker " + name + " has STOPPED and takes no jobs; there is nothing to drain");
            }
            worker.drain = mode.name();
        });
    }

    /**
     * Lets it take jobs again.
     *
     * @throws NotFound if there is no such worker
     */
    public void undrain(String name) {
        change(name, worker -> worker.drain = null);
    }

    /** With the word to open pages that the queue is no longer as they show it. */
    private void change(String name, Consumer<WorkerRow> change) {
        QuarkusTransaction.requiringNew().run(() -> {
            change.accept(locked(name));
            outbox.add(Topics.JOB_EVENTS, JobChanged.ofWorker());
        });
        relay.wake();
    }

    private WorkerRow locked(String name) {
        // PostgreSQL has no text with U+0000, and refuses to look for it
        WorkerRow worker =
                name.indexOf('\0') >= 0 ? null : entities.find(WorkerRow.class, name, LockModeType.PESSIMISTIC_WRITE);
        if (worker == null) {
            throw new NotFound("there is no worker with the name " + name + "; GET /api/workers lists them");
        }
        return worker;
    }
}
