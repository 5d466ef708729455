package org.facelab.dashboard.page.sweeps;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.page.StateBadge;
import org.facelab.dashboard.page.sweeps.BestSoFar.Line;
import org.facelab.dashboard.page.sweeps.NewestFaces.Faces;

/**
 * The list of sweeps.
 *
 * @param facts how many there are, in words
 * @param rows those of this page
 * @param shown which of them are looked at
 * @param counts how many there are of each choice
 * @param page from 1
 * @param total all that are looked at
 */
public record SweepList(List<String> facts, List<Row> rows, ListShow shown, List<Count> counts, int page, long total) {
    static final int SIZE = 20;

    /** One sweep. */
    public record Row(Name name, Standing standing, Trials trials, Best best, Look look, How how) {}

    /** @param remark why it failed, or empty */
    public record Standing(StateBadge badge, String remark) {}

    /**
     * @param faces of its best trial, or null
     * @param line its best so far
     */
    public record Look(Faces faces, Line line) {}

    /** What tells a sweep from others: its number, its name and what it trains on. */
    public record Name(UUID id, long number, String name, String dataset, Instant submitted) {}

    /**
     * @param done trials that have ended
     * @param all that there will be, or those proposed so far where nothing but epochs or hours bound them
     */
    public record Trials(int done, int all, String css) {
        public int percent() {
            return all == 0 ? 0 : Math.min(100, 100 * done / all);
        }
    }

    /** @param value empty before the first, @param goal as in {@code MSE, lowest} */
    public record Best(String value, String unit, String goal, Integer trial, UUID run) {
        public boolean known() {
            return !value.isEmpty();
        }
    }

    /** @param searched the settings, @param way strategy and early stopping */
    public record How(String searched, String way) {}

    /** A choice and how many sweeps it has. */
    public record Count(ListShow show, long count) {}

    /** Whether there is not one sweep. */
    public boolean empty() {
        return counts.stream().allMatch(count -> count.count == 0);
    }

    /** The address of what is seen. */
    public String address() {
        return shown.at(page);
    }

    public long first() {
        return (page - 1L) * SIZE + 1;
    }

    public long last() {
        return Math.min(total, (long) page * SIZE);
    }

    public boolean before() {
        return page > 1;
    }

    public boolean after() {
        return last() < total;
    }

    public String previous() {
        return shown.at(page - 1);
    }

    public String next() {
        return shown.at(page + 1);
    }
}
