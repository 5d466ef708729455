package org.facelab.dashboard.generation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import org.facelab.dashboard.job.JobQueue;
import org.facelab.dashboard.job.Seeds;
import org.facelab.dashboard.job.Submitted;
import org.facelab.dashboard.outbox.OutboxRelay;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Generation;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobKind;
import org.facelab.db.entity.Run;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.db.settings.InvalidSettings;
import org.facelab.db.settings.Violation;

/** Takes up generations: row, job and announcement in one transaction, then the relay is woken. */
@ApplicationScoped
public class GenerationSubmission {
    private final EntityManager entities;
    private final JobQueue queue;
    private final OutboxRelay relay;

    GenerationSubmission(EntityManager entities, JobQueue queue, OutboxRelay relay) {
        this.entities = entities;
        this.queue = queue;
        this.relay = relay;
    }

    /** @throws InvalidSettings if there is no such checkpoint */
    public Submitted submit(NewGeneration wanted) {
        Submitted submitted = QuarkusTransaction.requiringNew().call(() -> {
            // shared: the run's worker does not remove it in the same moment
            Checkpoint checkpoint =
                    entities.find(Checkpoint.class, wanted.checkpointId(), LockModeType.PESSIMISTIC_READ);
            if (checkpoint == null || checkpoint.withinEpoch) {
                throw new InvalidSettings(List.of(new Violation(
                        "checkpointId",
                        "there is no checkpoint with the id " + wanted.checkpointId()
                                + "; GET /api/runs/{id}/checkpoints lists those of a run")));
            }
            return insert(wanted, checkpoint);
        });
        relay.wake();
        return submitted;
    }

    private Submitted insert(NewGeneration wanted, Checkpoint checkpoint) {
        Run run = Run.findById(checkpoint.runId);
        ConvVaeSettings own = (ConvVaeSettings) run.modelSettings();
        Job job = queue.add(JobKind.GENERATE, 0, null);
        Generation generation = new Generation();
        generation.jobId = job.id;
        generation.runId = run.id;
        generation.epoch = checkpoint.epoch;
        generation.checkpointId = checkpoint.id;
        generation.count = wanted.count();
        generation.seed = wanted.seed() == null ? Seeds.fresh() : wanted.seed();
        generation.sampler = wanted.sampler() == null ? own.sampler().word() : wanted.sampler();
        generation.temperature = Double.isNaN(wanted.temperature()) ? own.temperature() : wanted.temperature();
        generation.persist();
        return new Submitted(generation.id, job.id, generation.seed);
    }
}
