package org.facelab.worker.results;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.facelab.db.blob.Blob;
import org.facelab.db.entity.Checkpoint;
import org.facelab.worker.training.EpochResult;

/** The checkpoints of a run and which of them stay; within the caller's fenced transaction. */
@Singleton
class CheckpointRows {
    private final EntityManager em;

    CheckpointRows(EntityManager em) {
        this.em = em;
    }

    /**
     * A checkpoint to be recorded.
     *
     * @param step steps of the whole run so far
     * @param losses validation figures as JSON
     */
    record NewCheckpoint(int epoch, long step, Moment moment, Blob weights, Blob state, String losses) {}

    /** When in a training it was taken. */
    enum Moment {
        EPOCH_END,
        /** Serves resuming alone. */
        WITHIN_EPOCH,
        /** Within an epoch too, because somebody asked for it. */
        ASKED_FOR
    }

    /**
     * Adds a checkpoint, or puts its files in the place of those of the same step, as after a damaged one was skipped; the
     * row and what points to it stay then.
     *
     * @return the keys of files that have no row any more
     */
    List<String> put(UUID run, NewCheckpoint made) {
        boolean within = made.moment() != Moment.EPOCH_END;
        Checkpoint row = Checkpoint.find("runId = ?1 and step = ?2 and withinEpoch = ?3", run, made.step(), within)
                .firstResult();
        List<String> gone = new ArrayList<>();
        if (row == null) {
            row = new Checkpoint();
            row.runId = run;
            row.epoch = made.epoch();
            row.step = made.step();
            row.withinEpoch = within;
        } else if (!row.weightsKey.equals(made.weights().key())) {
            gone.add(row.weightsKey);
            gone.add(row.stateKey);
        }
        row.askedFor |= made.moment() == Moment.ASKED_FOR;
        row.weightsKey = made.weights().key();
        row.weightsSize = made.weights().size();
        row.weightsSha256 = made.weights().sha256();
        row.stateKey = made.state().key();
        row.stateSize = made.state().size();
        row.stateSha256 = made.state().sha256();
        row.losses = made.losses();
        row.persist();
        em.flush();
        return gone;
    }

    /**
     * Lets go what is neither last, best nor a kept epoch's, and all within epochs but what somebody asked for. What a waiting
     * or running job needs stays: a generation's, and that which a fork starts from.
     *
     * @return the keys of the files that have no row any more
     */
    List<String> retain(UUID run, EpochResult result, Integer best, int keepEvery) {
        // locked in a statement of its own: who takes a checkpoint into use at this moment holds its row, and only a
        // statement that begins after that sees what waits for it
        em.createNativeQuery("select 1 from checkpoint where run_id = :run order by id for update")
                .setParameter("run", run)
                .getResultList();
        return delete(
                "run_id = :run and ((within_epoch and not asked_for and step <= :step) or (not within_epoch and epoch <> :last and epoch <> :best"
                        + " and epoch % :every <> 0))"
                        + " and not exists (select 1 from generation g join job j on j.id = g.job_id"
                        + " where g.checkpoint_id = checkpoint.id and j.state in ('BLOCKED', 'QUEUED', 'RUNNING', 'PAUSED'))"
                        + " and not exists (select 1 from run r join job j on j.id = r.job_id"
                        + " where r.parent_checkpoint_id = checkpoint.id and j.state in ('BLOCKED', 'QUEUED', 'RUNNING', 'PAUSED'))",
                query -> query.setParameter("run", run)
                        .setParameter("step", result.step())
                        .setParameter("last", result.epoch())
                        .setParameter("best", best == null ? -1 : best)
                        .setParameter("every", keepEvery));
    }

    private interface Bind {
        Query to(Query query);
    }

    @SuppressWarnings("unchecked")
    private List<String> delete(String where, Bind bind) {
        List<Tuple> rows = bind.to(em.createNativeQuery(
                        "delete from checkpoint where " + where + " returning weights_key, state_key", Tuple.class))
                .getResultList();
        List<String> keys = new ArrayList<>();
        for (Tuple row : rows) {
            keys.add(row.get(0, String.class));
            keys.add(row.get(1, String.class));
        }
        return keys;
    }
}
