package org.facelab.dashboard.page.generate;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.StateBadge;
import org.facelab.dashboard.page.gallery.Grid.Layout;
import org.facelab.dashboard.page.gallery.Grid.Tile;
import org.facelab.dashboard.page.run.RunName;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.JobState;

/**
 * A generation: what was asked for and what came.
 *
 * @param run whose checkpoint draws
 * @param wish what was asked for
 * @param job where its job stands
 * @param layout of the picture, null until it is there
 * @param missing whether the picture's file is gone from the disk
 */
public record Drawing(UUID id, RunName run, Wish wish, Work job, Layout layout, boolean missing) {
    private static final int CARD = 8;

    /**
     * @param model that draws
     * @param sampling of random faces, null for reconstructions
     * @param chosen the validation faces that are reconstructed, null for random ones
     * @param again the picture that is made again, null if none
     */
    public record Wish(Model model, int count, Sampling sampling, Chosen chosen, Again again) {
        public int epoch() {
            return model.epoch;
        }

        public UUID checkpointId() {
            return model.checkpointId;
        }

        public String hash() {
            return model.hash;
        }

        /** How latents come about, in words. */
        public String draws() {
            return sampling == null
                    ? "decoded from the mean of each face's latents"
                    : "seed " + sampling.seed() + ", " + sampling.words();
        }
    }

    /**
     * The checkpoint.
     *
     * @param checkpointId null once retention removed it
     * @param hash of its weights in short, empty once it is gone
     */
    public record Model(int epoch, UUID checkpointId, String hash) {}

    /** Where latents are drawn from. */
    public record Sampling(long seed, String sampler, double temperature) {
        public String words() {
            return sampler + ", temperature " + Figures.significant(temperature);
        }
    }

    /**
     * @param indices places among the validation faces, from 0
     * @param errors mean squared error of each reconstruction, empty before they are there
     */
    public record Chosen(List<Integer> indices, List<Double> errors) {
        /** What people call the face of a tile: from 1, as in galleries. */
        public int face(int tile) {
            return indices.get(tile) + 1;
        }

        /** The error of a tile to four decimals, empty where there is none. */
        public String error(int tile) {
            return tile < errors.size() ? Figures.fourDecimals(errors.get(tile)) : "";
        }
    }

    /**
     * The picture that this makes again.
     *
     * @param href where it is
     * @param what as in {@code the random faces of epoch 4}
     * @param differing pixels, null while it is not known
     * @param largest difference of one channel, 0 to 255
     */
    public record Again(String href, String what, Integer differing, Integer largest) {
        public boolean same() {
            return differing != null && differing == 0;
        }

        public boolean differs() {
            return differing != null && differing > 0;
        }
    }

    /**
     * @param done faces drawn so far
     * @param failure why it failed, null unless it did
     */
    public record Work(
            UUID id,
            JobState state,
            FailureKind kind,
            String failure,
            int done,
            String worker,
            Instant asked,
            Instant ended) {
        /** The state, or the kind of a failure. */
        public StateBadge badge() {
            return kind == null ? StateBadge.of(state) : StateBadge.of(kind, failure);
        }

        public boolean failed() {
            return state == JobState.FAILED;
        }

        public boolean cancelled() {
            return state == JobState.CANCELLED;
        }

        public boolean running() {
            return state == JobState.RUNNING;
        }
    }

    public boolean there() {
        return layout != null;
    }

    /** Whether faces may still come. */
    public boolean open() {
        return !job.state().ended();
    }

    public int percent() {
        return wish.count() == 0 ? 0 : 100 * job.done() / wish.count();
    }

    /** The places of all faces, also before they are there. */
    public List<Tile> places() {
        return (there() ? layout : new Layout(wish.count(), 8, (wish.count() + 7) / 8, 64)).first(wish.count());
    }

    /** The faces of its card. */
    public List<Tile> card() {
        return layout.first(CARD);
    }

    /** Places of a card that wait. */
    public List<Tile> cardPlaces() {
        return new Layout(Math.min(CARD, wish.count()), 4, 2, 64).all();
    }

    /** All faces as one picture. */
    public String address() {
        return "/api/generations/" + id + "/file";
    }

    /** One face, from 0. */
    public String faceAddress(int index) {
        return "/api/generations/" + id + "/images/" + index + ".png";
    }

    /** The picture that this makes again, null if none. */
    public Again again() {
        return wish.again;
    }

    /** Whether validation faces are reconstructed. */
    public boolean reconstructs() {
        return wish.chosen() != null;
    }

    /** The faces that were reconstructed, as one picture. */
    public String originals() {
        return "/api/generations/" + id + "/originals";
    }

    /** What one face is called. */
    public String faceTitle(Tile face) {
        return reconstructs() ? "Reconstruction of " + wish.chosen().face(face.index()) : "Face " + face.number();
    }

    public String title() {
        String faces = reconstructs() ? " reconstruction" : " random face";
        return wish.count() + faces + (wish.count() == 1 ? "" : "s");
    }
}
