package org.facelab.dashboard.page.compare;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.facelab.dashboard.page.Measure;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.run.RunHead;

/** Reads what runs measured at their last epochs, and thereby what they measure at all: one statement. */
@ApplicationScoped
class LastFigures {
    private static final String LAST = """
            select m.run_id, m.name, m.split, m.value
            from run r cross join unnest(?) as names (name) cross join (values ('train'), ('validation')) splits (split)
            join metric m on m.run_id = r.id and m.split = splits.split and m.name = names.name and m.epoch = r.last_epoch
            where r.id = any (?)
            """;

    private final Rows rows;

    LastFigures(Rows rows) {
        this.rows = rows;
    }

    List<Figure> of(List<RunHead> heads) {
        String[] names = Arrays.stream(Measure.values()).map(Measure::word).toArray(String[]::new);
        UUID[] ids = heads.stream().map(head -> head.run().id()).toArray(UUID[]::new);
        return rows.list(
                LAST,
                row -> new Figure(
                        row.getObject(1, UUID.class),
                        Measure.of(row.getString(2)).orElseThrow(),
                        row.getString(3),
                        row.getDouble(4)),
                names,
                ids);
    }

    static Optional<Double> value(List<Figure> figures, UUID run, Measure measure, String split) {
        return figures.stream()
                .filter(figure -> figure.run().equals(run)
                        && figure.measure() == measure
                        && figure.split().equals(split))
                .map(Figure::value)
                .findFirst();
    }
}
