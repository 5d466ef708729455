package org.facelab.dashboard.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.facelab.dashboard.sweep.objective.Objective;
import org.facelab.dashboard.sweep.space.Point;
import org.facelab.dashboard.sweep.space.SearchSpace;
import org.facelab.dashboard.sweep.space.SpaceJson;
import org.facelab.dashboard.sweep.stopping.EarlyStopping;
import org.facelab.dashboard.sweep.stopping.EarlyStopping.Kind;
import org.facelab.db.entity.SweepState;
import org.facelab.db.settings.SettingsJson;
import org.hipparchus.stat.descriptive.rank.Median;
import org.junit.jupiter.api.Test;

/** ASHA against random search on the learning curves of real runs, kept as numbers. */
class RecordedCurvesTest {
    private static final int ORDERS = 30;
    private static final int EPOCHS = 9;

    private static List<double[]> curves() throws IOException {
        try (InputStream file = RecordedCurvesTest.class.getResourceAsStream("/sweep/learning-curves.json")) {
            List<double[]> curves = new ArrayList<>();
            for (JsonNode run : new ObjectMapper().readTree(file).get("runs")) {
                double[] curve = new double[EPOCHS];
                Arrays.setAll(curve, i -> run.get("elbo").path(i).asDouble(Double.NaN));
                curves.add(curve);
            }
            return curves;
        }
    }

    /** Trials take the recorded runs in an order; the searched setting stands for the place in it. */
    private static Simulation search(List<double[]> runs, EarlyStopping stopping) throws IOException {
        SearchSpace space = SpaceJson.read(
                new ObjectMapper().readTree("{\"pictureCount\": {\"int\": [1, 200]}}"),
                SettingsJson.parse("{\"model\": \"conv-vae\", \"epochs\": " + EPOCHS + "}"),
                Set.of(),
                "space");
        Search search = new Search(
                space,
                (trial, tried) -> Optional.of(new Point(Map.of("pictureCount", IntNode.valueOf(trial)))),
                Objective.DEFAULT,
                stopping,
                new Budget(runs.size(), null, null),
                2,
                EPOCHS);
        return new Simulation(
                        search,
                        (point, epoch) -> runs.get(point.value("pictureCount").intValue() - 1)[epoch - 1])
                .toTheEnd();
    }

    private static double best(Simulation sweep) {
        Trial best = SweepViews.best(sweep.rows(), Objective.DEFAULT).orElseThrow();
        return Objective.DEFAULT.value(best.curve(), best.epochs());
    }

    @Test
    void asha_reaches_the_best_of_random_search_with_at_most_half_of_the_epochs() throws IOException {
        List<double[]> runs = curves();
        assertThat(runs).hasSizeGreaterThanOrEqualTo(24);
        double best = best(search(runs, EarlyStopping.NONE));
        double full = search(runs, EarlyStopping.NONE).epochs();
        assertThat(full).isEqualTo(runs.size() * EPOCHS);
        double[] reached = new double[ORDERS];
        double[] epochs = new double[ORDERS];
        for (int order = 0; order < ORDERS; order++) {
            List<double[]> shuffled = new ArrayList<>(runs);
            Collections.shuffle(shuffled, new Random(order));
            Simulation asha = search(shuffled, new EarlyStopping(Kind.ASHA, 3, 1));
            assertThat(asha.ended).isEqualTo(SweepState.SUCCEEDED);
            reached[order] = best(asha);
            epochs[order] = asha.epochs();
        }
        long same = Arrays.stream(reached).filter(value -> value >= best).count();
        System.out.printf(
                Locale.ROOT,
                "%d recorded runs, %d orders: random search %.1f nats with %.0f epochs; ASHA median %.1f with %.0f,"
                        + " at most %.0f; the same best in %d orders%n",
                runs.size(),
                ORDERS,
                best,
                full,
                new Median().evaluate(reached),
                new Median().evaluate(epochs),
                Arrays.stream(epochs).max().orElseThrow(),
                same);
        assertThat(new Median().evaluate(reached)).isGreaterThanOrEqualTo(best);
        assertThat(Arrays.stream(epochs).max().orElseThrow()).isLessThanOrEqualTo(full / 2);
    }
}
