package org.facelab.dashboard.run;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.facelab.dashboard.edge.JsonBody;

/** Run control for many runs over HTTP. */
@Path("/api/runs/actions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Runs")
public class BulkApi {
    private final BulkActions actions;

    BulkApi(BulkActions actions) {
        this.actions = actions;
    }

    /** The body of a call, for the API's description; {@link Bulk} reads it. */
    record Body(
            @Schema(
                    required = true,
                    description =
                            "pause, resume, cancel, retry, continue, sample-now, save-now, archive, unarchive, delete,"
                                    + " tag, untag or prioritise")
            String action,

            @Schema(required = true, minItems = 1, maxItems = Bulk.MOST)
            List<UUID> runIds,

            @Schema(description = "For continue") Integer epochs,

            @Schema(description = "For tag and untag") List<String> tags,

            @Schema(description = "For prioritise: -100 to 100")
            Integer priority) {
        static final String EXAMPLE = "{\"action\": \"pause\", \"runIds\": [\"0199c6f0-0000-7000-8000-000000000000\"]}";
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ask one thing of many runs",
            description = "Each run does it or refuses it by itself; the answer is 200 and says which did what.")
    public BulkActions.Outcome apply(
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = Body.class),
                                            examples = @ExampleObject(name = "pause", value = Body.EXAMPLE)))
                    InputStream body) {
        return actions.apply(Bulk.read(JsonBody.read(body)));
    }
}
