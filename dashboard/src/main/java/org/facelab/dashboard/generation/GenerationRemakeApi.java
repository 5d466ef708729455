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
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.edge.Problem;
import org.facelab.dashboard.job.Submitted;

/** Generations made again, over HTTP. */
@Path("/api/generations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Generations")
public class GenerationRemakeApi {
    private final Remakes remakes;

    GenerationRemakeApi(Remakes remakes) {
        this.remakes = remakes;
    }

    @POST
    @Path("again")
    @Operation(
            summary = "Make a generation again",
            description = "As a new one; once it is there, its again says whether every pixel is the same.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Submitted.class)))
    @APIResponse(
            responseCode = "409",
            description = "It is not finished, or its checkpoint is not kept any more",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response generation(@PathParam("id") String id) {
        return RemakeApi.created(remakes.generation(NotFound.id("generation", id)));
    }
}
