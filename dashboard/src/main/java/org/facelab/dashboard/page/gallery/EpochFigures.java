package org.facelab.dashboard.page.gallery;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.facelab.dashboard.face.Mark;
import org.facelab.db.entity.PictureKind;

/**
 * What belongs to the faces of one epoch.
 *
 * @param errors the squared error of each reconstruction as the page writes it, empty where there is none
 * @param marks the marked faces of each kind of picture, by its word
 */
public record EpochFigures(List<String> errors, Map<String, List<Mark>> marks) {
    static EpochFigures of(Map<PictureKind, Grid> drawn, Map<UUID, List<Mark>> marks) {
        Grid reconstructions = drawn.get(PictureKind.RECONSTRUCTION);
        return new EpochFigures(
                reconstructions == null
                        ? List.of()
                        : reconstructions.layout().all().stream()
                                .map(tile -> reconstructions.error(tile.index()))
                                .toList(),
                drawn.values().stream()
                        .collect(Collectors.toMap(
                                grid -> grid.origin().kind().word(),
                                grid -> marks.getOrDefault(grid.id(), List.of()))));
    }
}
