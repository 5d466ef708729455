package org.facelab.dashboard.generation;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.facelab.dashboard.edge.Created;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.edge.JsonBody;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.edge.Problem;
import org.facelab.dashboard.edge.Query;
import org.facelab.dashboard.job.Submitted;

/** Generations over HTTP. */
@Path("/api/generations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Generations", description = "Faces from a checkpoint, also while its run trains")
public class GenerationApi {
    private final Generations generations;
    private final GenerationSubmission submission;

    GenerationApi(Generations generations, GenerationSubmission submission) {
        this.generations = generations;
        this.submission = submission;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ask a checkpoint for random faces, or for reconstructions of validation faces",
            description = "The same request gives the same faces, and the first 4 of 16 are those of 4.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Submitted.class)))
    @APIResponse(
            responseCode = "400",
            description = "A field is wrong; violations names each",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response submit(
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = GenerationBody.class),
                                            examples = {
                                                @ExampleObject(name = "faces", value = GenerationBody.EXAMPLE),
                                                @ExampleObject(
                                                        name = "reconstructions",
                                                        value = GenerationBody.RECONSTRUCTIONS)
                                            }))
                    InputStream body) {
        Submitted submitted = submission.submit(NewGeneration.read(JsonBody.read(body)));
        return Created.at("/api/generations/" + submitted.id(), submitted);
    }

    @GET
    @Operation(summary = "List generations, newest first")
    public List<GenerationView> list(@QueryParam("runId") String runId, @QueryParam("limit") String limit) {
        Fields fields = new Query().number("limit", limit).fields();
        int most = fields.whole("limit", 1, 200, 50L).intValue();
        fields.done();
        return generations.list(runId == null || runId.isBlank() ? null : NotFound.id("run", runId), most);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show a generation")
    public GenerationView get(@PathParam("id") String id) {
        return generations.get(id(id));
    }

    private static UUID id(String text) {
        return NotFound.id("generation", text);
    }
}
