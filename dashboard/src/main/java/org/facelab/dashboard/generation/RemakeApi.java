package org.facelab.dashboard.generation;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.facelab.dashboard.edge.Created;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.edge.Problem;
import org.facelab.dashboard.job.Submitted;

/** Pictures of runs made again, over HTTP. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Generations")
public class RemakeApi {
    private final Remakes remakes;

    RemakeApi(Remakes remakes) {
        this.remakes = remakes;
    }

    @POST
    @Path("pictures/{id}/again")
    @Operation(
            summary = "Make a picture of a run again",
            description = "As a new generation; once it is there, its again says whether every pixel is the same.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Submitted.class)))
    @APIResponse(
            responseCode = "409",
            description = "What made it is not there any more",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response picture(@PathParam("id") String id) {
        return created(remakes.picture(NotFound.id("picture", id)));
    }

    static Response created(Submitted submitted) {
        return Created.at("/api/generations/" + submitted.id(), submitted);
    }
}
