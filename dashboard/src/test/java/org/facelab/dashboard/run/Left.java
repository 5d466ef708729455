package org.facelab.dashboard.run;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.facelab.db.blob.Blob;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Picture;
import org.facelab.db.entity.PictureKind;
import org.facelab.db.entity.Run;

/** What a worker would have left of a run: one checkpoint of epoch 1, one grid of 2 x 2 faces of 8 pixels. */
public record Left(UUID picture, UUID checkpoint) {
    /** The faces' colours, row by row; the fourth is not there. */
    public static final Color[] FACES = {Color.RED, Color.GREEN, Color.BLUE};

    public static Left of(UUID run, BlobStore blobs) throws IOException {
        Blob grid = blobs.write(
                "runs/" + run + "/pictures/epoch-0001-random.f1.png", out -> ImageIO.write(grid(), "png", out));
        Blob weights =
                blobs.write("runs/" + run + "/checkpoints/epoch-0001.f1.safetensors", out -> out.write(new byte[40]));
        Blob state = blobs.write(
                "runs/" + run + "/checkpoints/epoch-0001.f1.state.safetensors", out -> out.write(new byte[50]));
        return QuarkusTransaction.requiringNew().call(() -> {
            Picture picture = new Picture();
            picture.runId = run;
            picture.kind = PictureKind.RANDOM;
            picture.epoch = 1;
            picture.tiles = FACES.length;
            picture.columns = 2;
            picture.rows = 2;
            picture.tileSize = 8;
            picture.key = grid.key();
            picture.size = grid.size();
            picture.sha256 = grid.sha256();
            picture.madeFrom = "{\"seed\": 7, \"note\": \"é\"}";
            picture.persist();
            Checkpoint checkpoint = new Checkpoint();
            checkpoint.runId = run;
            checkpoint.epoch = 1;
            checkpoint.step = 5;
            checkpoint.weightsKey = weights.key();
            checkpoint.weightsSize = weights.size();
            checkpoint.weightsSha256 = weights.sha256();
            checkpoint.stateKey = state.key();
            checkpoint.stateSize = state.size();
            checkpoint.stateSha256 = state.sha256();
            checkpoint.losses = "{\"elbo\": -12.5}";
            checkpoint.persist();
            Run row = Run.findById(run);
            row.lastEpoch = 1;
            row.bestEpoch = 1;
            return new Left(picture.id, checkpoint.id);
        });
    }

    /** Those faces as a grid. */
    public static BufferedImage grid() {
        BufferedImage grid = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = grid.createGraphics();
        for (int i = 0; i < FACES.length; i++) {
            brush.setColor(FACES[i]);
            brush.fillRect(i % 2 * 8, i / 2 * 8, 8, 8);
        }
        brush.dispose();
        return grid;
    }
}
