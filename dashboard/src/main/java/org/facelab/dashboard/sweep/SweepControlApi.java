package org.facelab.dashboard.sweep;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.facelab.dashboard.edge.JsonBody;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.edge.Problem;

/** Sweep control over HTTP. What the sweep's state does not allow is answered with 409, the state and what is allowed in it. */
@Path("/api/sweeps/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sweeps")
// a class that names one answer names all: none is then added for its calls
@APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SweepView.class)))
@APIResponse(
        responseCode = "409",
        description = "Its state does not allow it; state and allowed say what is",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class SweepControlApi {
    private final Sweeps sweeps;
    private final SweepControl control;

    SweepControlApi(Sweeps sweeps, SweepControl control) {
        this.sweeps = sweeps;
        this.control = control;
    }

    @POST
    @Path("pause")
    @Operation(
            summary = "Pause a sweep with its trials",
            description = "What waits at once, what trains once its worker has saved it.")
    public SweepView pause(@PathParam("id") String id) {
        return after(id, control::pause);
    }

    @POST
    @Path("resume")
    @Operation(summary = "Let a paused sweep go on")
    public SweepView resume(@PathParam("id") String id) {
        return after(id, control::resume);
    }

    @POST
    @Path("cancel")
    @Operation(
            summary = "End a sweep",
            description = "Trials that wait or train are cancelled; those set aside stay, with their checkpoints.")
    public SweepView cancel(@PathParam("id") String id) {
        return after(id, control::cancel);
    }

    @POST
    @Path("extend")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Give a sweep more trials, epochs or hours",
            description = "What is added to each limit; one that had ended goes on.")
    public SweepView extend(
            @PathParam("id") String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = SweepControl.More.class)))
                    InputStream body) {
        return after(id, sweep -> control.extend(sweep, JsonBody.read(body)));
    }

    private SweepView after(String text, Consumer<UUID> deed) {
        UUID id = NotFound.id("sweep", text);
        deed.accept(id);
        return sweeps.get(id);
    }
}
