package org.facelab.dashboard.page.sweeps;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.gallery.Grid.Layout;
import org.facelab.dashboard.page.gallery.Grid.Tile;

/** Finds the newest random faces of runs: one statement, whatever their number. */
@ApplicationScoped
public class NewestFaces {
    private static final String NEWEST = """
            select r.id as run, p.* from unnest(?) as r (id) cross join lateral (
                select id, epoch, tiles, columns, rows, tile_size, created_at from picture
                 where run_id = r.id and kind = 'RANDOM' order by epoch desc limit 1) p
            """;

    private final Rows rows;

    NewestFaces(Rows rows) {
        this.rows = rows;
    }

    /** The faces of one run. */
    public record Faces(UUID run, UUID picture, int epoch, Layout layout, Instant drawn) {
        public String address() {
            return "/api/pictures/" + picture + "/file";
        }

        /** The first so many. */
        public List<Tile> first(int count) {
            return layout.first(count);
        }
    }

    Map<UUID, Faces> of(List<UUID> runs) {
        return rows
                .list(
                        NEWEST,
                        row -> new Faces(
                                row.getObject("run", UUID.class),
                                row.getObject("id", UUID.class),
                                row.getInt("epoch"),
                                new Layout(
                                        row.getInt("tiles"),
                                        row.getInt("columns"),
                                        row.getInt("rows"),
                                        row.getInt("tile_size")),
                                row.getTimestamp("created_at").toInstant()),
                        (Object) runs.toArray(UUID[]::new))
                .stream()
                .collect(Collectors.toMap(Faces::run, Function.identity()));
    }
}
