package org.facelab.dashboard.file;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Path;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.job.Progress;
import org.facelab.db.blob.Blob;

/** Answers with grids of faces, whole or one face of them. */
@ApplicationScoped
public class Grids {
    private static final String PNG = "image/png";
    // PNG's plain text chunk is Latin-1; escapes say the rest
    private static final ObjectWriter ASCII = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writer();

    private final StoredFiles files;

    Grids(StoredFiles files) {
        this.files = files;
    }

    /**
     * A grid and how it is cut.
     *
     * @param what as in {@code the picture}, for messages
     * @param tiles faces in it, row by row
     * @param madeFrom the JSON that says how it was made
     */
    public record Grid(String what, Blob blob, int columns, int tileSize, int tiles, String madeFrom) {}

    public Response whole(Grid grid, Request request) throws IOException {
        Path file = files.verified(grid.blob(), grid.what());
        return StoredFiles.unchanging(request, grid.blob().sha256(), PNG, file::toFile);
    }

    /**
     * @param text the face's number, counted from 0, as it stands in the address
     * @throws NotFound if there is no such face
     */
    public Response tile(Grid grid, String text, Request request) throws IOException {
        int index = text.matches("\\d{1,6}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
        if (index >= grid.tiles()) {
            throw new NotFound(grid.what() + " has " + grid.tiles() + " faces, counted from 0; there is none " + text);
        }
        check(grid);
        return StoredFiles.unchanging(request, grid.blob().sha256() + "-" + index, PNG, () -> png(grid, index));
    }

    /**
     * One face as PNG, with all that made it.
     *
     * @param index from 0, below the grid's count
     */
    public byte[] png(Grid grid, int index) throws IOException {
        Path file = files.verified(grid.blob(), grid.what());
        ObjectNode origin = ((ObjectNode) Progress.tree(grid.madeFrom())).put("tile", index);
        return Tiles.png(Tiles.cut(file, grid.columns(), grid.tileSize(), index), ASCII.writeValueAsString(origin));
    }

    /** @throws MissingFile if its file is gone, or another error if it is damaged */
    public void check(Grid grid) throws IOException {
        files.verified(grid.blob(), grid.what());
    }
}
