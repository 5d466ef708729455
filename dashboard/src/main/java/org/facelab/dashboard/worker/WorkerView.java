package org.facelab.dashboard.worker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.facelab.db.entity.JobKind;

/**
 * A worker as the API shows it.
 *
 * @param device as in {@code CPU}
 * @param threads of the engine
 * @param jobs that it works on now
 * @param drain FINISH or HAND_BACK once somebody drained it, else null
 * @param memoryBytes resident
 * @param memoryTotalBytes of its machine
 * @param stoppedAt the clean end, or null
 */
public record WorkerView(
        String name,
        State state,
        String host,
        String device,
        int threads,
        List<Held> jobs,
        Drain.Mode drain,
        long memoryBytes,
        long memoryTotalBytes,
        @Schema(implementation = Object.class) JsonNode versions,
        Instant startedAt,
        Instant lastHeartbeat,
        Instant stoppedAt) {

    /** Whether it is there. */
    public enum State {
        BUSY,
        IDLE,
        /** Takes nothing new and still has jobs. */
        DRAINING,
        /** Takes nothing new and has nothing. */
        DRAINED,
        /** No heartbeat for half a minute, and no clean end: its jobs are taken over. */
        LOST,
        STOPPED
    }

    /** A job that it holds. */
    public record Held(UUID jobId, UUID runId, JobKind kind) {}
}
