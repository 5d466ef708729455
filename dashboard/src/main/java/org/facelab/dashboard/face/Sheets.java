package org.facelab.dashboard.face;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.UUID;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.file.Grids;
import org.facelab.db.entity.Generation;
import org.facelab.db.entity.Picture;
import org.facelab.db.entity.Run;

/** Looks grids of faces up, whoever drew them. */
@ApplicationScoped
public class Sheets {
    /**
     * A grid and what its faces are called.
     *
     * @param name for files, as in {@code run-12-epoch-0007-random}
     */
    record Found(Grids.Grid grid, String name) {}

    /** @throws NotFound if there is no such grid, or no faces in it yet */
    Found find(Sheet sheet) {
        return QuarkusTransaction.requiringNew().call(() -> switch (sheet.kind()) {
            case PICTURE -> picture(sheet);
            case GENERATION -> generation(sheet);
        });
    }

    /** The grid itself, if it is there; errors as above. */
    Sheet found(Sheet sheet) {
        find(sheet);
        return sheet;
    }

    private static Found picture(Sheet sheet) {
        Picture picture = Picture.findById(sheet.id());
        if (picture == null) {
            throw new NotFound("picture", sheet.id());
        }
        String epoch = picture.epoch == null ? "" : String.format(Locale.ROOT, "epoch-%04d-", picture.epoch);
        return new Found(
                new Grids.Grid(
                        "the picture",
                        picture.blob(),
                        picture.columns,
                        picture.tileSize,
                        picture.tiles,
                        picture.madeFrom),
                "run-" + number(picture.runId) + "-" + epoch + picture.kind.word());
    }

    private static Found generation(Sheet sheet) {
        Generation made = Generation.findById(sheet.id());
        if (made == null) {
            throw new NotFound("generation", sheet.id());
        }
        if (made.key == null) {
            throw new NotFound("the faces of generation " + sheet.id() + " are not there yet; its state tells more");
        }
        return new Found(
                new Grids.Grid("the picture", made.blob(), made.columns, made.tileSize, made.count, made.madeFrom),
                String.format(
                        Locale.ROOT,
                        "run-%d-epoch-%04d-%s-%s",
                        number(made.runId),
                        made.epoch,
                        made.kind.equals(Generation.RANDOM) ? "generated" : "reconstructed",
                        // the end of an id differs from the next one's, its beginning is the time
                        made.id.toString().substring(28)));
    }

    private static long number(UUID run) {
        return Run.<Run>findById(run).number;
    }
}
