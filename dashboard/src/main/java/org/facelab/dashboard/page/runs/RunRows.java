package org.facelab.dashboard.page.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.Pictures;
import org.facelab.dashboard.page.RunLabel;
import org.facelab.dashboard.page.Spark;
import org.facelab.dashboard.page.StateBadge;
import org.facelab.dashboard.page.TrainingProgress;
import org.facelab.dashboard.page.runs.RunRow.Measured;
import org.facelab.dashboard.page.runs.RunRow.Standing;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.JobState;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.SettingsJson;

/** Makes rows of the table from rows of the database. */
final class RunRows {
    private RunRows() {}

    /** A row before its curve is known. */
    record Found(UUID id, int epochs, RunRow plain) {
        RunRow row(Map<UUID, List<Spark.Point>> curves) {
            Measured bare = plain.figures();
            Spark spark = Spark.of(curves.getOrDefault(id, List.of()), epochs);
            Measured figures = new Measured(spark, bare.mse(), bare.psnr(), bare.imagesPerSecond(), bare.took());
            return new RunRow(plain.run(), plain.face(), plain.standing(), figures, plain.dataset(), plain.submitted());
        }
    }

    static Found read(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        ModelSettings settings = SettingsJson.parse(row.getString("settings"));
        UUID picture = row.getObject("picture", UUID.class);
        Double took = row.getObject("took", Double.class);
        Double mse = row.getObject("mse", Double.class);
        Measured figures = new Measured(
                Spark.NONE,
                mse,
                mse == null || !Double.isFinite(mse) ? null : Figures.decibels(mse),
                row.getObject("speed", Double.class),
                took == null ? null : Duration.ofMillis(Math.round(took * 1000)));
        RunRow plain = new RunRow(
                RunLabel.of(id, row.getLong("number"), row.getString("name"), settings),
                picture == null ? null : Pictures.tile(picture, 0),
                standing(row, settings.epochs()),
                figures,
                row.getString("dataset"),
                row.getTimestamp("created_at").toInstant());
        return new Found(id, settings.epochs(), plain);
    }

    private static Standing standing(ResultSet row, int epochs) throws SQLException {
        JobState state = JobState.valueOf(row.getString("state"));
        boolean lost = row.getBoolean("lost");
        StateBadge badge = lost
                ? StateBadge.lost()
                : state == JobState.RUNNING && row.getBoolean("cancel_requested")
                        ? StateBadge.cancelling()
                        : StateBadge.of(state);
        String failure = row.getString("failure_kind");
        String remark = failure == null
                ? ""
                : StateBadge.of(FailureKind.valueOf(failure), "").word();
        Double seconds = TrainingProgress.parse(row.getString("progress")).secondsLeft();
        boolean counting = state == JobState.RUNNING && !lost && seconds != null && seconds >= 0;
        return new Standing(
                badge,
                remark,
                waits(state, row.getInt("place_in_line")),
                row.getInt("last_epoch"),
                epochs,
                counting ? Duration.ofMillis(Math.round(seconds * 1000)) : null);
    }

    private static String waits(JobState state, int place) {
        return switch (state) {
            case BLOCKED -> "waits for another job";
            case QUEUED -> place == 1 ? "next in line" : Figures.ordinal(place) + " in line";
            case RUNNING, PAUSED, SUCCEEDED, FAILED, CANCELLED -> "";
        };
    }
}
