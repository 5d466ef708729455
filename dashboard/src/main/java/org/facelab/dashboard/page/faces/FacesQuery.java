package org.facelab.dashboard.page.faces;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.facelab.dashboard.face.FaceName;
import org.facelab.dashboard.face.Mark;
import org.facelab.dashboard.face.Marks;
import org.facelab.dashboard.face.Sheet;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.faces.FacesView.Face;
import org.facelab.dashboard.page.faces.FacesView.Group;
import org.facelab.dashboard.page.faces.FacesView.Place;
import org.facelab.dashboard.page.gallery.Grid.Layout;
import org.facelab.dashboard.page.run.RunName;

/** Reads the faces to choose from: a statement for the grids, and one for each grid's marks or all of a run. */
@ApplicationScoped
class FacesQuery {
    /** As many as a zip takes. */
    static final int MOST_MARKED = 500;

    private static final String PICTURES = """
            select id, kind, epoch, tiles, columns, rows, tile_size, 'picture' as sheet from picture
            where run_id = ?
            """;
    private static final String GENERATIONS = """
            select id, kind, epoch, count as tiles, columns, rows, tile_size, 'generation' as sheet from generation
            where key is not null
            """;

    private final Rows rows;
    private final Marks marks;

    FacesQuery(Rows rows, Marks marks) {
        this.rows = rows;
        this.marks = marks;
    }

    /** A grid with what its faces are called. */
    private record Found(Sheet sheet, String kind, Integer epoch, Layout layout) {
        String grid() {
            return (sheet.kind() == Sheet.Kind.PICTURE ? "/api/pictures/" : "/api/generations/") + sheet.id() + "/file";
        }

        String title() {
            String faces = sheet.kind() == Sheet.Kind.PICTURE
                    ? switch (kind) {
                        case "RANDOM" -> "Random faces";
                        case "RECONSTRUCTION" -> "Reconstructions";
                        default -> "Originals";
                    }
                    : kind.equals("RANDOM") ? "Generated faces" : "Reconstructions of chosen faces";
            return epoch == null ? faces : faces + ", epoch " + epoch;
        }
    }

    Optional<RunName> run(UUID id) {
        return rows.first(
                "select id, number, name, tags from run where id = ?",
                row -> new RunName(
                        row.getObject("id", UUID.class), row.getLong("number"), row.getString("name"), List.of((String
                                        [])
                                row.getArray("tags").getArray())),
                id);
    }

    /** The run of a generation. */
    Optional<UUID> runOf(UUID generation) {
        return rows.first(
                "select run_id from generation where id = ?", row -> row.getObject(1, UUID.class), generation);
    }

    /** All faces of an epoch of a run, and its originals. */
    List<Group> epoch(UUID run, int epoch) {
        return all(rows.list(
                PICTURES + " and (epoch = ? or epoch is null) order by epoch is null, kind",
                FacesQuery::found,
                run,
                epoch));
    }

    /** All faces of a generation. */
    List<Group> generation(UUID id) {
        return all(rows.list(GENERATIONS + " and id = ?", FacesQuery::found, id));
    }

    private List<Group> all(List<Found> found) {
        List<Group> groups = new ArrayList<>();
        for (Found each : found) {
            Map<Integer, Mark> said =
                    marks.of(each.sheet()).stream().collect(Collectors.toMap(Mark::index, mark -> mark));
            groups.add(new Group(
                    each.title(),
                    IntStream.range(0, each.layout().tiles())
                            .mapToObj(i -> face(each, said.getOrDefault(i, new Mark(i, false, null))))
                            .toList()));
        }
        return groups;
    }

    /** The marked faces of a run, epoch by epoch. */
    List<Group> marked(UUID run, boolean starred, int rating) {
        Map<UUID, Found> sheets =
                rows
                        .list(PICTURES + " union all " + GENERATIONS + " and run_id = ?", FacesQuery::found, run, run)
                        .stream()
                        .collect(Collectors.toMap(found -> found.sheet().id(), found -> found));
        Map<String, List<Face>> byTitle = new LinkedHashMap<>();
        for (Marks.Marked marked : marks.ofRun(run, starred, rating, MOST_MARKED)) {
            Found found = sheets.get(marked.face().sheet().id());
            // deleted between the two statements
            if (found != null) {
                byTitle.computeIfAbsent(found.title(), title -> new ArrayList<>())
                        .add(face(found, marked.mark()));
            }
        }
        return byTitle.entrySet().stream()
                .map(each -> new Group(each.getKey(), each.getValue()))
                .toList();
    }

    private static Face face(Found found, Mark mark) {
        return new Face(
                new FaceName(found.sheet(), mark.index()).toString(),
                found.title() + ", face " + (mark.index() + 1) + mark.words(),
                mark.rating() == null ? "" : mark.rating() + " of 5",
                mark.favourite(),
                found.grid(),
                new Place(found.layout(), found.layout().tile(mark.index())));
    }

    private static Found found(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Found(
                row.getString("sheet").equals("picture") ? Sheet.picture(id) : Sheet.generation(id),
                row.getString("kind"),
                row.getObject("epoch", Integer.class),
                new Layout(row.getInt("tiles"), row.getInt("columns"), row.getInt("rows"), row.getInt("tile_size")));
    }
}
