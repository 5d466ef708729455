package org.facelab.dashboard.run;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.facelab.dashboard.job.Progress;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Picture;
import org.facelab.db.entity.PictureKind;
import org.facelab.db.entity.Run;
import org.facelab.db.entity.RunEvent;

/** What a run's training left, oldest first: pictures, checkpoints and the log. */
@ApplicationScoped
public class RunRecords {
    private final Runs runs;

    RunRecords(Runs runs) {
        this.runs = runs;
    }

    /**
     * A grid of faces.
     *
     * @param epoch null for originals
     * @param tiles faces in it; the last row may have fewer than {@code columns}
     * @param tileSize side of a face, in pixels
     * @param tileErrors mean squared error of each tile, for reconstructions
     * @param url of the PNG; a single face is at {@code tileUrl} with its number (from 0) for {@code {index}}
     * @param madeFrom all that is needed to make it again
     */
    public record PictureView(
            UUID id,
            Integer epoch,
            PictureKind kind,
            long seed,
            int tiles,
            int columns,
            int rows,
            int tileSize,
            @Schema(implementation = double[].class) JsonNode tileErrors,
            String url,
            String tileUrl,
            @Schema(implementation = Object.class) JsonNode madeFrom) {
        static PictureView of(Picture picture) {
            String url = "/api/pictures/" + picture.id;
            return new PictureView(
                    picture.id,
                    picture.epoch,
                    picture.kind,
                    picture.seed,
                    picture.tiles,
                    picture.columns,
                    picture.rows,
                    picture.tileSize,
                    Progress.tree(picture.tileErrors),
                    url + "/file",
                    url + "/tiles/{index}.png",
                    Progress.tree(picture.madeFrom));
        }
    }

    /**
     * A model after an epoch, or within one because somebody asked for it.
     *
     * @param epoch the last finished one
     * @param withinEpoch whether it was saved on request after steps of the next: without losses and fitted sampler
     * @param best whether its validation elbo is the highest of the run
     * @param size of the weights' file, in bytes
     * @param losses of the validation images
     * @param url of the weights, a safetensors file
     */
    public record CheckpointView(
            UUID id,
            int epoch,
            long step,
            boolean withinEpoch,
            boolean best,
            long size,
            String sha256,
            @Schema(implementation = Object.class) JsonNode losses,
            String url,
            Instant createdAt) {
        static CheckpointView of(Checkpoint checkpoint, Run run) {
            return new CheckpointView(
                    checkpoint.id,
                    checkpoint.epoch,
                    checkpoint.step,
                    checkpoint.withinEpoch,
                    !checkpoint.withinEpoch && run.bestEpoch != null && run.bestEpoch == checkpoint.epoch,
                    checkpoint.weightsSize,
                    checkpoint.weightsSha256,
                    Progress.tree(checkpoint.losses),
                    "/api/checkpoints/" + checkpoint.id + "/file",
                    checkpoint.createdAt);
        }
    }

    /** A line of the log. */
    public record EventView(Instant at, String kind, String text) {}

    /**
     * @param epoch of the pictures, or null for all
     * @param kind of the pictures, or null for all
     */
    @Transactional
    public List<PictureView> pictures(UUID run, Integer epoch, PictureKind kind) {
        runs.row(run);
        return Picture.<Picture>list("runId = ?1 order by epoch nulls first, kind", run).stream()
                .filter(picture -> epoch == null || epoch.equals(picture.epoch))
                .filter(picture -> kind == null || kind == picture.kind)
                .map(PictureView::of)
                .toList();
    }

    @Transactional
    public List<CheckpointView> checkpoints(UUID id) {
        Run run = runs.row(id);
        return Checkpoint.<Checkpoint>list("runId = ?1 and (not withinEpoch or askedFor) order by epoch, step", id)
                .stream()
                .map(checkpoint -> CheckpointView.of(checkpoint, run))
                .toList();
    }

    @Transactional
    public List<EventView> events(UUID run) {
        runs.row(run);
        return RunEvent.<RunEvent>list("runId = ?1 order by id", run).stream()
                .map(event -> new EventView(event.at, event.kind, event.text))
                .toList();
    }
}
