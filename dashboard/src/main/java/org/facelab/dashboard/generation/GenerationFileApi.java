package org.facelab.dashboard.generation;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.file.Grids;
import org.facelab.db.entity.Generation;

/** Generated faces as files. */
@Path("/api/generations/{id}")
@Tag(name = "Files")
public class GenerationFileApi {
    private final Generations generations;
    private final Grids grids;

    GenerationFileApi(Generations generations, Grids grids) {
        this.generations = generations;
        this.grids = grids;
    }

    @GET
    @Path("file")
    @Operation(summary = "All faces of a generation, as one PNG")
    public Response whole(@PathParam("id") String id, @Context Request request) throws IOException {
        return grids.whole(grid(id), request);
    }

    @GET
    @Path("images/{index}.png")
    @Operation(summary = "One face of a generation, counted from 0, as PNG")
    public Response image(@PathParam("id") String id, @PathParam("index") String index, @Context Request request)
            throws IOException {
        return grids.tile(grid(id), index, request);
    }

    @GET
    @Path("originals")
    @Operation(summary = "The faces that were reconstructed, as one PNG")
    public Response originals(@PathParam("id") String id, @Context Request request) throws IOException {
        return grids.whole(originalGrid(id), request);
    }

    @GET
    @Path("originals/{index}.png")
    @Operation(summary = "One face that was reconstructed, counted from 0, as PNG")
    public Response original(@PathParam("id") String id, @PathParam("index") String index, @Context Request request)
            throws IOException {
        return grids.tile(originalGrid(id), index, request);
    }

    private Grids.Grid originalGrid(String id) {
        Generation made = generations.row(NotFound.id("generation", id));
        if (made.originalKey == null) {
            throw new NotFound("generation " + id + " has no originals; reconstructions have, once they are there");
        }
        return new Grids.Grid("the picture", made.originals(), made.columns, made.tileSize, made.count, made.madeFrom);
    }

    private Grids.Grid grid(String id) {
        Generation made = generations.row(NotFound.id("generation", id));
        if (made.key == null) {
            throw new NotFound("the faces of generation " + id + " are not there yet; its state tells more");
        }
        return new Grids.Grid("the picture", made.blob(), made.columns, made.tileSize, made.count, made.madeFrom);
    }
}
