package org.facelab.dashboard.page.datasets;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.page.StateBadge;

/**
 * A data set as its card shows it.
 *
 * @param name what it is called, and what it came from
 * @param standing where its import stands
 * @param whole what the import found, null until it is ready
 * @param attributes share of faces that have each, empty where none is known
 * @param leftOut files that could not be read
 * @param runs how many use it
 */
public record DatasetCard(
        Name name, Standing standing, Whole whole, List<Attribute> attributes, LeftOut leftOut, long runs) {
    /**
     * @param origin as in {@code drawn by Facelab, seed 7}
     * @param shape as in {@code 64 px, centre}
     */
    public record Name(UUID id, String text, String origin, String shape) {}

    /**
     * @param badge its state
     * @param failure why it failed, or empty
     * @param progress while it is imported, else null
     * @param jobId its import
     * @param created when it was asked for
     * @param deletable whether its state allows it
     */
    public record Standing(
            StateBadge badge, String failure, Importing progress, UUID jobId, Instant created, boolean deletable) {
        public boolean importing() {
            return progress != null;
        }

        public boolean failed() {
            return !failure.isEmpty();
        }
    }

    /**
     * @param waiting whether no worker has it yet
     * @param took so far, null while it waits
     */
    public record Importing(long done, long total, boolean waiting, Duration took) {
        public int percent() {
            return total == 0 ? 0 : (int) Math.min(100, 100 * done / total);
        }

        /** Whether the total is known. */
        public boolean counted() {
            return total > 0;
        }

        /** Images a second, null before the first second. */
        public Double speed() {
            return took == null || took.toMillis() < 1000 ? null : done * 1000.0 / took.toMillis();
        }
    }

    /**
     * @param channels {@code colour} or {@code grey}
     * @param fingerprint its first and last digits
     */
    public record Whole(Counts counts, String channels, String fingerprint, long bytes) {}

    /** How many faces there are, and what they serve for. */
    public record Counts(int all, int training, int validation) {
        /** Those that an official split keeps for a last test. */
        public int test() {
            return all - training - validation;
        }

        public boolean tests() {
            return test() > 0;
        }
    }

    /** An attribute and the share of faces that have it, 0 to 1. */
    public record Attribute(String name, double share) {
        public int percent() {
            return (int) Math.round(share * 100);
        }
    }

    /** The first of the files left out, and how many there are. */
    public record LeftOut(List<LeftOutFile> files, int count) {
        public boolean any() {
            return count > 0;
        }

        public boolean cut() {
            return count > files.size();
        }
    }

    /** One of them. */
    public record LeftOutFile(String file, String reason) {}

    public boolean ready() {
        return whole != null;
    }

    /** Where a picture of its first images is. */
    public String montage() {
        return "/api/datasets/" + name.id + "/montage.png";
    }

    /** Whether it can be deleted: nothing imports it and no run uses it. */
    public boolean mayDelete() {
        return standing.deletable && runs == 0;
    }
}
