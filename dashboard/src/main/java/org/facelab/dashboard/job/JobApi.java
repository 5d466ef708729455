package org.facelab.dashboard.job;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.edge.JsonBody;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.edge.Query;
import org.facelab.dashboard.job.QueueOrder.Side;
import org.facelab.db.entity.JobState;

/** The queue over HTTP. */
@Path("/api/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Queue", description = "Jobs and the workers that do them")
public class JobApi {
    /** The least and most of a priority: minus and plus this. */
    private static final int PRIORITIES = 100;

    private final Jobs jobs;
    private final JobControl control;
    private final QueueOrder order;

    JobApi(Jobs jobs, JobControl control, QueueOrder order) {
        this.jobs = jobs;
        this.control = control;
        this.order = order;
    }

    @GET
    @Operation(
            summary = "List jobs",
            description =
                    "Those that wait (state=QUEUED) in the order in which workers take them, others newest first.")
    public List<JobView> list(
            @Parameter(description = "BLOCKED, QUEUED, RUNNING, PAUSED, SUCCEEDED, FAILED or CANCELLED")
                    @QueryParam("state")
                    String state,
            @Parameter(description = "1 to 1,000 (default 200)") @QueryParam("limit") String limit) {
        Fields fields = new Query()
                .text("state", state == null ? null : state.toUpperCase(Locale.ROOT))
                .number("limit", limit)
                .fields();
        String wanted = fields.choice(
                "state", Arrays.stream(JobState.values()).map(Enum::name).toList(), null);
        int most = fields.whole("limit", 1, 1_000, 200L).intValue();
        fields.done();
        return jobs.list(wanted == null ? null : JobState.valueOf(wanted), most);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show a job")
    public JobView get(@PathParam("id") String id) {
        return jobs.get(id(id));
    }

    @GET
    @Path("{id}/attempts")
    @Operation(summary = "Show which workers had a job, oldest first")
    public List<Jobs.Attempt> attempts(@PathParam("id") String id) {
        return jobs.attempts(id(id));
    }

    /** The body of a change, for the API's description: one of them. */
    record Body(
            @Schema(minimum = "-100", maximum = "100", description = "Of those that wait, the highest is taken first")
            Integer priority,

            @Schema(description = "A waiting job: this one goes before it, at its priority")
            UUID before,

            @Schema(description = "A waiting job: this one goes after it, at its priority")
            UUID after) {}

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Set a job's priority or move it in the queue",
            description =
                    "Of the jobs that wait, the highest priority is taken first, and among equals the order counts.")
    public JobView change(
            @PathParam("id") String id,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = Body.class),
                                            examples = @ExampleObject(name = "first", value = "{\"priority\": 10}")))
                    InputStream body) {
        UUID job = id(id);
        Fields fields = new Fields(JsonBody.read(body));
        Long priority = fields.whole("priority", -PRIORITIES, PRIORITIES, null);
        UUID before = fields.has("before") ? fields.requiredId("before") : null;
        UUID after = fields.has("after") ? fields.requiredId("after") : null;
        long given =
                Stream.of("priority", "before", "after").filter(fields::has).count();
        if (given != 1) {
            fields.refuse(
                    "priority",
                    "is required (a whole number, -100 to 100), or before or after with the id of a"
                            + " waiting job; give one of them, not " + given);
        }
        fields.done();
        if (priority != null) {
            order.prioritise(job, priority.intValue());
        } else {
            order.move(job, before == null ? Side.AFTER : Side.BEFORE, before == null ? after : before);
        }
        return jobs.get(job);
    }

    @POST
    @Path("{id}/cancel")
    @Operation(summary = "Cancel a job", description = "An import or a generation, or a run's training.")
    public JobView cancel(@PathParam("id") String id) {
        UUID job = id(id);
        control.cancel(job, "the job");
        return jobs.get(job);
    }

    private static UUID id(String text) {
        return NotFound.id("job", text);
    }
}
