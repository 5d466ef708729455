package org.facelab.dashboard.run;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.facelab.dashboard.edge.CsvTable;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.edge.Query;

/** The numbers of single steps over HTTP. */
@Path("/api/runs/{id}")
@Tag(name = "Runs")
public class StepsApi {
    private static final long LAST_STEP = 1_000_000_000_000L;
    private final StepMetrics steps;
    private final Runs runs;

    StepsApi(StepMetrics steps, Runs runs) {
        this.steps = steps;
        this.runs = runs;
    }

    @GET
    @Path("steps")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The metrics of single training steps, thinned",
            description =
                    "loss, reconstruction, kl, mse, gradientNorm and learningRate of each batch. With maxPoints the"
                            + " server keeps of each bucket of steps the lowest, the highest and the last value and one that is"
                            + " no finite number, and counts these; a long stretch is cut into buckets of 1,000 steps or more.")
    public List<StepMetrics.Line> steps(
            @PathParam("id") String id,
            @Parameter(description = "As in loss; all if left out") @QueryParam("name") String name,
            @Parameter(description = "The first step, from 1") @QueryParam("from") String from,
            @Parameter(description = "The last step, included") @QueryParam("to") String to,
            @Parameter(description = "The most of each name, 4 to 100,000 (default 1,000); peaks stay")
                    @QueryParam("maxPoints")
                    String maxPoints) {
        return steps.of(NotFound.id("run", id), asked(name, from, to, maxPoints, 1_000L));
    }

    @GET
    @Path("steps.csv")
    @Produces("text/csv")
    @Operation(summary = "Every step as CSV", description = "With maxPoints thinned like the JSON.")
    public Response csv(
            @PathParam("id") String id,
            @QueryParam("name") String name,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("maxPoints") String maxPoints) {
        UUID run = NotFound.id("run", id);
        List<List<Object>> rows = new ArrayList<>();
        for (StepMetrics.Line line : steps.of(run, asked(name, from, to, maxPoints, null))) {
            for (Step step : line.points()) {
                rows.add(List.of(line.name(), step.step(), step.value()));
            }
        }
        String file = "run-" + runs.row(run).number + "-steps.csv";
        return Response.ok(new CsvTable(List.of("name", "step", "value"), rows).text())
                .header("Content-Disposition", "attachment; filename=\"" + file + "\"")
                .build();
    }

    private static StepMetrics.Asked asked(String name, String from, String to, String maxPoints, Long fallback) {
        Fields fields = new Query()
                .text("name", name)
                .number("from", from)
                .number("to", to)
                .number("maxPoints", maxPoints)
                .fields();
        String named = fields.text("name", 100, null);
        long first = fields.whole("from", 1, LAST_STEP, 1L);
        long last = fields.whole("to", 1, LAST_STEP, LAST_STEP);
        Long most = fields.whole("maxPoints", 4, 100_000, fallback);
        if (first > last) {
            fields.refuse("from", "is " + first + ", after the last step asked for, to = " + last);
        }
        fields.done();
        return new StepMetrics.Asked(named, first, last, most == null ? null : most.intValue());
    }
}
