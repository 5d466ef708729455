package org.facelab.dashboard.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.job.Progress;
import org.facelab.dashboard.sweep.objective.Goal;
import org.facelab.dashboard.sweep.objective.Objective;
import org.facelab.dashboard.sweep.objective.Of;
import org.facelab.db.settings.ReportedMetrics;

/** Reads by what trials are compared; what is left out is as in {@link Objective#DEFAULT}. */
final class ObjectiveJson {
    /** Settings that change what the loss means. */
    private static final List<String> SCALING = List.of("beta", "freeBits", "reconstruction");

    private ObjectiveJson() {}

    /** @param space as it was sent, perhaps wrong */
    static Objective read(Fields body, JsonNode space) {
        return Nested.read(body, "objective", Objective.DEFAULT, fields -> {
            String split = fields.choice("split", List.of("train", "validation"), Objective.DEFAULT.split());
            String metric = metric(fields, split, space);
            String goal =
                    fields.choice("goal", List.of("min", "max"), usual(metric).word());
            String of = fields.choice(
                    "of", List.of("best", "last"), Objective.DEFAULT.of().word());
            return new Objective(
                    metric, split, goal.equals("max") ? Goal.MAX : Goal.MIN, of.equals("best") ? Of.BEST : Of.LAST);
        });
    }

    private static String metric(Fields fields, String split, JsonNode space) {
        List<String> known = ReportedMetrics.metrics(split);
        String metric = fields.text("metric", 100, Objective.DEFAULT.metric());
        List<String> scaling = SCALING.stream()
                .filter(name -> space != null && space.has(name))
                .toList();
        if (!known.contains(metric)) {
            fields.refuse(
                    "metric",
                    "is reported by no run for the split " + split + ": \"" + metric + "\"; known are "
                            + String.join(", ", known));
        } else if (metric.equals("loss") && !scaling.isEmpty()) {
            fields.refuse(
                    "metric",
                    "cannot be loss while " + String.join(" and ", scaling)
                            + " is searched: its scale moves with it, so the trials could not be compared; use elbo or"
                            + " mse");
        }
        return metric;
    }

    /** Of what a person means who does not say: higher for the elbo and the speed, lower for errors. */
    private static Goal usual(String metric) {
        return metric.equals("elbo") || metric.equals("imagesPerSecond") ? Goal.MAX : Goal.MIN;
    }

    /** The JSON that is stored. */
    static Objective parse(String json) {
        JsonNode tree = Progress.tree(json);
        return new Objective(
                tree.get("metric").asText(),
                tree.get("split").asText(),
                tree.get("goal").asText().equals("max") ? Goal.MAX : Goal.MIN,
                tree.get("of").asText().equals("best") ? Of.BEST : Of.LAST);
    }
}
