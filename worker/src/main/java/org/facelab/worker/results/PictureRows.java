package org.facelab.worker.results;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.facelab.db.blob.Blob;
import org.facelab.db.entity.Picture;
import org.facelab.db.entity.PictureKind;
import org.facelab.worker.intake.PatientDatabase;
import org.facelab.worker.intake.RunningJob;
import org.facelab.worker.model.Tiles;

/** The pictures of a run; within the caller's fenced transaction. */
@Singleton
class PictureRows {
    private final EntityManager em;
    private final PatientDatabase database;

    PictureRows(EntityManager em, PatientDatabase database) {
        this.em = em;
        this.database = database;
    }

    /** @param epoch null for originals; {@code tileErrors} and {@code madeFrom} are JSON */
    record NewPicture(
            PictureKind kind, Integer epoch, long seed, Tiles tiles, String tileErrors, Blob blob, String madeFrom) {}

    /** In a transaction of its own, before the fenced one: the files come first. */
    boolean hasOriginals(RunningJob job, UUID run) {
        boolean[] there = new boolean[1];
        database.persist(
                job,
                () -> there[0] = QuarkusTransaction.requiringNew()
                        .call(() -> Picture.count("runId = ?1 and kind = ?2", run, PictureKind.ORIGINAL) > 0));
        return there[0];
    }

    /** Adds pictures in place of those of the same kind and epoch; returns the keys of files that have no row any more. */
    List<String> put(UUID run, List<NewPicture> pictures) {
        List<String> gone = new ArrayList<>();
        for (NewPicture picture : pictures) {
            @SuppressWarnings("unchecked")
            List<String> keys = em.createNativeQuery(
                            "delete from picture where run_id = :run and kind = :kind"
                                    + " and epoch is not distinct from cast(:epoch as integer) returning key",
                            String.class)
                    .setParameter("run", run)
                    .setParameter("kind", picture.kind().name())
                    .setParameter("epoch", picture.epoch())
                    .getResultList();
            keys.stream().filter(key -> !key.equals(picture.blob().key())).forEach(gone::add);
            row(run, picture).persist();
        }
        em.flush();
        return gone;
    }

    private static Picture row(UUID run, NewPicture picture) {
        GridPng grid = GridPng.of(picture.tiles());
        Picture row = new Picture();
        row.runId = run;
        row.kind = picture.kind();
        row.epoch = picture.epoch();
        row.seed = picture.seed();
        row.tiles = picture.tiles().count();
        row.columns = grid.columns();
        row.rows = grid.rows();
        row.tileSize = picture.tiles().size();
        row.tileErrors = picture.tileErrors();
        row.key = picture.blob().key();
        row.size = picture.blob().size();
        row.sha256 = picture.blob().sha256();
        row.madeFrom = picture.madeFrom();
        return row;
    }
}
