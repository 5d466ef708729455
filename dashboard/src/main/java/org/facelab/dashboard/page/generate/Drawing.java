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
     * @param epoch of the checkpoint
     * @param checkpointId null once retention removed it
     * @param hash of the checkpoint's weights in short, empty once it is gone
     */
    public record Wish(
            int epoch, UUID checkpointId, String hash, int count, long seed, String sampler, double temperature) {
        public String draws() {
            return sampler + ", temperature " + Figures.significant(temperature);
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

    public String title() {
        return wish.count() + (wish.count() == 1 ? " random face" : " random faces");
    }
}
