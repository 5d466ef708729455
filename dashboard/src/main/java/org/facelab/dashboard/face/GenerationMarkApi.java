package org.facelab.dashboard.face;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.facelab.dashboard.edge.NotFound;

/** Favourites and ratings of generated faces, over HTTP. */
@Path("/api/generations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Faces", description = "Single faces: favourites, ratings, films, zips")
public class GenerationMarkApi {
    private final Marks marks;
    private final Sheets sheets;

    GenerationMarkApi(Marks marks, Sheets sheets) {
        this.marks = marks;
        this.sheets = sheets;
    }

    @GET
    @Path("marks")
    @Operation(summary = "The marked faces of a generation")
    public List<Mark> list(@PathParam("id") String id) {
        return marks.of(sheets.found(sheet(id)));
    }

    @PUT
    @Path("marks/{index}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Mark a face of a generation; a body that says nothing takes the mark away")
    public Mark put(
            @PathParam("id") String id,
            @PathParam("index") String index,
            @RequestBody(content = @Content(schema = @Schema(implementation = NewMark.class))) InputStream body) {
        return NewMark.read(body).put(marks, FaceName.of(sheet(id), index));
    }

    private static Sheet sheet(String id) {
        return Sheet.generation(NotFound.id("generation", id));
    }
}
