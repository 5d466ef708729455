package org.facelab.dashboard.dataset;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.edge.Query;
import org.facelab.dashboard.file.MissingFile;
import org.facelab.dashboard.file.StoredFiles;
import org.facelab.dashboard.file.Tiles;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.entity.Dataset;

/** A look into a data set. */
@Path("/api/datasets/{id}/montage.png")
@Tag(name = "Data sets")
public class MontageApi {
    private final Datasets datasets;
    private final BlobStore blobs;

    MontageApi(Datasets datasets, BlobStore blobs) {
        this.datasets = datasets;
        this.blobs = blobs;
    }

    @GET
    @Operation(summary = "The first images of a data set, as one PNG")
    public Response montage(
            @PathParam("id") String id,
            @Parameter(description = "Images, 1 to 256 (default 64)") @QueryParam("count") String count,
            @Parameter(description = "Images in a row, 1 to 64 (default 8)") @QueryParam("columns") String columns,
            @Context Request request)
            throws IOException {
        Fields fields =
                new Query().number("count", count).number("columns", columns).fields();
        int most = fields.whole("count", 1, 256, 64L).intValue();
        int wide = fields.whole("columns", 1, 64, 8L).intValue();
        fields.done();
        Dataset dataset = datasets.row(DatasetApi.id(id));
        if (dataset.imagesKey == null) {
            throw new NotFound("the data set \"" + dataset.name + "\" has no images yet; its state tells more");
        }
        java.nio.file.Path packed = blobs.path(dataset.imagesKey);
        // the whole file is not verified for a look: it may have gigabytes, and training does
        if (!Files.isRegularFile(packed)) {
            throw new MissingFile("the data set \"" + dataset.name + "\"");
        }
        int shown = Math.min(most, dataset.count);
        String tag = dataset.imagesSha256 + "-" + shown + "-" + wide;
        return StoredFiles.unchanging(
                request,
                tag,
                "image/png",
                () -> Tiles.png(
                        Montage.draw(packed, shown, dataset.imageSize, dataset.channels, Math.min(wide, shown)),
                        "{\"dataset\":\"" + dataset.id + "\"}"));
    }
}
