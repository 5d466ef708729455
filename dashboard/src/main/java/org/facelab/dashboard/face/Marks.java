package org.facelab.dashboard.face;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.page.Rows;

/** Favourites and ratings of single faces. */
@ApplicationScoped
public class Marks {
    private static final String OF_SHEET = """
            select tile, favourite, rating from picture_mark
            where picture_id is not distinct from ? and generation_id is not distinct from ?
            """;
    private static final String OF_RUN = """
            select m.picture_id, m.generation_id, m.tile, m.favourite, m.rating, coalesce(p.epoch, g.epoch) as epoch,
                coalesce(p.kind, g.kind) as kind
            from picture_mark m left join picture p on p.id = m.picture_id
            left join generation g on g.id = m.generation_id
            where coalesce(p.run_id, g.run_id) = ? and (m.favourite or not ?) and coalesce(m.rating, 0) >= ?
            order by epoch nulls first, m.picture_id, m.generation_id, m.tile limit ?
            """;
    private static final String PUT = """
            insert into picture_mark (picture_id, generation_id, tile, favourite, rating)
            values (cast(:picture as uuid), cast(:generation as uuid), :tile, :favourite, cast(:rating as smallint))
            on conflict on constraint picture_mark_uk
            do update set favourite = excluded.favourite, rating = excluded.rating, changed_at = now()
            """;
    private static final String DELETE = """
            delete from picture_mark where picture_id is not distinct from cast(:picture as uuid)
            and generation_id is not distinct from cast(:generation as uuid) and tile = :tile
            """;

    private final Rows rows;
    private final EntityManager entities;
    private final Sheets sheets;

    Marks(Rows rows, EntityManager entities, Sheets sheets) {
        this.rows = rows;
        this.entities = entities;
        this.sheets = sheets;
    }

    /**
     * A face of a run that is marked.
     *
     * @param epoch null for originals
     * @param kind of the picture or generation
     */
    public record Marked(FaceName face, Integer epoch, String kind, Mark mark) {}

    /** Those of a grid that are marked, in their order. */
    public List<Mark> of(Sheet sheet) {
        return rows.list(OF_SHEET + " order by tile", Marks::mark, sheet.pictureId(), sheet.generationId());
    }

    /** Those of several pictures of runs, by picture. */
    public Map<UUID, List<Mark>> ofPictures(Collection<UUID> pictures) {
        record Of(UUID picture, Mark mark) {}
        return rows
                .list(
                        "select picture_id, tile, favourite, rating from picture_mark where picture_id = any (?) order by tile",
                        row -> new Of(row.getObject(1, UUID.class), mark(row)),
                        (Object) pictures.toArray(UUID[]::new))
                .stream()
                .collect(Collectors.groupingBy(Of::picture, Collectors.mapping(Of::mark, Collectors.toList())));
    }

    /** That of one face; one that says nothing if nobody marked it. */
    public Mark of(FaceName face) {
        return rows.first(
                        OF_SHEET + " and tile = ?",
                        Marks::mark,
                        face.sheet().pictureId(),
                        face.sheet().generationId(),
                        face.index())
                .orElse(Mark.none(face.index()));
    }

    /**
     * The marked faces of a run and of what its checkpoints drew, by epoch.
     *
     * @param favouritesOnly whether those that are rated alone are left out
     * @param leastRating 0 for any, also none
     */
    public List<Marked> ofRun(UUID run, boolean favouritesOnly, int leastRating, int most) {
        return rows.list(OF_RUN, Marks::marked, run, favouritesOnly, leastRating, most);
    }

    /** How many faces of a run and of what its checkpoints drew have a star. */
    public long starred(UUID run) {
        return rows.first(
                        "select count(*) from picture_mark m left join picture p on p.id = m.picture_id left join"
                                + " generation g on g.id = m.generation_id where coalesce(p.run_id, g.run_id) = ?"
                                + " and m.favourite",
                        row -> row.getLong(1),
                        run)
                .orElse(0L);
    }

    /**
     * Marks a face; a mark that says nothing is taken away.
     *
     * @throws NotFound if there is no such face
     */
    public void put(FaceName face, boolean favourite, Integer rating) {
        int tiles = sheets.find(face.sheet()).grid().tiles();
        if (face.index() < 0 || face.index() >= tiles) {
            throw new NotFound("the picture has " + tiles + " faces, counted from 0; there is none " + face.index());
        }
        QuarkusTransaction.requiringNew().run(() -> {
            boolean said = favourite || rating != null;
            var statement = entities.createNativeQuery(said ? PUT : DELETE)
                    .setParameter("picture", text(face.sheet().pictureId()))
                    .setParameter("generation", text(face.sheet().generationId()))
                    .setParameter("tile", face.index());
            if (said) {
                statement.setParameter("favourite", favourite).setParameter("rating", rating);
            }
            statement.executeUpdate();
        });
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }

    private static Mark mark(ResultSet row) throws SQLException {
        return new Mark(row.getInt("tile"), row.getBoolean("favourite"), row.getObject("rating", Integer.class));
    }

    private static Marked marked(ResultSet row) throws SQLException {
        UUID picture = row.getObject("picture_id", UUID.class);
        Sheet sheet =
                picture != null ? Sheet.picture(picture) : Sheet.generation(row.getObject("generation_id", UUID.class));
        Mark mark = mark(row);
        return new Marked(
                new FaceName(sheet, mark.index()), row.getObject("epoch", Integer.class), row.getString("kind"), mark);
    }
}
