package org.facelab.dashboard.file;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.edge.Query;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Picture;
import org.facelab.db.entity.Run;

/** Pictures and checkpoints of runs as files. */
@Path("/api")
@Tag(name = "Files")
public class FileApi {
    private final StoredFiles files;
    private final Grids grids;
    private final Strips strips;

    FileApi(StoredFiles files, Grids grids, Strips strips) {
        this.files = files;
        this.grids = grids;
        this.strips = strips;
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
    @Path("pictures/strip.png")
    @Operation(summary = "The same face of several pictures side by side, as one PNG")
    public Response strip(
            @Parameter(description = "Ids of pictures, separated by commas, at most 32") @QueryParam("of") String of,
            @Parameter(description = "The face, from 0 (default)") @QueryParam("tile") String tile,
            @Context Request request)
            throws IOException {
        List<UUID> ids = Strips.ids(of);
        Fields fields = new Query().number("tile", tile).fields();
        int face = fields.whole("tile", 0, 255, 0L).intValue();
        fields.done();
        // ids are never given again, so the address itself names the content
        String tag = UUID.nameUUIDFromBytes((ids + " " + face).getBytes(StandardCharsets.UTF_8))
                .toString();
        if (request.evaluatePreconditions(new EntityTag(tag)) != null) {
            return StoredFiles.unchanging(request, tag, "image/png", () -> null);
        }
        Strips.Strip strip = strips.of(ids, face);
        return strip.whole()
                ? StoredFiles.unchanging(request, tag, "image/png", strip::png)
                : Response.ok(strip.png()).type("image/png").build();
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
