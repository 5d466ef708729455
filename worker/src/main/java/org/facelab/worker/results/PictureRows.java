package org.facelab.worker.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.facelab.db.blob.Blob;
import org.facelab.db.entity.Picture;
import org.facelab.db.entity.PictureKind;
import org.facelab.worker.intake.Machine;
import org.facelab.worker.intake.PatientDatabase;
import org.facelab.worker.intake.RunningJob;
import org.facelab.worker.model.Tiles;
import org.facelab.worker.training.EpochResult;
import org.facelab.worker.training.Sample;

/** The pictures of a run: files first, then rows within the caller's fenced transaction. */
@Singleton
class PictureRows {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final EntityManager em;
    private final PatientDatabase database;
    private final Machine machine;

    PictureRows(EntityManager em, PatientDatabase database, Machine machine) {
        this.em = em;
        this.database = database;
        this.machine = machine;
    }

    /** @param epoch null for originals; {@code tileErrors} and {@code madeFrom} are JSON */
    record NewPicture(
            PictureKind kind, Integer epoch, long seed, Tiles tiles, String tileErrors, Blob blob, String madeFrom) {}

    /** Writes the file of faces that were asked for within an epoch; outside any transaction. */
    NewPicture draw(TrainedRun run, Sample sample, NewFiles files, Keys keys) throws IOException {
        String origin = new Origin(run, sample.epoch(), sample.step(), null, machine)
                .json(PictureKind.SAMPLE, sample.random().count());
        Blob blob = files.picture(keys.sample(sample.step()), sample.random(), origin);
        return new NewPicture(
                PictureKind.SAMPLE, sample.epoch(), run.pictureSeed(), sample.random(), null, blob, origin);
    }

    /**
     * Writes the files of an epoch's pictures, and of the originals if there are none yet; outside any transaction.
     *
     * @param weights that drew them
     */
    List<NewPicture> draw(RunningJob job, TrainedRun run, EpochResult result, NewFiles files, Keys keys, Blob weights)
            throws IOException {
        List<NewPicture> drawn = new ArrayList<>();
        var shown = result.pictures();
        Origin origin = new Origin(run, result.epoch(), result.step(), weights.sha256(), machine);
        String random = origin.json(PictureKind.RANDOM, shown.random().count());
        drawn.add(new NewPicture(
                PictureKind.RANDOM,
                result.epoch(),
                run.pictureSeed(),
                shown.random(),
                null,
                files.picture(keys.picture(PictureKind.RANDOM, result.epoch()), shown.random(), random),
                random));
        String reconstruction =
                origin.json(PictureKind.RECONSTRUCTION, shown.reconstructions().count());
        drawn.add(new NewPicture(
                PictureKind.RECONSTRUCTION,
                result.epoch(),
                run.pictureSeed(),
                shown.reconstructions(),
                MAPPER.writeValueAsString(shown.reconstructionErrors()),
                files.picture(
                        keys.picture(PictureKind.RECONSTRUCTION, result.epoch()),
                        shown.reconstructions(),
                        reconstruction),
                reconstruction));
        if (!hasOriginals(job, run.runId())) {
            String original =
                    origin.json(PictureKind.ORIGINAL, shown.originals().count());
            drawn.add(new NewPicture(
                    PictureKind.ORIGINAL,
                    null,
                    run.pictureSeed(),
                    shown.originals(),
                    null,
                    files.picture(keys.originals(), shown.originals(), original),
                    original));
        }
        return drawn;
    }

    /** In a transaction of its own, before the fenced one: the files come first. */
    private boolean hasOriginals(RunningJob job, UUID run) {
        boolean[] there = new boolean[1];
        database.persist(
                job,
                () -> there[0] = QuarkusTransaction.requiringNew()
                        .call(() -> Picture.count("runId = ?1 and kind = ?2", run, PictureKind.ORIGINAL) > 0));
        return there[0];
    }

    /**
     * Adds pictures in place of those of the same kind and epoch, whose stars and ratings they take over: an epoch that
     * is trained again draws the same faces. What was said of a sample within an epoch goes with it.
     *
     * @return the keys of files that have no row any more
     */
    List<String> put(UUID run, List<NewPicture> pictures) {
        List<String> gone = new ArrayList<>();
        for (NewPicture picture : pictures) {
            List<Object[]> marks = picture.kind() == PictureKind.SAMPLE ? List.of() : marks(run, picture);
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
            Picture row = row(run, picture);
            row.persist();
            em.flush();
            marks.forEach(mark -> mark(row.id, mark));
        }
        return gone;
    }

    /** What people said of the faces of the picture that another takes the place of. */
    @SuppressWarnings("unchecked")
    private List<Object[]> marks(UUID run, NewPicture picture) {
        return em.createNativeQuery("select m.tile, m.favourite, m.rating, m.changed_at from picture_mark m"
                        + " join picture p on p.id = m.picture_id where p.run_id = :run and p.kind = :kind"
                        + " and p.epoch is not distinct from cast(:epoch as integer) and m.tile < :tiles")
                .setParameter("run", run)
                .setParameter("kind", picture.kind().name())
                .setParameter("epoch", picture.epoch())
                .setParameter("tiles", picture.tiles().count())
                .getResultList();
    }

    private void mark(UUID picture, Object[] mark) {
        em.createNativeQuery("insert into picture_mark (picture_id, tile, favourite, rating, changed_at)"
                        + " values (:picture, :tile, :favourite, cast(:rating as smallint), :at)")
                .setParameter("picture", picture)
                .setParameter("tile", mark[0])
                .setParameter("favourite", mark[1])
                .setParameter("rating", mark[2] == null ? null : ((Number) mark[2]).intValue())
                .setParameter("at", mark[3])
                .executeUpdate();
    }

    /** Removes what was drawn within epochs up to this one; returns the keys of its files. */
    @SuppressWarnings("unchecked")
    List<String> removeSamples(UUID run, int epoch) {
        return em.createNativeQuery(
                        "delete from picture where run_id = :run and kind = 'SAMPLE' and epoch <= :epoch returning key",
                        String.class)
                .setParameter("run", run)
                .setParameter("epoch", epoch)
                .getResultList();
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
