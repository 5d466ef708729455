package org.facelab.dashboard.page.newrun;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.RunLabel;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.SettingsJson;

/** Looks up the run that a form comes from. */
@ApplicationScoped
class Forebears {
    private static final String COLUMNS =
            "select r.id, r.number, r.name, r.settings, d.id as dataset_id, d.name as dataset, ";
    private static final String FORKED = COLUMNS
            + "c.epoch from checkpoint c join run r on r.id = c.run_id join dataset d on d.id = r.dataset_id where c.id = ?";
    private static final String CLONED =
            COLUMNS + "cast(null as integer) as epoch from run r join dataset d on d.id = r.dataset_id where r.id = ?";

    private final Rows rows;

    Forebears(Rows rows) {
        this.rows = rows;
    }

    /** Empty for a form of its own, and for one that names what is not there, which its sending will say. */
    Optional<Forebear> of(Entered entered) {
        String parent = entered.value(Entered.PARENT);
        String id = parent.isBlank() ? entered.value(Entered.CLONED) : parent;
        if (id.isBlank()) {
            return Optional.empty();
        }
        UUID wanted;
        try {
            wanted = NotFound.id("run", id);
        } catch (NotFound e) {
            return Optional.empty();
        }
        return rows.first(parent.isBlank() ? CLONED : FORKED, Forebears::read, wanted);
    }

    private static Forebear read(ResultSet row) throws SQLException {
        ModelSettings settings = SettingsJson.parse(row.getString("settings"));
        return new Forebear(
                RunLabel.of(row.getObject("id", UUID.class), row.getLong("number"), row.getString("name"), settings),
                row.getObject("epoch", Integer.class),
                settings,
                row.getObject("dataset_id", UUID.class),
                row.getString("dataset"));
    }
}
