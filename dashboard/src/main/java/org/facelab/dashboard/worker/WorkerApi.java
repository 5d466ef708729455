package org.facelab.dashboard.worker;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.edge.JsonBody;
import org.facelab.dashboard.worker.Drain.Mode;

/** The workers over HTTP. */
@Path("/api/workers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Queue")
public class WorkerApi {
    private final Workers workers;
    private final Drain drain;

    WorkerApi(Workers workers, Drain drain) {
        this.workers = workers;
        this.drain = drain;
    }

    @GET
    @Operation(
            summary = "List workers by name",
            description =
                    "BUSY, IDLE, DRAINING (ends what it has), DRAINED, LOST (no heartbeat for 30 s and no clean end)"
                            + " or STOPPED.")
    public List<WorkerView> list() {
        return workers.list();
    }

    /** The body of a drain, for the API's description. */
    record Body(
            @Schema(
                    required = true,
                    enumeration = {"finish", "hand-back"},
                    description = "Whether it ends the jobs that it has, or saves them and gives them back")
            String mode) {}

    @POST
    @Path("{name}/drain")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Drain a worker",
            description = "It takes nothing new until it is undrained, also after a restart.")
    public WorkerView drain(
            @PathParam("name") String name,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = Body.class),
                                            examples =
                                                    @ExampleObject(name = "gently", value = "{\"mode\": \"finish\"}")))
                    InputStream body) {
        Fields fields = new Fields(JsonBody.read(body));
        List<String> words = Arrays.stream(Mode.values()).map(Mode::word).toList();
        String mode = fields.choice("mode", words, null);
        if (mode == null && !fields.refused("mode")) {
            fields.refuse("mode", "is required: " + String.join(" or ", words));
        }
        fields.done();
        drain.drain(name, Mode.values()[words.indexOf(mode)]);
        return workers.get(name);
    }

    @DELETE
    @Path("{name}/drain")
    @Operation(summary = "Let a drained worker take jobs again")
    public WorkerView undrain(@PathParam("name") String name) {
        drain.undrain(name);
        return workers.get(name);
    }
}
