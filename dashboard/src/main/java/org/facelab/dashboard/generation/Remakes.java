package org.facelab.dashboard.generation;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.facelab.dashboard.edge.Conflict;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.generation.GenerationSubmission.Again;
import org.facelab.dashboard.job.Progress;
import org.facelab.dashboard.job.Submitted;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Generation;
import org.facelab.db.entity.Picture;
import org.facelab.db.entity.PictureKind;

/** Makes pictures again from what is stored of their origin: as a generation, whose worker compares the pixels. */
@ApplicationScoped
public class Remakes {
    private final GenerationSubmission submission;

    Remakes(GenerationSubmission submission) {
        this.submission = submission;
    }

    private record Request(NewGeneration wanted, Again again) {}

    /**
     * Makes a picture of a run again.
     *
     * @throws NotFound if there is no such picture
     * @throws Conflict if what made it is not there any more
     */
    public Submitted picture(UUID id) {
        return submit(QuarkusTransaction.requiringNew().call(() -> {
            Picture picture = Picture.findById(id);
            if (picture == null) {
                throw new NotFound("picture", id);
            }
            JsonNode origin = Progress.tree(picture.madeFrom);
            return new Request(
                    new NewGeneration(checkpoint(picture, origin), wish(picture, origin)), new Again(id, null));
        }));
    }

    /**
     * Makes a generation again; arguments and errors as above.
     *
     * @throws Conflict also while it is not finished
     */
    public Submitted generation(UUID id) {
        return submit(QuarkusTransaction.requiringNew().call(() -> {
            Generation made = Generation.findById(id);
            if (made == null) {
                throw new NotFound("generation", id);
            }
            if (made.key == null) {
                throw new Conflict("generation " + id + " has no faces yet to compare with; wait for it, or ask anew");
            }
            if (made.checkpointId == null) {
                throw gone(made.epoch);
            }
            Wish wish = made.kind.equals(Generation.RECONSTRUCTION)
                    ? new ChosenFaces(
                            StreamSupport.stream(Progress.tree(made.indices).spliterator(), false)
                                    .map(JsonNode::asInt)
                                    .toList())
                    : new RandomFaces(made.count, made.seed, made.sampler, made.temperature);
            return new Request(new NewGeneration(made.checkpointId, wish), new Again(null, id));
        }));
    }

    private Submitted submit(Request request) {
        return submission.submit(request.wanted(), request.again());
    }

    private static UUID checkpoint(Picture picture, JsonNode origin) {
        if (picture.kind == PictureKind.ORIGINAL) {
            throw new Conflict(
                    "originals are faces of the data set as it was imported: no model makes them, so there is"
                            + " nothing to make again. Choose a reconstruction or a random face");
        }
        if (picture.kind == PictureKind.SAMPLE) {
            throw new Conflict("this sample was drawn within epoch " + picture.epoch + ", whose weights of that moment"
                    + " nobody kept. Use save now beside sample now, and generate from that checkpoint");
        }
        String sha256 = origin.path("checkpointSha256").asText("");
        Checkpoint checkpoint = Checkpoint.find(
                        "runId = ?1 and epoch = ?2 and withinEpoch = false", picture.runId, picture.epoch)
                .firstResult();
        if (checkpoint == null) {
            throw gone(picture.epoch);
        }
        if (!checkpoint.weightsSha256.equals(sha256)) {
            throw new Conflict(
                    "the checkpoint of epoch " + picture.epoch + " is not the one that drew this picture: its"
                            + " SHA-256 is " + checkpoint.weightsSha256 + ", the picture's is "
                            + (sha256.isEmpty() ? "not stored" : sha256));
        }
        return checkpoint.id;
    }

    private static Wish wish(Picture picture, JsonNode origin) {
        return switch (picture.kind) {
            case RANDOM, SAMPLE ->
                new RandomFaces(
                        picture.tiles,
                        origin.path("seed").asLong(),
                        origin.path("sampler").asText(),
                        origin.path("temperature").asDouble());
            case RECONSTRUCTION, ORIGINAL -> new ChosenFaces(firstPlaces(picture.tiles));
        };
    }

    private static List<Integer> firstPlaces(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static Conflict gone(int epoch) {
        return new Conflict(
                "the checkpoint of epoch " + epoch + " is not kept any more: a run keeps its last, its best and"
                        + " every n-th (keepEvery). Without it this picture cannot be made again; those of kept epochs can");
    }
}
