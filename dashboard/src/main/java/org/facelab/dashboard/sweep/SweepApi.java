package org.facelab.dashboard.sweep;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.facelab.dashboard.edge.Created;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.edge.JsonBody;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.edge.Problem;
import org.facelab.dashboard.edge.Query;

/** Sweeps over HTTP. */
@Path("/api/sweeps")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sweeps", description = "Search for the best settings by many runs")
public class SweepApi {
    private static final int USUAL = 50;
    private static final int MOST = 200;
    private final Sweeps sweeps;
    private final SweepSubmission submission;
    private final SweepPreviews previews;
    private final SweepControl control;
    private final SweepDeletion deletion;

    SweepApi(
            Sweeps sweeps,
            SweepSubmission submission,
            SweepPreviews previews,
            SweepControl control,
            SweepDeletion deletion) {
        this.sweeps = sweeps;
        this.submission = submission;
        this.previews = previews;
        this.control = control;
        this.deletion = deletion;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Submit a sweep",
            description = "Its trials are runs, named after it. The space is an object: " + SweepBody.SPACE + ".")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = SweepSubmission.Submitted.class)))
    @APIResponse(
            responseCode = "400",
            description = "A field is wrong; violations names each",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response submit(
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = SweepBody.class),
                                            examples = @ExampleObject(name = "a small one", value = SweepBody.EXAMPLE)))
                    InputStream body) {
        SweepSubmission.Submitted submitted = submission.submit(NewSweep.read(JsonBody.read(body)));
        return Created.at("/api/sweeps/" + submitted.id(), submitted);
    }

    @GET
    @Operation(summary = "List sweeps, newest first, without their trials")
    public Sweeps.Page list(
            @Parameter(description = "How many to pass over (default 0)") @QueryParam("from") String from,
            @Parameter(description = "Sweeps of a page, 1 to 200 (default 50)") @QueryParam("limit") String limit) {
        Fields fields = new Query().number("from", from).number("limit", limit).fields();
        long first = fields.whole("from", 0, Integer.MAX_VALUE - MOST, 0L);
        long most = fields.whole("limit", 1, MOST, (long) USUAL);
        fields.done();
        return sweeps.list((int) first, (int) most);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show a sweep with its trials and the best of them")
    public SweepView get(@PathParam("id") String id) {
        return sweeps.get(id(id));
    }

    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Tell what a sweep would do",
            description =
                    "The body of a submission; nothing is submitted. Without a seed the first trials are those of seed 0.")
    public SweepPreview preview(
            @RequestBody(content = @Content(schema = @Schema(implementation = SweepBody.class))) InputStream body) {
        return previews.of(NewSweep.read(JsonBody.read(body)));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change name or notes", description = "What is left out stays.")
    public SweepView change(
            @PathParam("id") String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = SweepControl.Change.class)))
                    InputStream body) {
        control.change(id(id), JsonBody.read(body));
        return sweeps.get(id(id));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a sweep with its trials and all their files")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(
            responseCode = "409",
            description = "Its state does not allow it; state and allowed say what is",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public void delete(
            @PathParam("id") String id,
            @Parameter(description = "true: its trials stay, as runs like any others") @QueryParam("keepRuns")
                    String keepRuns) {
        deletion.delete(id(id), "true".equals(keepRuns));
    }

    private static UUID id(String text) {
        return NotFound.id("sweep", text);
    }
}
