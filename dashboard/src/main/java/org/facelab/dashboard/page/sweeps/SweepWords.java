package org.facelab.dashboard.page.sweeps;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.Measure;
import org.facelab.dashboard.page.SettingWords;
import org.facelab.dashboard.page.StateBadge;
import org.facelab.dashboard.sweep.objective.Goal;
import org.facelab.dashboard.sweep.objective.Objective;
import org.facelab.dashboard.sweep.objective.Of;
import org.facelab.dashboard.sweep.stopping.EarlyStopping;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.SweepState;
import org.facelab.db.settings.SettingField;
import org.facelab.db.settings.SettingsJson;

/** Sweeps in the words of the pages. */
final class SweepWords {
    private SweepWords() {}

    /** A state and its shape; a sweep's are those of a job but for the waiting ones. */
    static StateBadge badge(SweepState state) {
        return StateBadge.of(JobState.valueOf(state.name()));
    }

    /** As in {@code validation MSE}. */
    static String metric(Objective objective) {
        return objective.split() + " " + label(objective);
    }

    /** As in {@code MSE}. */
    static String label(Objective objective) {
        return Measure.of(objective.metric()).map(Measure::label).orElse(objective.metric());
    }

    /** As in {@code nats an image}, or empty. */
    static String unit(Objective objective) {
        return Measure.of(objective.metric()).map(Measure::unit).orElse("");
    }

    /** As in {@code best validation MSE, lower is better}. */
    static String objective(Objective objective) {
        return (objective.of() == Of.BEST ? "best " : "last ")
                + metric(objective)
                + (objective.goal() == Goal.MIN ? ", lower is better" : ", higher is better");
    }

    /** As in {@code MSE, lowest}. */
    static String goal(Objective objective) {
        return label(objective) + (objective.goal() == Goal.MIN ? ", lowest" : ", highest");
    }

    /** A value of the objective as it is written. */
    static String value(Objective objective, double value) {
        Optional<Measure> measure = Measure.of(objective.metric());
        return measure.isPresent() ? measure.get().write(value) : Figures.significant(value);
    }

    /** As in {@code TPE}. */
    static String strategy(String word) {
        return switch (word) {
            case "tpe" -> "TPE";
            case "sobol" -> "Sobol";
            default -> word;
        };
    }

    /** What becomes of poor trials, as in {@code ASHA}. */
    static String stopping(EarlyStopping stopping) {
        return switch (stopping.kind()) {
            case NONE -> "to the end";
            case MEDIAN -> "median";
            case ASHA -> "ASHA";
        };
    }

    /** The same as a sentence, as in {@code the median stops poor trials}. */
    static String stoppingFully(EarlyStopping stopping) {
        return switch (stopping.kind()) {
            case NONE -> "every trial to its end";
            case MEDIAN -> "worse than the median after epoch " + stopping.minEpochs() + " stops";
            case ASHA -> "ASHA, 1 of " + stopping.reduction() + " goes on, first after epoch " + stopping.minEpochs();
        };
    }

    /** A setting as people call it. */
    static String setting(String name) {
        return SettingsJson.models().stream()
                .flatMap(model -> SettingField.of(model).stream())
                .filter(field -> field.name().equals(name))
                .map(field -> field.help().label())
                .findFirst()
                .orElse(name);
    }

    /** The searched values of a setting, as in {@code 0.25 to 8, log} or {@code flat, classic}. */
    static String spread(JsonNode entry) {
        String values;
        if (entry.has("values")) {
            values = list(entry.get("values"));
        } else if (entry.has("log")) {
            values = ends(entry.get("log")) + ", log";
        } else if (entry.has("range")) {
            values = ends(entry.get("range"));
        } else {
            int step = entry.path("step").asInt(1);
            values = ends(entry.get("int")) + (step == 1 ? ", whole" : ", step " + step);
        }
        List<String> where = new ArrayList<>();
        entry.path("when")
                .fields()
                .forEachRemaining(condition -> where.add(setting(condition.getKey()) + " = "
                        + (condition.getValue().isArray()
                                ? list(condition.getValue()).replace(", ", " or ")
                                : SettingWords.of(condition.getValue()))));
        return where.isEmpty() ? values : values + ", only where " + String.join(" and ", where);
    }

    private static String ends(JsonNode pair) {
        return SettingWords.of(pair.get(0)) + " to " + SettingWords.of(pair.get(1));
    }

    private static String list(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(SettingWords::of)
                .collect(Collectors.joining(", "));
    }
}
