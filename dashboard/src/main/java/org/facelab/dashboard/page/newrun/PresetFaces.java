package org.facelab.dashboard.page.newrun;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.facelab.dashboard.page.Rows;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.db.settings.SettingsJson;

/** Finds what runs with the very settings of a preset have drawn: a promise that was kept before. */
@ApplicationScoped
class PresetFaces {
    private static final int FACES = 4;

    /** Among the newest runs alone, for each is compared; how many pictures a run draws and what it keeps changes no face. */
    private static final String NEWEST = """
            select p.id, p.tiles
              from (select * from run where last_epoch > 0 order by number desc limit 200) r
              join picture p on p.run_id = r.id and p.kind = 'RANDOM' and p.epoch = r.last_epoch
             where ?::jsonb @> (r.settings - 'pictureCount' - 'keepEvery')
             order by r.dataset_id = ? desc, r.last_epoch desc, r.number desc limit 1
            """;

    private final Rows rows;

    PresetFaces(Rows rows) {
        this.rows = rows;
    }

    /** Addresses of a few faces, preferably learned from this data set; empty before the first such run. */
    List<String> of(ConvVaeSettings settings, UUID dataset) {
        return rows.first(
                        NEWEST,
                        row -> faces(row.getObject("id", UUID.class), row.getInt("tiles")),
                        SettingsJson.tree(settings).toString(),
                        dataset)
                .orElse(List.of());
    }

    private static List<String> faces(UUID picture, int tiles) {
        return IntStream.range(0, Math.min(FACES, tiles))
                .mapToObj(tile -> "/api/pictures/" + picture + "/tiles/" + tile + ".png")
                .toList();
    }
}
