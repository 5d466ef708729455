package org.facelab.dashboard.run;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.facelab.dashboard.edge.Created;
import org.facelab.dashboard.edge.JsonBody;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.edge.Problem;
import org.facelab.dashboard.job.Submitted;

/** Runs over HTTP. */
@Path("/api/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Runs", description = "Train models and follow them")
public class RunApi {
    private final Runs runs;
    private final RunSubmission submission;
    private final RunChange change;
    private final RunDeletion deletion;

    RunApi(Runs runs, RunSubmission submission, RunChange change, RunDeletion deletion) {
        this.runs = runs;
        this.submission = submission;
        this.change = change;
        this.deletion = deletion;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Submit a run",
            description = "It waits in the queue until a worker takes it. A setting left out has"
                    + " its default; a seed left out is drawn and answered.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Submitted.class)))
    @APIResponse(
            responseCode = "400",
            description = "A field is wrong; violations names each",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response submit(
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = RunBody.class),
                                            examples = @ExampleObject(name = "a small one", value = RunBody.EXAMPLE)))
                    InputStream body) {
        Submitted submitted = submission.submit(NewRun.read(JsonBody.read(body)));
        return Created.at("/api/runs/" + submitted.id(), submitted);
    }

    @GET
    @Operation(summary = "List runs, newest first")
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "BLOCKED, QUEUED, RUNNING, PAUSED, SUCCEEDED, FAILED or CANCELLED")
    @Parameter(name = "model", in = ParameterIn.QUERY, description = "conv-vae")
    @Parameter(name = "tag", in = ParameterIn.QUERY)
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "Text in name, notes or tags, or a number such as #12")
    @Parameter(
            name = "archived",
            in = ParameterIn.QUERY,
            description = "true for those put away alone, false for the others alone; left out for both")
    @Parameter(name = "sort", in = ParameterIn.QUERY, description = "number, -number (default), name or -name")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "Runs of a page, 1 to 200 (default 50)")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "next of the page before")
    public Runs.Page list(@Context UriInfo uri) {
        return runs.list(RunFilter.read(uri.getQueryParameters()));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show a run")
    public RunView get(@PathParam("id") String id) {
        return runs.get(id(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change name, tags, notes or archived", description = "What is left out stays.")
    public RunView change(
            @PathParam("id") String id,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = RunChange.Body.class),
                                            examples = @ExampleObject(name = "tags", value = "{\"tags\": [\"keep\"]}")))
                    InputStream body) {
        change.apply(id(id), JsonBody.read(body));
        return runs.get(id(id));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a run with its checkpoints, pictures and generations")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(
            responseCode = "409",
            description = "It has not ended: cancel it first",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public void delete(@PathParam("id") String id) {
        deletion.delete(id(id));
    }

    private static UUID id(String text) {
        return NotFound.id("run", text);
    }
}
