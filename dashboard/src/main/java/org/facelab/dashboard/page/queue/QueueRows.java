package org.facelab.dashboard.page.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.facelab.dashboard.page.Devices;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.StateBadge;
import org.facelab.dashboard.page.TrainingProgress;
import org.facelab.dashboard.page.queue.QueueView.Ended;
import org.facelab.dashboard.page.queue.QueueView.Held;
import org.facelab.dashboard.page.queue.QueueView.Line;
import org.facelab.dashboard.page.queue.QueueView.Subject;
import org.facelab.dashboard.page.queue.QueueView.Times;
import org.facelab.dashboard.page.queue.QueueView.Waiting;
import org.facelab.dashboard.page.queue.QueueView.WorkerCard;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.JobState;

/** Makes parts of the queue's page from rows of the database. */
final class QueueRows {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private QueueRows() {}

    /** A job and who holds it. */
    record HeldBy(String worker, Held job) {}

    static WorkerCard worker(ResultSet row, List<Held> jobs) throws SQLException {
        long used = row.getLong("memory_bytes");
        long total = row.getLong("memory_total_bytes");
        int threads = row.getInt("threads");
        boolean lost = row.getBoolean("lost");
        Draining drain = Draining.of(row.getString("drain"));
        return new WorkerCard(
                row.getString("name"),
                Devices.inWords(row.getString("device")) + ", " + threads + (threads == 1 ? " thread" : " threads")
                        + " on " + row.getString("host"),
                lost ? LOST : drain.draining() ? DRAINING : doing(jobs),
                drain,
                used == 0 ? "" : total == 0 ? Figures.memorySize(used) : Figures.memoryOf(used, total),
                instant(row, "last_heartbeat"),
                jobs);
    }

    private static final StateBadge LOST = new StateBadge("lost", "plug-connected-x", "Lost", "");
    private static final StateBadge IDLE = new StateBadge("queued", "clock", "Idle", "");

    private static final StateBadge DRAINING = new StateBadge("drained", "door-exit", "Draining", "Takes no new job");

    private static StateBadge doing(List<Held> jobs) {
        if (jobs.isEmpty()) {
            return IDLE;
        }
        String word = jobs.size() > 1
                ? jobs.size() + " jobs"
                : switch (jobs.get(0).subject().kind()) {
                    case "train" -> "Training";
                    case "import" -> "Importing";
                    default -> "Generating";
                };
        return new StateBadge("running", "player-play", word, "");
    }

    static HeldBy held(ResultSet row) throws SQLException {
        Subject subject = subject(row);
        String json = row.getString("progress");
        boolean cancelling = row.getBoolean("cancel_requested");
        if (!subject.kind().equals("train")) {
            JsonNode progress = tree(json);
            long done = progress.path("done").asLong();
            long total = progress.path("total").asLong();
            String text = total == 0 ? "starting" : Figures.grouped(done) + " of " + Figures.grouped(total);
            return new HeldBy(
                    row.getString("lease_owner"),
                    new Held(subject, text, null, total == 0 ? 0 : (int) (100 * done / total), cancelling));
        }
        TrainingProgress progress = TrainingProgress.parse(json);
        Double seconds = progress.secondsLeft();
        return new HeldBy(
                row.getString("lease_owner"),
                new Held(
                        subject,
                        progress.epochs() == 0
                                ? "starting"
                                : "epoch " + Math.min(progress.epoch() + 1, progress.epochs()) + " of "
                                        + progress.epochs(),
                        seconds == null || seconds < 0 ? null : Duration.ofMillis(Math.round(seconds * 1000)),
                        progress.epochs() == 0
                                ? 0
                                : (100 * progress.epoch() + progress.percentOfEpoch()) / progress.epochs(),
                        cancelling));
    }

    static Waiting waiting(ResultSet row, Slots slots) throws SQLException {
        JobState state = JobState.valueOf(row.getString("state"));
        int attempt = row.getInt("attempt");
        Subject subject = subject(row);
        int place = state == JobState.QUEUED ? row.getInt("place_of_kind") : 0;
        boolean ordered = state != JobState.PAUSED;
        return new Waiting(
                subject,
                badge(state, row.getString("outcome")),
                new Line(
                        place,
                        row.getInt("priority"),
                        ordered ? row.getObject("before", UUID.class) : null,
                        ordered ? row.getObject("after", UUID.class) : null,
                        ordered),
                Math.min(attempt + 1, row.getInt("max_attempts")) + " of " + row.getInt("max_attempts"),
                instant(row, "queued_at"),
                switch (state) {
                    case BLOCKED ->
                        row.getString("needs") == null ? "after another job" : "after " + row.getString("needs");
                    case PAUSED -> "until it is resumed";
                    default -> slots.why(subject.kind(), place);
                });
    }

    private static StateBadge badge(JobState state, String outcome) {
        if (state == JobState.QUEUED && "LOST".equals(outcome)) {
            return new StateBadge("lost", "plug-connected-x", "Queued again, worker lost", "");
        }
        if (state == JobState.QUEUED && "GIVEN_BACK".equals(outcome)) {
            return new StateBadge("returned", "arrow-back-up", "Given back, worker stopped", "");
        }
        return StateBadge.of(state);
    }

    static Ended ended(ResultSet row) throws SQLException {
        String kind = row.getString("failure_kind");
        String worker = row.getString("worker");
        Instant queued = instant(row, "queued_at");
        Instant started = instant(row, "started_at");
        Instant ended = instant(row, "ended_at");
        String text = row.getString("failure_text");
        return new Ended(
                subject(row),
                StateBadge.of(JobState.valueOf(row.getString("state"))),
                kind == null
                        ? ""
                        : StateBadge.of(FailureKind.valueOf(kind), "").word().toLowerCase(Locale.ROOT) + ": " + text,
                worker == null ? "–" : worker,
                new Times(
                        Duration.between(queued, started == null ? ended : started),
                        started == null ? null : Duration.between(started, ended),
                        ended));
    }

    private static Subject subject(ResultSet row) throws SQLException {
        UUID run = row.getObject("run_id", UUID.class);
        UUID dataset = row.getObject("dataset_id", UUID.class);
        String kind = row.getString("kind");
        String name = row.getString("name");
        String address = dataset != null
                ? "/datasets#dataset-" + dataset
                : kind.equals("generate") ? "/generate" : run == null ? "/queue" : "/runs/" + run;
        return new Subject(
                row.getObject("id", UUID.class),
                kind,
                name == null ? "deleted" : name,
                address,
                row.getObject("number", Long.class));
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the progress of a job is not as workers write it: " + json, e);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        java.sql.Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
