package org.facelab.dashboard.page.compare;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.facelab.dashboard.page.compare.Shots.Album;
import org.facelab.dashboard.page.run.RunHead;
import org.facelab.db.entity.PictureKind;

/** The pictures of compared runs as the script of the page turns them over. */
@ApplicationScoped
public class Albums {
    private final Shots shots;

    Albums(Shots shots) {
        this.shots = shots;
    }

    /**
     * @param run its number
     * @param random {@code [epoch, picture, validation MSE]}, oldest first; null for what was not measured or is not finite
     * @param reconstruction likewise
     */
    public record Pages(long run, List<Object[]> random, List<Object[]> reconstruction) {}

    List<Pages> of(List<RunHead> heads) {
        Album album = shots.of(heads);
        return heads.stream()
                .map(head -> new Pages(
                        head.run().number(),
                        album.rows(head.run().id(), PictureKind.RANDOM),
                        album.rows(head.run().id(), PictureKind.RECONSTRUCTION)))
                .toList();
    }
}
