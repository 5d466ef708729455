package org.facelab.dashboard.page.generate;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.facelab.dashboard.page.run.RunName;
import org.facelab.db.settings.ModelSettings;

/** The checkpoints that may draw, by run. */
public record Choices(List<OfRun> runs) {

    /** The checkpoints of one run, newest first. */
    public record OfRun(RunName run, ModelSettings settings, List<Choice> checkpoints) {
        /** The best of them, or the newest. */
        Choice first() {
            return checkpoints.stream().filter(Choice::best).findFirst().orElse(checkpoints.get(0));
        }
    }

    /**
     * One checkpoint.
     *
     * @param picture the grid of its random faces, null if none was drawn
     */
    public record Choice(UUID id, int epoch, boolean best, UUID picture) {
        /** A face of it, null if none was drawn. */
        public String face() {
            return picture == null ? null : "/api/pictures/" + picture + "/tiles/0.png";
        }
    }

    /** A checkpoint with its run. */
    public record Chosen(OfRun of, Choice choice) {}

    /** The checkpoint with an id. */
    Optional<Chosen> checkpoint(UUID id) {
        return runs.stream()
                .flatMap(of -> of.checkpoints().stream()
                        .filter(choice -> choice.id().equals(id))
                        .map(choice -> new Chosen(of, choice)))
                .findFirst();
    }

    /** The best checkpoint of a run. */
    Optional<Chosen> run(UUID id) {
        return runs.stream()
                .filter(of -> of.run().id().equals(id))
                .map(of -> new Chosen(of, of.first()))
                .findFirst();
    }

    /** The best checkpoint of the newest run. */
    Optional<Chosen> newest() {
        return runs.stream().map(of -> new Chosen(of, of.first())).findFirst();
    }
}
