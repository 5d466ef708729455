package org.facelab.dashboard.dataset;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
import org.facelab.dashboard.edge.JsonBody;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.edge.Problem;
import org.facelab.dashboard.job.Submitted;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/** Data sets over HTTP. */
@Path("/api/datasets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Data sets", description = "Images to train on, imported once")
public class DatasetApi {
    private final Datasets datasets;
    private final DatasetSubmission submission;
    private final DatasetDeletion deletion;

    DatasetApi(Datasets datasets, DatasetSubmission submission, DatasetDeletion deletion) {
        this.datasets = datasets;
        this.submission = submission;
        this.deletion = deletion;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Draw faces, or import a folder, a zip or an idx file of the server",
            description =
                    "A path must lie inside a folder that --allow-import names. Sent as multipart/form-data instead, the"
                            + " same fields go with the zip or idx file as file.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Submitted.class)))
    @APIResponse(
            responseCode = "400",
            description = "A field is wrong; violations names each",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response submit(
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = DatasetBody.class),
                                            examples = {
                                                @ExampleObject(name = "drawn", value = DatasetBody.DRAWN),
                                                @ExampleObject(name = "folder", value = DatasetBody.FOLDER),
                                                @ExampleObject(name = "celeba", value = DatasetBody.CELEBA)
                                            }))
                    InputStream body) {
        return created(NewDataset.read(JsonBody.read(body), null));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response upload(MultipartFormDataInput form) {
        return created(DatasetForm.read(form));
    }

    @GET
    @Operation(summary = "List data sets, newest first")
    public List<DatasetView> list() {
        return datasets.list();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show a data set")
    public DatasetView get(@PathParam("id") String id) {
        return datasets.get(id(id));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a data set that no run uses")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(
            responseCode = "409",
            description = "It is being imported, or runs use it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public void delete(@PathParam("id") String id) {
        deletion.delete(id(id));
    }

    private Response created(NewDataset wanted) {
        Submitted submitted = submission.submit(wanted);
        return Created.at("/api/datasets/" + submitted.id(), submitted);
    }

    static UUID id(String text) {
        return NotFound.id("data set", text);
    }
}
