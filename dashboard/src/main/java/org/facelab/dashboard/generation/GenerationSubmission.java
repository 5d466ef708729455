package org.facelab.dashboard.generation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.job.JobQueue;
import org.facelab.dashboard.job.Seeds;
import org.facelab.dashboard.job.Submitted;
import org.facelab.dashboard.outbox.OutboxRelay;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Dataset;
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
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final EntityManager entities;
    private final JobQueue queue;
    private final OutboxRelay relay;

    GenerationSubmission(EntityManager entities, JobQueue queue, OutboxRelay relay) {
        this.entities = entities;
        this.queue = queue;
        this.relay = relay;
    }

    /**
     * What a generation makes again; one of the two is null.
     *
     * @param picture of a run
     */
    record Again(UUID picture, UUID generation) {
        static final Again NOTHING = new Again(null, null);
    }

    /** @throws InvalidSettings if there is no such checkpoint, or no such validation face */
    public Submitted submit(NewGeneration wanted) {
        return submit(wanted, Again.NOTHING);
    }

    Submitted submit(NewGeneration wanted, Again again) {
        Submitted submitted = QuarkusTransaction.requiringNew().call(() -> {
            // shared: the run's worker does not remove it in the same moment
            Checkpoint checkpoint =
                    entities.find(Checkpoint.class, wanted.checkpointId(), LockModeType.PESSIMISTIC_READ);
            if (checkpoint != null && checkpoint.askedFor) {
                throw new InvalidSettings(
                        "checkpointId",
                        "that checkpoint was saved within epoch " + (checkpoint.epoch + 1)
                                + ", without a fitted sampler:"
                                + " fork a run from it, or generate from one of an epoch's end");
            }
            if (checkpoint == null || checkpoint.withinEpoch) {
                throw new InvalidSettings(
                        "checkpointId",
                        "there is no checkpoint with the id " + wanted.checkpointId()
                                + "; GET /api/runs/{id}/checkpoints lists those of a run");
            }
            return insert(wanted, checkpoint, again);
        });
        relay.wake();
        return submitted;
    }

    private Submitted insert(NewGeneration wanted, Checkpoint checkpoint, Again again) {
        Run run = Run.findById(checkpoint.runId);
        Generation generation = new Generation();
        generation.runId = run.id;
        generation.epoch = checkpoint.epoch;
        generation.checkpointId = checkpoint.id;
        generation.count = wanted.wish().count();
        generation.againPictureId = again.picture();
        generation.againGenerationId = again.generation();
        if (wanted.wish() instanceof RandomFaces random) {
            fill(generation, random, (ConvVaeSettings) run.modelSettings());
        } else if (wanted.wish() instanceof ChosenFaces chosen) {
            fill(generation, chosen, Dataset.findById(run.datasetId));
        }
        Job job = queue.add(JobKind.GENERATE, 0, null);
        generation.jobId = job.id;
        generation.persist();
        return new Submitted(generation.id, job.id, generation.seed);
    }

    private static void fill(Generation generation, RandomFaces wish, ConvVaeSettings own) {
        generation.seed = wish.seed() == null ? Long.valueOf(Seeds.fresh()) : wish.seed();
        generation.sampler = wish.sampler() == null ? own.sampler().word() : wish.sampler();
        generation.temperature = Double.isNaN(wish.temperature()) ? own.temperature() : wish.temperature();
    }

    private static void fill(Generation generation, ChosenFaces wish, Dataset dataset) {
        int there = dataset.validationCount == null ? 0 : dataset.validationCount;
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < wish.indices().size(); i++) {
            int index = wish.indices().get(i);
            if (index >= there) {
                violations.add(new Violation(
                        "indices[" + i + "]",
                        "is " + index + ", and the run's data set \"" + dataset.name + "\" has " + there
                                + " validation faces" + (there == 0 ? "" : ": 0 to " + (there - 1))));
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidSettings(violations);
        }
        generation.kind = Generation.RECONSTRUCTION;
        generation.indices = MAPPER.valueToTree(wish.indices()).toString();
    }
}
