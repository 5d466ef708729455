package org.facelab.dashboard.page.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.facelab.dashboard.page.gallery.Grid;
import org.facelab.dashboard.page.gallery.Grids;
import org.facelab.dashboard.page.run.RunView.Pictures;
import org.facelab.db.entity.PictureKind;

/** Puts the page of a run together: a statement each for curves, strip, pictures, events and checkpoints. */
@ApplicationScoped
class RunViews {
    private final Curves curves;
    private final Filmstrips strips;
    private final Grids grids;
    private final RunLogs logs;
    private final Notes notes;

    RunViews(Curves curves, Filmstrips strips, Grids grids, RunLogs logs, Notes notes) {
        this.curves = curves;
        this.strips = strips;
        this.grids = grids;
        this.logs = logs;
        this.notes = notes;
    }

    RunView of(RunHead head) {
        UUID id = head.run().id();
        RunLog log = logs.of(id);
        Map<PictureKind, Grid> newest = grids.of(id, head.work().lastEpoch());
        List<Curve> lines = curves.after(id, 0);
        return new RunView(
                head,
                Progresses.of(head, lines, notes.of(head, log)),
                strips.of(head),
                new Pictures(
                        newest.get(PictureKind.RANDOM),
                        grids.of(id, head.work().lastEpoch() + 1).get(PictureKind.SAMPLE),
                        newest.get(PictureKind.RECONSTRUCTION),
                        newest.get(PictureKind.ORIGINAL)),
                log,
                SettingGroup.of(head));
    }
}
