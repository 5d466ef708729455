package org.facelab.dashboard.page.compare;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.compare.CompareView.FaceRow;
import org.facelab.dashboard.page.compare.CompareView.FaceRows;
import org.facelab.dashboard.page.compare.CompareView.Gallery;
import org.facelab.dashboard.page.compare.CompareView.Place;
import org.facelab.dashboard.page.compare.CompareView.Reach;
import org.facelab.dashboard.page.compare.CompareView.Sheet;
import org.facelab.dashboard.page.compare.CompareView.Words;
import org.facelab.dashboard.page.compare.Shots.Album;
import org.facelab.dashboard.page.compare.Shots.Shot;
import org.facelab.dashboard.page.run.RunHead;
import org.facelab.db.entity.PictureKind;

/** Lays the faces of runs beneath each other: the same place is the same draw, or the same validation face. */
final class Galleries {
    private Galleries() {}

    static Gallery of(List<RunHead> heads, Album album, Looks looks) {
        TreeSet<Integer> epochs = album.epochs();
        int first = epochs.isEmpty() ? 0 : epochs.first();
        int newest = epochs.isEmpty() ? 0 : epochs.last();
        int epoch = looks.pages().epoch() == null
                ? newest
                : Math.max(first, Math.min(newest, looks.pages().epoch()));
        int all = heads.stream()
                .mapToInt(head -> head.work().settings().epochs())
                .max()
                .orElse(0);
        List<FaceRow> random = rows(heads, album, PictureKind.RANDOM, epoch);
        List<FaceRow> reconstructions = rows(heads, album, PictureKind.RECONSTRUCTION, epoch);
        int most = Stream.concat(random.stream(), reconstructions.stream())
                .map(FaceRow::grid)
                .filter(Objects::nonNull)
                .mapToInt(Sheet::tiles)
                .max()
                .orElse(0);
        // a page past the last face is the last one
        int from = Math.max(0, Math.min(looks.pages().first() - 1, most - 1));
        List<Place> faces = IntStream.range(from, Math.max(from + 1, Math.min(most, from + Looks.FACES)))
                .mapToObj(Place::new)
                .toList();
        Shot originals = Remarks.differentData(heads) ? null : Remarks.originals(heads, album);
        return new Gallery(
                new Reach(first, newest, epoch, all),
                faces,
                new FaceRows(
                        random,
                        reconstructions,
                        originals == null ? null : new FaceRow(null, sheet(originals), 0, "", false)),
                new Words(Remarks.draws(heads, album), Remarks.note(heads), Remarks.validation(heads)),
                most);
    }

    private static List<FaceRow> rows(List<RunHead> heads, Album album, PictureKind kind, int epoch) {
        return heads.stream()
                .map(head -> row(head, album.at(head.run().id(), kind, epoch), epoch))
                .toList();
    }

    private static FaceRow row(RunHead head, Shot shot, int epoch) {
        if (shot == null) {
            return new FaceRow(head, null, 0, "", false);
        }
        String mse = shot.mse() == null ? "" : Figures.fourDecimals(shot.mse());
        return new FaceRow(head, sheet(shot), shot.epoch(), mse, shot.epoch() != epoch);
    }

    private static Sheet sheet(Shot shot) {
        return new Sheet(
                shot.address(),
                shot.layout().columns(),
                shot.layout().rows(),
                shot.layout().tiles());
    }
}
