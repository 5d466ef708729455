package org.facelab.dashboard.run;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.facelab.dashboard.edge.CsvTable;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.edge.Query;
import org.facelab.db.entity.PictureKind;

/** What a run's training left, over HTTP. */
@Path("/api/runs/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Runs")
public class RunRecordsApi {
    private final RunRecords records;
    private final RunMetrics metrics;
    private final Runs runs;

    RunRecordsApi(RunRecords records, RunMetrics metrics, Runs runs) {
        this.records = records;
        this.metrics = metrics;
        this.runs = runs;
    }

    @GET
    @Path("metrics")
    @Operation(
            summary = "The metrics of each epoch, oldest first",
            description = "loss, elbo (nats an image), reconstruction, kl, mse, sigma, learningRate, gradientNorm,"
                    + " imagesPerSecond, each for train or validation where it applies.")
    public List<RunMetrics.Point> metrics(
            @PathParam("id") String id,
            @Parameter(description = "train or validation") @QueryParam("split") String split,
            @Parameter(description = "As in loss") @QueryParam("name") String name,
            @Parameter(description = "The most of each split and name, 4 to 100,000; peaks stay")
                    @QueryParam("maxPoints")
                    String maxPoints) {
        return metricsOf(id, split, name, maxPoints);
    }

    @GET
    @Path("metrics.csv")
    @Produces("text/csv")
    @Operation(summary = "The same as CSV")
    public Response csv(
            @PathParam("id") String id,
            @QueryParam("split") String split,
            @QueryParam("name") String name,
            @QueryParam("maxPoints") String maxPoints) {
        List<List<Object>> rows = metricsOf(id, split, name, maxPoints).stream()
                .map(point -> List.<Object>of(point.split(), point.name(), point.epoch(), point.step(), point.value()))
                .toList();
        String file = "run-" + runs.row(id(id)).number + "-metrics.csv";
        return Response.ok(new CsvTable(List.of("split", "name", "epoch", "step", "value"), rows).text())
                .header("Content-Disposition", "attachment; filename=\"" + file + "\"")
                .build();
    }

    @GET
    @Path("pictures")
    @Operation(summary = "Grids of faces, oldest first")
    public List<RunRecords.PictureView> pictures(
            @PathParam("id") String id,
            @QueryParam("epoch") String epoch,
            @Parameter(description = "RANDOM, RECONSTRUCTION or ORIGINAL") @QueryParam("kind") String kind) {
        Fields fields = new Query()
                .number("epoch", epoch)
                .text("kind", kind == null ? null : kind.toUpperCase(Locale.ROOT))
                .fields();
        Long of = fields.whole("epoch", 1, Integer.MAX_VALUE, null);
        String wanted = fields.choice(
                "kind", Arrays.stream(PictureKind.values()).map(Enum::name).toList(), null);
        fields.done();
        return records.pictures(
                id(id), of == null ? null : of.intValue(), wanted == null ? null : PictureKind.valueOf(wanted));
    }

    @GET
    @Path("checkpoints")
    @Operation(summary = "Models after epochs, oldest first")
    public List<RunRecords.CheckpointView> checkpoints(@PathParam("id") String id) {
        return records.checkpoints(id(id));
    }

    @GET
    @Path("events")
    @Operation(summary = "The run's log, oldest first")
    public List<RunRecords.EventView> events(@PathParam("id") String id) {
        return records.events(id(id));
    }

    private List<RunMetrics.Point> metricsOf(String id, String split, String name, String maxPoints) {
        Fields fields = new Query()
                .text("split", split)
                .text("name", name)
                .number("maxPoints", maxPoints)
                .fields();
        String of = fields.choice("split", List.of("train", "validation"), null);
        String named = fields.text("name", 100, null);
        Long most = fields.whole("maxPoints", 4, 100_000, null);
        fields.done();
        return metrics.of(id(id), of, named, most == null ? null : most.intValue());
    }

    private static UUID id(String text) {
        return NotFound.id("run", text);
    }
}
