package org.facelab.worker.results;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
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

    /** @param losses validation figures as JSON */
    record NewCheckpoint(int epoch, long step, boolean withinEpoch, Blob weights, Blob state, String losses) {}

    /** Adds a checkpoint; returns the keys of one that was at the same step before, as after a damaged file was skipped. */
    List<String> put(UUID run, NewCheckpoint made) {
        List<String> gone = delete(
                "run_id = :run and step = :step and within_epoch = :within and weights_key <> :key",
                query -> query.setParameter("run", run)
                        .setParameter("step", made.step())
                        .setParameter("within", made.withinEpoch())
                        .setParameter("key", made.weights().key()));
        boolean there = !em.createNativeQuery("select 1 from checkpoint where weights_key = :key")
                .setParameter("key", made.weights().key())
                .getResultList()
                .isEmpty();
        if (!there) {
            Checkpoint row = new Checkpoint();
            row.runId = run;
            row.epoch = made.epoch();
            row.step = made.step();
            row.withinEpoch = made.withinEpoch();
            row.weightsKey = made.weights().key();
            row.weightsSize = made.weights().size();
            row.weightsSha256 = made.weights().sha256();
            row.stateKey = made.state().key();
            row.stateSize = made.state().size();
            row.stateSha256 = made.state().sha256();
            row.losses = made.losses();
            row.persist();
            em.flush();
        }
        return gone;
    }

    /**
     * Lets go what is neither last, best nor a kept epoch's, and all within epochs. What a waiting or running job needs stays.
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
                "run_id = :run and ((within_epoch and step <= :step) or (not within_epoch and epoch <> :last and epoch <> :best"
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
        jakarta.persistence.Query to(jakarta.persistence.Query query);
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
