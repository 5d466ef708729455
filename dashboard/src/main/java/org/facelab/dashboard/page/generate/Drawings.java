package org.facelab.dashboard.page.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.gallery.Grid.Layout;
import org.facelab.dashboard.page.run.RunName;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.JobState;

/** Reads generations: one statement, whether one or a page of them. */
@ApplicationScoped
class Drawings {
    static final int PAGE = 12;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String DRAWINGS = """
            select g.id, g.epoch, g.checkpoint_id, g.count, g.seed, g.sampler, g.temperature, g.columns, g.rows,
                g.indices, g.tile_errors, g.again_picture_id, g.again_generation_id, g.again_differing,
                g.again_largest, p.kind as again_kind, p.epoch as again_epoch, g.tile_size, g.key, r.id as run_id, r.number, r.name, r.tags, c.weights_sha256, j.id as job_id, j.state,
                j.failure_kind, j.failure_text, cast(j.progress ->> 'done' as integer) as done, j.lease_owner,
                g.created_at, j.ended_at
            from generation g join run r on r.id = g.run_id join job j on j.id = g.job_id
            left join checkpoint c on c.id = g.checkpoint_id
            left join picture p on p.id = g.again_picture_id
            """;

    private final Rows rows;
    private final BlobStore files;

    Drawings(Rows rows, BlobStore files) {
        this.rows = rows;
        this.files = files;
    }

    Optional<Drawing> find(UUID id) {
        return rows.first(DRAWINGS + " where g.id = ?", this::drawing, id);
    }

    /** A page of them, newest first, one more than a page if there are more; ids sort by time. */
    List<Drawing> before(UUID id) {
        return rows.list(
                DRAWINGS + " where cast(? as uuid) is null or g.id < ? order by g.id desc limit " + (PAGE + 1),
                this::drawing,
                id,
                id);
    }

    long count() {
        return rows.first("select count(*) from generation", row -> row.getLong(1))
                .orElse(0L);
    }

    private Drawing drawing(ResultSet row) throws SQLException {
        Integer columns = row.getObject("columns", Integer.class);
        int count = row.getInt("count");
        return new Drawing(
                row.getObject("id", UUID.class),
                new RunName(
                        row.getObject("run_id", UUID.class),
                        row.getLong("number"),
                        row.getString("name"),
                        List.of((String[]) row.getArray("tags").getArray())),
                wish(row),
                work(row),
                columns == null ? null : new Layout(count, columns, row.getInt("rows"), row.getInt("tile_size")),
                columns != null && !Files.isRegularFile(files.path(row.getString("key"))));
    }

    private static Drawing.Again again(ResultSet row) throws SQLException {
        Integer differing = row.getObject("again_differing", Integer.class);
        Integer largest = row.getObject("again_largest", Integer.class);
        UUID generation = row.getObject("again_generation_id", UUID.class);
        if (generation != null) {
            return new Drawing.Again("/generate?generation=" + generation, "an earlier generation", differing, largest);
        }
        String kind = row.getString("again_kind");
        if (kind == null) {
            return null;
        }
        int epoch = row.getInt("again_epoch");
        String faces = kind.equals("RANDOM") ? "the random faces" : "the reconstructions";
        return new Drawing.Again(
                "/runs/" + row.getObject("run_id", UUID.class) + "/gallery?epoch=" + epoch,
                faces + " of epoch " + epoch,
                differing,
                largest);
    }

    private static Drawing.Wish wish(ResultSet row) throws SQLException {
        String sha256 = row.getString("weights_sha256");
        return new Drawing.Wish(
                new Drawing.Model(
                        row.getInt("epoch"),
                        row.getObject("checkpoint_id", UUID.class),
                        sha256 == null ? "" : sha256.substring(0, 4) + "…" + sha256.substring(60)),
                row.getInt("count"),
                row.getString("sampler") == null
                        ? null
                        : new Drawing.Sampling(
                                row.getLong("seed"), row.getString("sampler"), row.getDouble("temperature")),
                row.getString("indices") == null
                        ? null
                        : new Drawing.Chosen(
                                list(row.getString("indices"), Integer[].class),
                                list(row.getString("tile_errors"), Double[].class)),
                again(row));
    }

    private static <T> List<T> list(String json, Class<T[]> type) {
        try {
            return json == null ? List.of() : List.of(MAPPER.readValue(json, type));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a generation's row holds no list of numbers: " + json, e);
        }
    }

    private static Drawing.Work work(ResultSet row) throws SQLException {
        String kind = row.getString("failure_kind");
        Timestamp ended = row.getTimestamp("ended_at");
        return new Drawing.Work(
                row.getObject("job_id", UUID.class),
                JobState.valueOf(row.getString("state")),
                kind == null ? null : FailureKind.valueOf(kind),
                row.getString("failure_text"),
                row.getInt("done"),
                row.getString("lease_owner"),
                row.getTimestamp("created_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
