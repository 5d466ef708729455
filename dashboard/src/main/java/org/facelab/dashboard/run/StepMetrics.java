package org.facelab.dashboard.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.facelab.dashboard.run.StepRows.Summed;

/**
 * The numbers of single steps, thinned by the server. A stretch that is short enough is read value by value; of a longer
 * one only the summaries of its chunks of {@value StepRows#CHUNK} steps are read (lowest, highest, last, how many are no numbers),
 * so that a curve of a hundred thousand values costs a hundred rows.
 */
@ApplicationScoped
public class StepMetrics {
    /** Steps of a chunk, as they are stored. */

    /** So many values for each wanted point are read one by one; of more the summaries tell the same. */
    private static final int READ_FOR_A_POINT = 20;

    private static final String EXTENT = """
            select name, min(chunk), max(chunk) from step_metric
             where run_id = ? and (?::text is null or name = ?) and chunk between ? and ? group by name order by name
            """;

    private final DataSource database;
    private final Runs runs;

    StepMetrics(DataSource database, Runs runs) {
        this.database = database;
        this.runs = runs;
    }

    /**
     * One measure over a stretch of steps.
     *
     * @param name as in {@code loss}; all are of the training
     * @param steps from the first to the last recorded of the stretch
     * @param notFinite how many values of the stretch are no finite numbers, also those that are left out
     * @param whole whether nothing is left out
     * @param points oldest first: the lowest, highest and last of each bucket, and one that is not finite
     */
    public record Line(String name, long steps, long notFinite, boolean whole, List<Step> points) {}

    /**
     * What is asked for.
     *
     * @param name or null for all
     * @param from the first step, from 1
     * @param to the last step, included
     * @param maxPoints the most of each line, at least 4; null for every value
     */
    public record Asked(String name, long from, long to, Integer maxPoints) {
        int firstChunk() {
            return (int) Math.min(Integer.MAX_VALUE, (from - 1) / StepRows.CHUNK);
        }

        int lastChunk() {
            return (int) Math.min(Integer.MAX_VALUE, (to - 1) / StepRows.CHUNK);
        }
    }

    private record Extent(String name, int first, int last) {
        long values() {
            return (last - first + 1L) * StepRows.CHUNK;
        }
    }

    /**
     * The lines of a run.
     *
     * @throws org.facelab.dashboard.edge.NotFound if there is no such run
     */
    public List<Line> of(UUID run, Asked asked) {
        runs.row(run);
        try (Connection connection = database.getConnection()) {
            List<Line> lines = new ArrayList<>();
            for (Extent extent : extents(connection, run, asked)) {
                boolean each =
                        asked.maxPoints() == null || extent.values() <= (long) READ_FOR_A_POINT * asked.maxPoints();
                lines.add(
                        each ? valueByValue(connection, run, asked, extent) : byChunks(connection, run, asked, extent));
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException("the step metrics of run " + run + " cannot be read", e);
        }
    }

    private static List<Extent> extents(Connection connection, UUID run, Asked asked) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(EXTENT)) {
            select.setObject(1, run);
            select.setString(2, asked.name());
            select.setString(3, asked.name());
            select.setInt(4, asked.firstChunk());
            select.setInt(5, asked.lastChunk());
            try (ResultSet row = select.executeQuery()) {
                List<Extent> found = new ArrayList<>();
                while (row.next()) {
                    found.add(new Extent(row.getString(1), row.getInt(2), row.getInt(3)));
                }
                return found;
            }
        }
    }

    private static Line valueByValue(Connection connection, UUID run, Asked asked, Extent extent) throws SQLException {
        List<Step> values = StepRows.values(connection, run, extent.name(), extent.first(), extent.last()).stream()
                .filter(step -> step.step() >= asked.from() && step.step() <= asked.to())
                .toList();
        long notFinite =
                values.stream().filter(step -> !Double.isFinite(step.value())).count();
        List<Step> kept = asked.maxPoints() == null ? values : Thinning.thin(values, asked.maxPoints(), Step::value);
        return new Line(extent.name(), values.size(), notFinite, kept.size() == values.size(), kept);
    }

    /** Whole chunks, so that the stretch may reach a little further than asked on both sides. */
    private static Line byChunks(Connection connection, UUID run, Asked asked, Extent extent) throws SQLException {
        Summed summed = StepRows.summaries(connection, run, extent.name(), extent.first(), extent.last());
        return new Line(
                extent.name(),
                summed.steps(),
                summed.notFinite(),
                false,
                Thinning.thin(summed.points(), asked.maxPoints(), Step::value));
    }
}
