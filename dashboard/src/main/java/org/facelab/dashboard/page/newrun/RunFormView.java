package org.facelab.dashboard.page.newrun;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.page.RunLabel;
import org.facelab.db.settings.Violation;

/**
 * The form of a new run.
 *
 * @param presets where to start from
 * @param datasets what to train on
 * @param run name, tags, notes, seed and priority
 * @param groups the settings
 * @param problems what is wrong, for the top of the form
 * @param takes what the run will take, and the same as a call
 */
public record RunFormView(
        List<PresetChoice> presets,
        List<DatasetChoice> datasets,
        List<FormField> run,
        List<Group> groups,
        List<Problem> problems,
        Takes takes) {
    public boolean refused() {
        return !problems.isEmpty();
    }

    public boolean single() {
        return problems.size() == 1;
    }

    /** The run that the form comes from, or null. */
    public Origin origin() {
        return takes.origin();
    }

    /** Whether there is anything to train on. */
    public boolean startable() {
        return !datasets.isEmpty();
    }

    /** What is wrong with the choice of the data set, empty if nothing. */
    public String datasetError() {
        return problems.stream()
                .filter(problem -> problem.anchor().equals("datasetId"))
                .map(Problem::message)
                .findFirst()
                .orElse("");
    }

    /** A field by its name. */
    public FormField field(String name) {
        return run.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * A preset.
     *
     * @param chosen whether the form stands on it
     * @param about how long it takes, null where nobody knows
     * @param faces what such a run draws: addresses of a few faces, empty before the first such run
     */
    public record PresetChoice(Preset preset, boolean chosen, Duration about, List<String> faces) {}

    /** A data set that is ready. */
    public record DatasetChoice(UUID id, String name, String facts, boolean chosen) {
        public String montage() {
            return "/api/datasets/" + id + "/montage.png";
        }
    }

    /** Settings that belong together. */
    public record Group(String title, List<FormField> fields) {}

    /**
     * One field.
     *
     * @param name in the form
     * @param about what it is, in words
     * @param kind text, number, switch, choice or fixed (a choice of one)
     * @param value what stands in it
     * @param options of a choice
     * @param error what is wrong, or empty
     */
    public record FormField(String name, About about, String kind, String value, List<Option> options, String error) {
        /** Its id in the page, for labels and links. */
        public String id() {
            return name.replace('.', '-');
        }

        /** Whether it is not what it is in the run that this one comes from. */
        public boolean changed() {
            return !about.origin.isEmpty() && !about.origin.equals(value);
        }

        public boolean wrong() {
            return !error.isEmpty();
        }

        public boolean on() {
            return value.equals("true");
        }

        public boolean is(String other) {
            return kind.equals(other);
        }
    }

    /**
     * @param range the values it takes, as in {@code 2 to 1,024}, or empty
     * @param origin what it is in the run that this one comes from, or empty
     */
    public record About(String label, String help, String unit, String fallback, String range, String origin) {}

    /** A word of a choice. */
    public record Option(String word, String label, boolean chosen) {}

    /**
     * The run that the form comes from.
     *
     * @param run its name
     * @param forkedAt the epoch of the checkpoint from which the new one starts, or null for a clone, which starts anew
     * @param changes what differs so far
     */
    public record Origin(RunLabel run, Integer forkedAt, List<Change> changes) {
        public boolean fork() {
            return forkedAt != null;
        }
    }

    /** A setting that differs from the run that the form comes from. */
    public record Change(String label, String was, String now) {}

    /** Something that is wrong, and where: the id of its field. */
    public record Problem(String anchor, String label, String message) {
        static Problem of(Violation violation, String label) {
            return new Problem(violation.field().replace('.', '-'), label, violation.message());
        }
    }

    /**
     * What the run will take.
     *
     * @param estimate from earlier runs
     * @param start when it would start
     * @param imagesSeen over all epochs, null if the form is not whole
     * @param call the same as an API call
     * @param origin the run that this one comes from, or null
     */
    public record Takes(Estimate estimate, Start start, Long imagesSeen, String call, Origin origin) {}

    /**
     * @param when in a word or a duration
     * @param why what it waits for
     * @param about whether it is a duration, and guessed
     */
    public record Start(String when, String why, boolean about) {}

    /**
     * @param runs how many earlier runs it comes from
     * @param time for all epochs, null if unknown
     * @param epoch for one
     * @param disk bytes of checkpoints and pictures, null if unknown
     * @param memory bytes that the worker of such a run with batches of this size took, null if unknown
     */
    public record Estimate(long runs, Duration time, Duration epoch, Long disk, Long memory) {
        static final Estimate UNKNOWN = new Estimate(0, null, null, null, null);

        public boolean known() {
            return time != null;
        }
    }
}
