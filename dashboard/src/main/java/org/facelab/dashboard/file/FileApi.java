package org.facelab.dashboard.file;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Picture;
import org.facelab.db.entity.Run;

/** Pictures and checkpoints of runs as files. */
@Path("/api")
@Tag(name = "Files")
public class FileApi {
    private final StoredFiles files;
    private final Grids grids;

    FileApi(StoredFiles files, Grids grids) {
        this.files = files;
        this.grids = grids;
    }

    @GET
    @Path("pictures/{id}/file")
    @Operation(summary = "A picture of a run, as PNG")
    public Response picture(@PathParam("id") String id, @Context Request request) throws IOException {
        return grids.whole(picture(id), request);
    }

    @GET
    @Path("pictures/{id}/tiles/{index}.png")
    @Operation(summary = "One face of a picture, counted from 0, as PNG")
    public Response tile(@PathParam("id") String id, @PathParam("index") String index, @Context Request request)
            throws IOException {
        return grids.tile(picture(id), index, request);
    }

    @GET
    @Path("checkpoints/{id}/file")
    @Operation(summary = "A checkpoint's weights, as safetensors")
    public Response checkpoint(@PathParam("id") String text, @Context Request request) throws IOException {
        UUID id = NotFound.id("checkpoint", text);
        record Found(Checkpoint checkpoint, Run run) {}
        Found found = QuarkusTransaction.requiringNew().call(() -> {
            Checkpoint checkpoint = Checkpoint.findById(id);
            return checkpoint == null ? null : new Found(checkpoint, Run.findById(checkpoint.runId));
        });
        if (found == null) {
            throw new NotFound("checkpoint", id);
        }
        java.nio.file.Path file = files.verified(found.checkpoint().weights(), "the checkpoint");
        String name = String.format("run-%d-epoch-%04d.safetensors", found.run().number, found.checkpoint().epoch);
        Response answer = StoredFiles.unchanging(
                request, found.checkpoint().weightsSha256, "application/octet-stream", file::toFile);
        return Response.fromResponse(answer)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    private static Grids.Grid picture(String text) {
        UUID id = NotFound.id("picture", text);
        Picture picture = QuarkusTransaction.requiringNew().call(() -> Picture.findById(id));
        if (picture == null) {
            throw new NotFound("picture", id);
        }
        return new Grids.Grid(
                "the picture", picture.blob(), picture.columns, picture.tileSize, picture.tiles, picture.madeFrom);
    }
}
