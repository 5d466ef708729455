package org.facelab.dashboard.page.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.Pictures;
import org.facelab.dashboard.page.RunLabel;
import org.facelab.dashboard.page.Spark;
import org.facelab.dashboard.page.StateBadge;
import org.facelab.dashboard.page.TrainingProgress;
import org.facelab.dashboard.page.runs.RunRow.Cell;
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
            Spark spark = Spark.of(curves.getOrDefault(id, List.of()), epochs);
            return new RunRow(plain.run(), plain.face(), plain.standing(), spark, plain.submitted(), plain.cells());
        }
    }

    static Found read(ResultSet row, Columns columns) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        ModelSettings settings = SettingsJson.parse(row.getString("settings"));
        UUID picture = row.getObject("picture", UUID.class);
        RunRow plain = new RunRow(
                RunLabel.of(id, row.getLong("number"), row.getString("name"), settings),
                picture == null ? null : Pictures.tile(picture, 0),
                standing(row, settings.epochs()),
                Spark.NONE,
                row.getTimestamp("created_at").toInstant(),
                cells(row, columns));
        return new Found(id, settings.epochs(), plain);
    }

    private static List<Cell> cells(ResultSet row, Columns columns) throws SQLException {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < columns.chosen().size(); i++) {
            Column column = columns.chosen().get(i);
            cells.add(new Cell(column, column.format().write(row, RunsStatement.cell(i))));
        }
        return cells;
    }

    private static Standing standing(ResultSet row, int epochs) throws SQLException {
        JobState state = JobState.valueOf(row.getString("state"));
        boolean lost = row.getBoolean("lost");
        String failure = row.getString("failure_kind");
        String remark = failure == null
                ? ""
                : StateBadge.of(FailureKind.valueOf(failure), "").word();
        Double seconds = TrainingProgress.parse(row.getString("progress")).secondsLeft();
        boolean counting = state == JobState.RUNNING && !lost && seconds != null && seconds >= 0;
        return new Standing(
                badge(row, state, lost),
                remark,
                waits(state, row.getInt("place_in_line")),
                row.getInt("last_epoch"),
                epochs,
                counting ? Duration.ofMillis(Math.round(seconds * 1000)) : null);
    }

    private static StateBadge badge(ResultSet row, JobState state, boolean lost) throws SQLException {
        if (lost) {
            return StateBadge.lost();
        }
        if (state == JobState.RUNNING && row.getBoolean("cancel_requested")) {
            return StateBadge.cancelling();
        }
        return state == JobState.RUNNING && row.getBoolean("pause_requested")
                ? StateBadge.pausing()
                : StateBadge.of(state);
    }

    private static String waits(JobState state, int place) {
        return switch (state) {
            case BLOCKED -> "waits for another job";
            case QUEUED -> place == 1 ? "next in line" : Figures.ordinal(place) + " in line";
            case RUNNING, PAUSED, SUCCEEDED, FAILED, CANCELLED -> "";
        };
    }
}
