package org.facelab.worker.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.blob.DamagedBlob;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.Generation;
import org.facelab.db.entity.JobKind;
import org.facelab.db.entity.Run;
import org.facelab.db.settings.Sampler;
import org.facelab.worker.dataset.PackedImages;
import org.facelab.worker.generation.DoneSoFar;
import org.facelab.worker.generation.FaceGenerator;
import org.facelab.worker.intake.JobRefused;
import org.facelab.worker.intake.JobWork;
import org.facelab.worker.intake.RunningJob;
import org.facelab.worker.model.Tiles;
import org.facelab.worker.results.GenerationOrigin;
import org.facelab.worker.results.Generations;
import org.facelab.worker.results.Generations.Made;
import org.facelab.worker.tensors.DamagedTensors;

/** Draws the faces that somebody asked a checkpoint for, or reconstructs the validation faces that somebody chose. */
@Singleton
class GenerateJob implements JobWork {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final EngineMachine machine;
    private final BlobStore store;
    private final ImportedDatasets datasets;
    private final Generations generations;

    GenerateJob(EngineMachine machine, BlobStore store, ImportedDatasets datasets, Generations generations) {
        this.machine = machine;
        this.store = store;
        this.datasets = datasets;
        this.generations = generations;
    }

    @Override
    public JobKind kind() {
        return JobKind.GENERATE;
    }

    private record Input(Generation generation, Checkpoint checkpoint, Run run, Dataset dataset) {}

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
            Made made = wanted.kind.equals(Generation.RECONSTRUCTION)
                    ? reconstructed(input, generator, listener(job))
                    : new Made(random(wanted, generator, listener(job)), null, null);
            generations.record(
                    job,
                    new GenerationOrigin(wanted, input.checkpoint(), input.run(), input.dataset().fingerprint),
                    made);
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

    private static DoneSoFar listener(RunningJob job) {
        return (done, total) -> {
            job.progress(Progress.of(done, total));
            if (Signals.stop(job)) {
                throw new Stopped();
            }
        };
    }

    private static Tiles random(Generation wanted, FaceGenerator generator, DoneSoFar listener) throws IOException {
        return generator.random(wanted.count, wanted.seed, sampler(wanted.sampler), wanted.temperature, listener);
    }

    private Made reconstructed(Input input, FaceGenerator generator, DoneSoFar listener) throws IOException {
        int[] indices = MAPPER.readValue(input.generation().indices, int[].class);
        Tiles originals;
        try (PackedImages images = datasets.open(input.dataset())) {
            originals = validation(images, indices);
        }
        var found = generator.reconstructions(originals, listener);
        return new Made(found.tiles(), originals, MAPPER.writeValueAsString(found.errors()));
    }

    private static Tiles validation(PackedImages images, int[] indices) throws IOException {
        int[] validation = images.manifest().validation();
        int[] positions = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            if (indices[i] < 0 || indices[i] >= validation.length) {
                throw new JobRefused("there is no validation face " + indices[i] + ": the data set has "
                        + validation.length + ", counted from 0");
            }
            positions[i] = validation[indices[i]];
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(positions.length, images.imageBytes()));
        images.read(positions, bytes);
        return new Tiles(
                positions.length,
                images.manifest().imageSize(),
                images.manifest().channels(),
                bytes.array());
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
        Run run = Run.findById(generation.runId);
        return new Input(
                generation,
                generation.checkpointId == null ? null : Checkpoint.findById(generation.checkpointId),
                run,
                Dataset.findById(run.datasetId));
    }
}
