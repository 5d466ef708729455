package org.facelab.worker.jobs;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.blob.DamagedBlob;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Generation;
import org.facelab.db.entity.JobKind;
import org.facelab.db.settings.Sampler;
import org.facelab.worker.generation.FaceGenerator;
import org.facelab.worker.intake.JobRefused;
import org.facelab.worker.intake.JobWork;
import org.facelab.worker.intake.RunningJob;
import org.facelab.worker.model.Tiles;
import org.facelab.worker.results.Generations;
import org.facelab.worker.tensors.DamagedTensors;

/** Draws the faces that somebody asked a checkpoint for. */
@Singleton
class GenerateJob implements JobWork {
    private final EngineMachine machine;
    private final BlobStore store;
    private final Generations generations;

    GenerateJob(EngineMachine machine, BlobStore store, Generations generations) {
        this.machine = machine;
        this.store = store;
        this.generations = generations;
    }

    @Override
    public JobKind kind() {
        return JobKind.GENERATE;
    }

    private record Input(Generation generation, Checkpoint checkpoint) {}

    /** Ends the drawing on a signal. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public Outcome run(RunningJob job) throws IOException {
        Input input =
                QuarkusTransaction.requiringNew().call(() -> read(job.claim().jobId()));
        Generation wanted = input.generation();
        try (FaceGenerator generator = FaceGenerator.open(weights(input), machine.engine())) {
            Tiles faces = generator.random(
                    wanted.count, wanted.seed, sampler(wanted.sampler), wanted.temperature, (done, total) -> {
                        job.progress(Progress.of(done, total));
                        if (Signals.stop(job)) {
                            throw new Stopped();
                        }
                    });
            generations.record(job, wanted, input.checkpoint(), faces);
            return Outcome.SUCCEEDED;
        } catch (Stopped e) {
            return Signals.outcome(job);
        } catch (DamagedBlob | DamagedTensors e) {
            throw new JobRefused(
                    "the checkpoint of epoch " + wanted.epoch + " cannot be used: " + e.getMessage()
                            + ". Choose another checkpoint",
                    e);
        }
    }

    private Path weights(Input input) throws IOException {
        if (input.checkpoint() == null) {
            throw new JobRefused("the checkpoint of epoch " + input.generation().epoch
                    + " is gone: the run keeps its last, its best and every n-th. Choose one that is kept");
        }
        return store.verified(input.checkpoint().weights());
    }

    private static Sampler sampler(String word) {
        return Arrays.stream(Sampler.values())
                .filter(sampler -> sampler.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new JobRefused("this worker knows no sampler " + word));
    }

    private static Input read(UUID job) {
        Generation generation = Generation.find("jobId", job).firstResult();
        if (generation == null) {
            throw new JobRefused("the generation of this job is gone");
        }
        return new Input(
                generation, generation.checkpointId == null ? null : Checkpoint.findById(generation.checkpointId));
    }
}
