package org.facelab.dashboard.page.sweeps;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.page.Measure;
import org.facelab.dashboard.page.RunColour;
import org.facelab.dashboard.sweep.SweepView;
import org.facelab.dashboard.sweep.TrialView;
import org.facelab.dashboard.sweep.objective.Goal;
import org.facelab.db.entity.JobState;

/**
 * The trials of a sweep as the scripts of its charts read them.
 *
 * @param measure the objective in words with its unit
 * @param decimals of its values
 * @param lower whether lower is better
 * @param of how many trials there will be
 * @param axes the searched settings
 * @param best the steps of the best so far, {@code [trial, value]}
 */
public record SweepPoints(
        String measure, int decimals, boolean lower, int of, List<Axis> axes, List<Trial> trials, List<Object[]> best) {

    /**
     * A searched setting.
     *
     * @param kind linear, log or list
     * @param values of a list
     * @param low of a range, null for a list
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Axis(String name, String label, String kind, List<String> values, Double low, Double high) {}

    /**
     * @param slot of its run's colour
     * @param standing done, early, failed, running or waiting
     * @param rank from 1, null without an objective
     * @param values in the order of the axes; a number, the text of a list, or null where the setting does not apply
     */
    public record Trial(
            int trial,
            UUID run,
            int slot,
            String standing,
            Integer rank,
            int epochs,
            Double objective,
            List<Object> values) {}

    static SweepPoints of(SweepView sweep) {
        List<Axis> axes = new ArrayList<>();
        sweep.space().fields().forEachRemaining(entry -> axes.add(axis(entry.getKey(), entry.getValue())));
        List<TrialView> ranked = Walls.ranked(sweep);
        return new SweepPoints(
                SweepFindings.of(sweep).measure(),
                Measure.of(sweep.objective().metric()).map(Measure::decimals).orElse(4),
                sweep.objective().goal() == Goal.MIN,
                SweepLists.trials(sweep).all(),
                axes,
                sweep.trials().stream()
                        .map(trial -> trial(trial, ranked.indexOf(trial) + 1, axes))
                        .toList(),
                BestSoFar.steps(sweep.trials(), sweep.objective().goal()).stream()
                        .map(step -> new Object[] {step.trial(), step.value()})
                        .toList());
    }

    private static Axis axis(String name, JsonNode entry) {
        String label = SweepWords.setting(name);
        if (entry.has("values")) {
            List<String> values = new ArrayList<>();
            entry.get("values").forEach(value -> values.add(value.asText()));
            return new Axis(name, label, "list", values, null, null);
        }
        boolean log = entry.has("log");
        JsonNode ends = log ? entry.get("log") : entry.has("range") ? entry.get("range") : entry.get("int");
        return new Axis(
                name,
                label,
                log ? "log" : "linear",
                null,
                ends.get(0).doubleValue(),
                ends.get(1).doubleValue());
    }

    private static Trial trial(TrialView trial, int rank, List<Axis> axes) {
        List<Object> values = new ArrayList<>();
        for (Axis axis : axes) {
            JsonNode value = trial.settings().get(axis.name());
            values.add(value == null ? null : axis.kind().equals("list") ? value.asText() : value.numberValue());
        }
        return new Trial(
                trial.trial(),
                trial.runId(),
                RunColour.of(trial.number()).slot(),
                standing(trial),
                trial.objective() == null ? null : Integer.valueOf(rank),
                trial.epochs(),
                trial.objective(),
                values);
    }

    private static String standing(TrialView trial) {
        if (trial.state() == JobState.RUNNING) {
            return "running";
        }
        if (trial.stoppedEarly()) {
            return "early";
        }
        return switch (trial.state()) {
            case SUCCEEDED -> "done";
            case FAILED -> "failed";
            default -> "waiting";
        };
    }
}
