package org.facelab.dashboard.page.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.facelab.dashboard.page.EpochMeter;
import org.facelab.dashboard.page.Pictures;
import org.facelab.dashboard.page.RunLabel;
import org.facelab.dashboard.page.Spark;
import org.facelab.dashboard.page.StateBadge;
import org.facelab.dashboard.page.TrainingProgress;
import org.facelab.dashboard.page.overview.OverviewView.Counts;
import org.facelab.dashboard.page.overview.OverviewView.Day;
import org.facelab.dashboard.page.overview.OverviewView.Faces;
import org.facelab.dashboard.page.overview.OverviewView.Finished;
import org.facelab.dashboard.page.overview.OverviewView.Newest;
import org.facelab.dashboard.page.overview.OverviewView.Reached;
import org.facelab.dashboard.page.overview.OverviewView.Trouble;
import org.facelab.dashboard.page.overview.OverviewView.Way;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.JobState;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.SettingsJson;

/** Makes parts of the first page from rows of the database. */
final class OverviewRows {
    private static final int FACES = 24;
    private static final int SMALL_FACES = 6;

    private OverviewRows() {}

    static Newest newest(ResultSet row) throws SQLException {
        ModelSettings settings = SettingsJson.parse(row.getString("settings"));
        JobState state = JobState.valueOf(row.getString("state"));
        boolean lost = row.getBoolean("lost");
        TrainingProgress progress = TrainingProgress.parse(row.getString("progress"));
        int last = row.getInt("last_epoch");
        boolean running = state == JobState.RUNNING;
        Double left = progress.secondsLeft();
        return new Newest(
                RunLabel.of(row.getObject("id", UUID.class), row.getLong("number"), row.getString("name"), settings),
                lost
                        ? StateBadge.lost()
                        : running && row.getBoolean("cancel_requested")
                                ? StateBadge.cancelling()
                                : StateBadge.of(state),
                new EpochMeter(
                        last, settings.epochs(), progress.epoch() == last ? progress.percentOfEpoch() : 0, running),
                running && !lost && left != null && left >= 0 ? seconds(left) : null,
                new Faces(
                        tiles(row, FACES),
                        row.getInt("epoch"),
                        row.getTimestamp("drawn").toInstant()),
                new Reached(row.getObject("mse", Double.class), row.getObject("speed", Double.class)));
    }

    /** A run that ended, before its curve is known. */
    record Ended(Finished plain, int epochs) {
        Finished with(Map<UUID, List<Spark.Point>> curves) {
            Spark spark = Spark.of(curves.getOrDefault(plain.run().id(), List.of()), epochs);
            return new Finished(plain.run(), plain.tiles(), spark, plain.best(), plain.took(), plain.ended());
        }
    }

    static Ended ended(ResultSet row) throws SQLException {
        ModelSettings settings = SettingsJson.parse(row.getString("settings"));
        Double took = row.getObject("took", Double.class);
        return new Ended(
                new Finished(
                        RunLabel.of(
                                row.getObject("id", UUID.class),
                                row.getLong("number"),
                                row.getString("name"),
                                settings),
                        row.getObject("picture") == null ? List.of() : tiles(row, SMALL_FACES),
                        Spark.NONE,
                        row.getObject("best", Double.class),
                        took == null ? null : seconds(took),
                        row.getTimestamp("ended_at").toInstant()),
                settings.epochs());
    }

    static Trouble trouble(ResultSet row) throws SQLException {
        boolean run = row.getString("what").equals("run");
        String kind = StateBadge.of(FailureKind.valueOf(row.getString("failure_kind")), "")
                .word();
        return new Trouble(
                row.getString("name"),
                run ? "failed after epoch " + row.getInt("last_epoch") : "could not be imported",
                kind + ": " + row.getString("failure_text"),
                run
                        ? new Way(
                                "/runs/" + row.getString("id"),
                                "Look at the run",
                                "/runs/" + row.getString("id") + "/retry")
                        : new Way("/datasets#dataset-" + row.getString("id"), "Look at the data set", null),
                row.getTimestamp("ended_at").toInstant());
    }

    static Day day(ResultSet row) throws SQLException {
        Double start = row.getObject("start", Double.class);
        return new Day(
                new Counts(
                        row.getLong("runs"),
                        row.getLong("datasets"),
                        row.getLong("faces"),
                        row.getLong("waiting"),
                        row.getLong("running")),
                row.getLong("ended"),
                row.getLong("failed"),
                start == null ? null : seconds(start));
    }

    private static List<String> tiles(ResultSet row, int most) throws SQLException {
        UUID picture = row.getObject("picture", UUID.class);
        return IntStream.range(0, Math.min(most, row.getInt("tiles")))
                .mapToObj(index -> Pictures.tile(picture, index))
                .toList();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
