package org.facelab.dashboard.run;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.edge.JsonBody;
import org.facelab.dashboard.edge.NotFound;

/** Run control over HTTP. What the run's state does not allow is answered with 409, the state and what is allowed in it. */
@Path("/api/runs/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Runs")
public class RunControlApi {
    private final Runs runs;
    private final RunControl control;
    private final RunChange change;
    private final Lineages lineages;

    RunControlApi(Runs runs, RunControl control, RunChange change, Lineages lineages) {
        this.runs = runs;
        this.control = control;
        this.change = change;
        this.lineages = lineages;
    }

    @POST
    @Path("cancel")
    @Operation(summary = "Cancel a run", description = "At once if it waits, within two seconds if a worker trains it.")
    public RunView cancel(@PathParam("id") String id) {
        return after(id, control::cancel);
    }

    @POST
    @Path("pause")
    @Operation(
            summary = "Pause a run",
            description = "At once if it waits; else its worker saves where it is, in mid-epoch, and stops.")
    public RunView pause(@PathParam("id") String id) {
        return after(id, control::pause);
    }

    @POST
    @Path("resume")
    @Operation(summary = "Resume a paused run", description = "It goes on where it stopped, to the same end.")
    public RunView resume(@PathParam("id") String id) {
        return after(id, control::resume);
    }

    @POST
    @Path("retry")
    @Operation(
            summary = "Retry a failed or cancelled run",
            description = "A new job goes on after its last checkpoint, or starts anew if there is none.")
    public RunView retry(@PathParam("id") String id) {
        return after(id, control::retry);
    }

    /** The body of a continuation, for the API's description. */
    record Continuation(
            @Schema(required = true, minimum = "1", maximum = "10000", description = "More epochs after the last one")
            Integer epochs) {}

    @POST
    @Path("continue")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Train a succeeded or cancelled run for more epochs",
            description = "With the cosine schedule the learning rate falls anew over the added epochs.")
    public RunView continueFor(
            @PathParam("id") String id,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = Continuation.class),
                                            examples = @ExampleObject(name = "ten more", value = "{\"epochs\": 10}")))
                    InputStream body) {
        return after(id, run -> control.continueFor(run, epochs(JsonBody.read(body))));
    }

    @POST
    @Path("sample-now")
    @Operation(summary = "Have pictures drawn now", description = "At the next step, and not only at the epoch's end.")
    public RunView sampleNow(@PathParam("id") String id) {
        return after(id, control::sampleNow);
    }

    @POST
    @Path("save-now")
    @Operation(summary = "Have a checkpoint saved now", description = "At the next step, within the epoch.")
    public RunView saveNow(@PathParam("id") String id) {
        return after(id, control::saveNow);
    }

    @POST
    @Path("archive")
    @Operation(summary = "Archive a run", description = "It leaves the lists; nothing of it is removed.")
    public RunView archive(@PathParam("id") String id) {
        return after(id, change::archive);
    }

    @POST
    @Path("unarchive")
    @Operation(summary = "Put an archived run back into the lists")
    public RunView unarchive(@PathParam("id") String id) {
        return after(id, change::unarchive);
    }

    @GET
    @Path("lineage")
    @Operation(
            summary = "Show where a run came from and what came from it",
            description = "A tree of forks and clones; retries and continuations are phases of one run.")
    public Lineage lineage(@PathParam("id") String id) {
        return lineages.of(NotFound.id("run", id));
    }

    private static int epochs(JsonNode body) {
        Fields fields = new Fields(body);
        Long epochs = fields.whole("epochs", 1, Phases.MOST_EPOCHS, null);
        if (epochs == null && !fields.refused("epochs")) {
            fields.refuse("epochs", "is required: a whole number, 1 to 10,000");
        }
        fields.done();
        return epochs.intValue();
    }

    private RunView after(String text, Consumer<UUID> deed) {
        UUID id = NotFound.id("run", text);
        deed.accept(id);
        return runs.get(id);
    }
}
