package org.facelab.dashboard.page.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.facelab.dashboard.edge.CsvTable;
import org.facelab.dashboard.page.Rows;

/** The table of runs as a file: every row that the filters let through, with the chosen columns. */
@Path("/api")
@Blocking
@Tag(name = "Runs")
public class RunsExport {
    private static final List<String> ALWAYS = List.of("id", "number", "name", "state", "submitted", "epochs done");

    private final Rows rows;

    RunsExport(Rows rows) {
        this.rows = rows;
    }

    /** One run of the file; a value is a number, a text, or null. */
    private record Line(
            UUID id, long number, String name, String state, Instant submitted, int epoch, List<Object> values) {
        List<Object> cells() {
            List<Object> cells = new ArrayList<>(List.of(id, number, name, state, submitted, epoch));
            cells.addAll(values);
            return cells;
        }
    }

    @GET
    @Path("runs.csv")
    @Produces("text/csv")
    @Operation(
            summary = "All runs that a filter lets through, as CSV",
            description = "The parameters of the page of runs: q, state, model, tag, dataset, sort and columns (words"
                    + " between commas such as mse, setting.learningRate, metric.validation.elbo). Text that a"
                    + " spreadsheet would take for a formula begins with an apostrophe.")
    public Response csv(@Context UriInfo uri) {
        RunsAsked asked = RunsAddress.read(uri.getQueryParameters());
        List<String> head = new ArrayList<>(ALWAYS);
        written(asked).forEach(column -> head.add(column.word()));
        String text = new CsvTable(head, lines(asked).stream().map(Line::cells).toList()).text();
        return Response.ok(text)
                .header("Content-Disposition", "attachment; filename=\"runs.csv\"")
                .build();
    }

    @GET
    @Path("runs.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The same as JSON: a list of objects, one for each run")
    public Response json(@Context UriInfo uri) {
        RunsAsked asked = RunsAddress.read(uri.getQueryParameters());
        List<Column> columns = written(asked);
        List<ObjectNode> list = new ArrayList<>();
        for (Line line : lines(asked)) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            object.put("id", line.id().toString())
                    .put("number", line.number())
                    .put("name", line.name())
                    .put("state", line.state())
                    .put("submitted", line.submitted().toString())
                    .put("epochsDone", line.epoch());
            for (int i = 0; i < columns.size(); i++) {
                object.set(columns.get(i).word(), node(line.values().get(i)));
            }
            list.add(object);
        }
        return Response.ok(list)
                .header("Content-Disposition", "attachment; filename=\"runs.json\"")
                .build();
    }

    /** Those whose values are no drawing; a run's progress and time of submission stand in every line. */
    private static List<Column> written(RunsAsked asked) {
        return asked.columns().chosen().stream()
                .filter(column -> column.format() != Format.DRAWN)
                .toList();
    }

    private List<Line> lines(RunsAsked asked) {
        RunsStatement statement = RunsStatement.of(asked);
        return rows.list(
                statement.all(),
                row -> line(row, asked.columns()),
                statement.values().toArray());
    }

    private static Line line(ResultSet row, Columns columns) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < columns.chosen().size(); i++) {
            Column column = columns.chosen().get(i);
            if (column.format() == Format.DRAWN) {
                continue;
            }
            String label = RunsStatement.cell(i);
            values.add(column.number() ? row.getObject(label) : row.getString(label));
        }
        return new Line(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getString("name"),
                row.getString("state"),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("last_epoch"),
                values);
    }

    private static JsonNode node(Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value == null) {
            return nodes.nullNode();
        }
        if (value instanceof Number number) {
            double real = number.doubleValue();
            // JSON has no number for these
            return !Double.isFinite(real)
                    ? nodes.textNode(String.valueOf(real))
                    : number instanceof Long || number instanceof Integer
                            ? nodes.numberNode(number.longValue())
                            : nodes.numberNode(real);
        }
        return nodes.textNode(value.toString());
    }
}
