package org.facelab.dashboard.worker;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The workers over HTTP. */
@Path("/api/workers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Queue")
public class WorkerApi {
    private final Workers workers;

    WorkerApi(Workers workers) {
        this.workers = workers;
    }

    @GET
    @Operation(
            summary = "List workers by name",
            description = "BUSY, IDLE, LOST (no heartbeat for 30 s and no clean end) or STOPPED.")
    public List<WorkerView> list() {
        return workers.list();
    }
}
