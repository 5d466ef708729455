package org.facelab.dashboard.page.compare;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.gallery.Grid.Layout;
import org.facelab.dashboard.page.run.RunHead;
import org.facelab.db.entity.PictureKind;

/** Lists the pictures of several runs, epoch by epoch: one statement, and no picture is opened. */
@ApplicationScoped
class Shots {
    private static final String SHOTS = """
            select p.run_id, p.id, p.kind, p.epoch, p.seed, p.tiles, p.columns, p.rows, p.tile_size, m.value
            from picture p left join metric m
                on m.run_id = p.run_id and m.split = 'validation' and m.name = 'mse' and m.epoch = p.epoch
            where p.run_id = any (?) order by p.epoch nulls first
            """;

    private final Rows rows;

    Shots(Rows rows) {
        this.rows = rows;
    }

    /**
     * One picture.
     *
     * @param epoch 0 for originals, which are the same at every epoch
     * @param mse of the validation split at that epoch, null where it was not measured
     */
    record Shot(UUID run, UUID id, PictureKind kind, int epoch, long seed, Layout layout, Double mse) {
        String address() {
            return "/api/pictures/" + id + "/file";
        }
    }

    /** All pictures of a comparison. */
    record Album(Map<UUID, List<Shot>> byRun) {
        private List<Shot> of(UUID run, PictureKind kind) {
            return byRun.getOrDefault(run, List.of()).stream()
                    .filter(shot -> shot.kind() == kind)
                    .toList();
        }

        /** The picture of an epoch, or the newest before it, or else the first; null if the run has none. */
        Shot at(UUID run, PictureKind kind, int epoch) {
            List<Shot> shots = of(run, kind);
            Shot found = shots.isEmpty() ? null : shots.get(0);
            for (Shot shot : shots) {
                found = shot.epoch() <= epoch ? shot : found;
            }
            return found;
        }

        /** The epochs at which any run drew something. */
        TreeSet<Integer> epochs() {
            TreeSet<Integer> epochs = new TreeSet<>();
            byRun.values().forEach(shots -> shots.forEach(shot -> epochs.add(shot.epoch())));
            epochs.remove(0);
            return epochs;
        }

        /** The pictures of one kind of a run as {@code [epoch, id, mse]}, for a script. */
        List<Object[]> rows(UUID run, PictureKind kind) {
            return of(run, kind).stream()
                    .map(shot -> new Object[] {
                        shot.epoch(), shot.id(), shot.mse() != null && Double.isFinite(shot.mse()) ? shot.mse() : null
                    })
                    .toList();
        }
    }

    Album of(List<RunHead> heads) {
        UUID[] ids = heads.stream().map(head -> head.run().id()).toArray(UUID[]::new);
        Map<UUID, List<Shot>> byRun = new LinkedHashMap<>();
        rows.list(
                        SHOTS,
                        row -> new Shot(
                                row.getObject("run_id", UUID.class),
                                row.getObject("id", UUID.class),
                                PictureKind.valueOf(row.getString("kind")),
                                row.getInt("epoch"),
                                row.getLong("seed"),
                                new Layout(
                                        row.getInt("tiles"),
                                        row.getInt("columns"),
                                        row.getInt("rows"),
                                        row.getInt("tile_size")),
                                row.getObject("value", Double.class)),
                        (Object) ids)
                .forEach(shot -> byRun.computeIfAbsent(shot.run(), run -> new ArrayList<>())
                        .add(shot));
        return new Album(byRun);
    }
}
