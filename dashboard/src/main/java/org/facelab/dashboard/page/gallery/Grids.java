package org.facelab.dashboard.page.gallery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.gallery.Grid.Layout;
import org.facelab.dashboard.page.gallery.Grid.Origin;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.entity.PictureKind;

/** Reads the pictures of one epoch. */
@ApplicationScoped
public class Grids {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String GRIDS = """
            select id, kind, epoch, seed, tiles, columns, rows, tile_size, tile_errors, key, created_at from picture
            where run_id = ? and (epoch = ? or kind = 'ORIGINAL')
            """;

    private final Rows rows;
    private final BlobStore files;

    Grids(Rows rows, BlobStore files) {
        this.rows = rows;
        this.files = files;
    }

    /** The grids of an epoch and the run's originals; a kind that was not drawn is left out. */
    public Map<PictureKind, Grid> of(UUID runId, int epoch) {
        Map<PictureKind, Grid> found = new EnumMap<>(PictureKind.class);
        List<Grid> grids = rows.list(GRIDS, this::grid, runId, epoch);
        grids.forEach(grid -> found.put(grid.origin().kind(), grid));
        return found;
    }

    private Grid grid(ResultSet row) throws SQLException {
        return new Grid(
                row.getObject("id", UUID.class),
                new Origin(
                        PictureKind.valueOf(row.getString("kind")),
                        row.getObject("epoch", Integer.class),
                        row.getLong("seed"),
                        row.getTimestamp("created_at").toInstant()),
                new Layout(row.getInt("tiles"), row.getInt("columns"), row.getInt("rows"), row.getInt("tile_size")),
                errors(row.getString("tile_errors")),
                !Files.isRegularFile(files.path(row.getString("key"))));
    }

    private static List<Double> errors(String json) {
        if (json == null) {
            return List.of();
        }
        try {
            return MAPPER.readValue(json, new TypeReference<List<Double>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the errors of a picture's tiles are not a list of numbers: " + json, e);
        }
    }
}
