package org.facelab.dashboard.page.datasets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.page.StateBadge;
import org.facelab.dashboard.page.datasets.DatasetCard.Attribute;
import org.facelab.dashboard.page.datasets.DatasetCard.Counts;
import org.facelab.dashboard.page.datasets.DatasetCard.Importing;
import org.facelab.dashboard.page.datasets.DatasetCard.LeftOut;
import org.facelab.dashboard.page.datasets.DatasetCard.LeftOutFile;
import org.facelab.dashboard.page.datasets.DatasetCard.Name;
import org.facelab.dashboard.page.datasets.DatasetCard.Standing;
import org.facelab.dashboard.page.datasets.DatasetCard.Whole;
import org.facelab.db.entity.JobAction;
import org.facelab.db.entity.JobState;

/** Makes cards from rows of the database. */
final class DatasetRows {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int FILES = 50;

    private DatasetRows() {}

    static DatasetCard card(ResultSet row) throws SQLException {
        JsonNode source = tree(row.getString("source"));
        UUID id = row.getObject("id", UUID.class);
        String shape = row.getInt("image_size") + " px" + cut(source);
        return new DatasetCard(
                new Name(id, row.getString("name"), origin(source), shape),
                standing(row),
                whole(row),
                attributes(row.getString("attributes")),
                leftOut(row.getString("left_out"), row.getInt("left_out_count")),
                row.getLong("runs"));
    }

    private static String cut(JsonNode source) {
        return switch (source.path("format").asText()) {
            case "drawn" -> "";
            case "mnist" -> ", padded";
            default -> ", " + source.path("crop").asText("centre");
        };
    }

    private static String origin(JsonNode source) {
        if (source.path("format").asText().equals("drawn")) {
            return "drawn by Facelab, every attribute known, seed "
                    + source.path("seed").asText();
        }
        String kind = switch (source.path("format").asText()) {
            case "celeba" -> "CelebA, ";
            case "mnist" -> "digits, ";
            default -> "";
        };
        return kind + place(source);
    }

    private static String place(JsonNode source) {
        return source.hasNonNull("originalName")
                ? "uploaded as " + source.path("originalName").asText()
                : source.hasNonNull("path") ? "from " + source.path("path").asText() : "uploaded";
    }

    private static Standing standing(ResultSet row) throws SQLException {
        JobState state = JobState.valueOf(row.getString("state"));
        String failure = row.getString("failure_text");
        return new Standing(
                badge(row, state),
                state == JobState.CANCELLED
                        ? "The import was cancelled; nothing was kept. Import it again to have it."
                        : failure == null ? "" : failure,
                state.ended() ? null : importing(row, state),
                row.getObject("job_id", UUID.class),
                row.getTimestamp("created_at").toInstant(),
                state.allowed().contains(JobAction.DELETE));
    }

    private static StateBadge badge(ResultSet row, JobState state) throws SQLException {
        if (row.getBoolean("lost")) {
            return StateBadge.lost();
        }
        if (state == JobState.RUNNING) {
            return row.getBoolean("cancel_requested")
                    ? StateBadge.cancelling()
                    : new StateBadge("running", "player-play", "Importing", "");
        }
        return state == JobState.SUCCEEDED
                ? new StateBadge("succeeded", "circle-check", "Ready", "")
                : StateBadge.of(state);
    }

    private static Importing importing(ResultSet row, JobState state) throws SQLException {
        JsonNode progress = tree(row.getString("progress"));
        Double seconds = row.getObject("seconds", Double.class);
        boolean running = state == JobState.RUNNING;
        return new Importing(
                progress.path("done").asLong(),
                progress.path("total").asLong(),
                !running,
                running && seconds != null ? Duration.ofMillis(Math.round(seconds * 1000)) : null);
    }

    private static Whole whole(ResultSet row) throws SQLException {
        if (row.getObject("count") == null) {
            return null;
        }
        String fingerprint = row.getString("fingerprint");
        return new Whole(
                new Counts(row.getInt("count"), row.getInt("training_count"), row.getInt("validation_count")),
                row.getInt("channels") == 1 ? "grey" : "colour",
                fingerprint.length() <= 12
                        ? fingerprint
                        : fingerprint.substring(0, 4) + "…" + fingerprint.substring(fingerprint.length() - 4),
                row.getLong("images_size"));
    }

    private static List<Attribute> attributes(String json) {
        List<Attribute> found = new ArrayList<>();
        tree(json)
                .forEach(node -> found.add(new Attribute(
                        node.path("name").asText(), node.path("share").asDouble())));
        found.sort((a, b) -> Double.compare(b.share(), a.share()));
        return found;
    }

    private static LeftOut leftOut(String json, int count) {
        List<LeftOutFile> found = new ArrayList<>();
        for (JsonNode node : tree(json)) {
            if (found.size() < FILES) {
                found.add(new LeftOutFile(
                        node.path("file").asText(), node.path("reason").asText()));
            }
        }
        return new LeftOut(found, count);
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a data set's row holds what is no JSON: " + json, e);
        }
    }
}
