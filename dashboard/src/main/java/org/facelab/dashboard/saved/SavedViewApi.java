package org.facelab.dashboard.saved;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
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
import org.facelab.db.entity.SavedView;

/** Saved views over HTTP. */
@Path("/api/saved-views")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Saved views", description = "Filters of runs and comparisons, kept under a name")
public class SavedViewApi {
    private final SavedViews views;

    SavedViewApi(SavedViews views) {
        this.views = views;
    }

    /** As it is answered. */
    public record View(UUID id, String page, String name, String query, String url, Instant createdAt) {
        static View of(SavedView row) {
            return new View(row.id, row.page, row.name, row.query, row.address(), row.createdAt);
        }
    }

    @GET
    @Operation(summary = "List the saved views of a page, by name")
    public List<View> list(@Parameter(description = "runs (default) or compare") @QueryParam("page") String page) {
        Fields fields = new Query().text("page", page).fields();
        String of = fields.choice("page", SavedViews.PAGES, SavedViews.RUNS);
        fields.done();
        return views.of(of).stream().map(View::of).toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Save a view of a page under a name")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(
            responseCode = "409",
            description = "The page has a view of that name",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response save(
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            name = "failed runs",
                                                            value =
                                                                    "{\"page\": \"runs\", \"name\": \"Failed\", \"query\":"
                                                                            + " \"state=FAILED\"}")))
                    InputStream body) {
        View view = View.of(views.save(new Fields(JsonBody.read(body))));
        return Created.at(view.url(), view);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Remove a saved view", description = "The runs that it showed stay.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(@PathParam("id") String id) {
        views.delete(NotFound.id("saved view", id));
    }
}
