package org.facelab.dashboard.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells what a trial would take from what runs most alike took: form first, then the size of the latents and the batch,
 * which together make most of a step's time.
 *
 * @param runs measured, in no order
 */
record EarlierRuns(List<Earlier> runs) {
    /** Further than any two sizes that settings allow: another form is another network. */
    private static final double OTHER_FORM = 100;

    /**
     * A run that was measured.
     *
     * @param secondsPerImage of an epoch
     * @param checkpointBytes of one checkpoint with its training state, or null
     * @param tileBytes of one face in a grid, or null
     */
    record Earlier(
            String form,
            int latentSize,
            int batchSize,
            double secondsPerImage,
            Double checkpointBytes,
            Double tileBytes) {}

    /** Whether nothing was measured. */
    boolean none() {
        return runs.isEmpty();
    }

    /** Forms among trials of which no run was measured. */
    Set<String> formsNotMeasured(List<? extends JsonNode> trials) {
        Set<String> forms = trials.stream()
                .map(trial -> trial.path("form").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        runs.forEach(run -> forms.remove(run.form()));
        return forms;
    }

    /**
     * Seconds of an epoch for one image; empty if nothing was measured.
     *
     * @param trial its settings
     */
    OptionalDouble secondsPerImage(JsonNode trial) {
        return nearest(trial, Earlier::secondsPerImage);
    }

    /** Bytes of one checkpoint with its training state: in one form they grow evenly with the latents. */
    OptionalDouble checkpointBytes(JsonNode trial) {
        TreeMap<Integer, Double> bySize = runs.stream()
                .filter(run -> run.checkpointBytes() != null)
                .filter(run -> run.form().equals(trial.path("form").asText()))
                .collect(Collectors.toMap(Earlier::latentSize, Earlier::checkpointBytes, Math::max, TreeMap::new));
        if (bySize.size() < 2) {
            return nearest(trial, Earlier::checkpointBytes);
        }
        int low = bySize.firstKey();
        int high = bySize.lastKey();
        double slope = (bySize.get(high) - bySize.get(low)) / (high - low);
        return OptionalDouble.of(
                Math.max(0, bySize.get(low) + slope * (trial.path("latentSize").asInt(low) - low)));
    }

    /** Bytes of one face in a grid. */
    OptionalDouble tileBytes() {
        return runs.stream()
                .map(Earlier::tileBytes)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
    }

    /** The median of those runs that are equally near, of those who have the value. */
    private OptionalDouble nearest(JsonNode trial, Function<Earlier, Double> value) {
        List<Earlier> having =
                runs.stream().filter(run -> value.apply(run) != null).toList();
        OptionalDouble least =
                having.stream().mapToDouble(run -> distance(run, trial)).min();
        if (least.isEmpty()) {
            return least;
        }
        List<Double> near = having.stream()
                .filter(run -> distance(run, trial) <= least.getAsDouble() + 1e-9)
                .map(value)
                .sorted(Comparator.naturalOrder())
                .toList();
        return OptionalDouble.of((near.get((near.size() - 1) / 2) + near.get(near.size() / 2)) / 2);
    }

    private static double distance(Earlier run, JsonNode trial) {
        return (run.form().equals(trial.path("form").asText()) ? 0 : OTHER_FORM)
                + times(run.latentSize(), trial.path("latentSize").asInt(run.latentSize()))
                + times(run.batchSize(), trial.path("batchSize").asInt(run.batchSize()));
    }

    /** How many times one is the other, as a logarithm: 64 is as far from 32 as from 128. */
    private static double times(int one, int other) {
        return Math.abs(Math.log((double) one / other));
    }
}
