package org.facelab.dashboard.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.facelab.dashboard.sweep.SweepPreview.Applies;
import org.facelab.dashboard.sweep.SweepPreview.Cost;
import org.facelab.dashboard.sweep.space.Dimension;
import org.facelab.dashboard.sweep.space.Point;
import org.facelab.dashboard.sweep.space.SearchSpace;
import org.facelab.dashboard.sweep.strategy.GridStrategy;
import org.facelab.dashboard.sweep.strategy.SobolStrategy;
import org.facelab.dashboard.sweep.strategy.Strategy;
import org.facelab.dashboard.sweep.strategy.TpeStrategy;
import org.facelab.dashboard.sweep.strategy.Tried;
import org.facelab.dashboard.sweep.strategy.Tried.Standing;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.SweepStrategy;
import org.facelab.db.settings.InvalidSettings;

/** Tells what a sweep would do, without doing it. */
@ApplicationScoped
public class SweepPreviews {
    private static final int SHOWN = 10;
    private static final int SAMPLED = 256;
    private final EntityManager entities;
    private final TrialCosts costs;
    private final Path files;

    SweepPreviews(EntityManager entities, TrialCosts costs, @ConfigProperty(name = "facelab.files") Path files) {
        this.entities = entities;
        this.costs = costs;
        this.files = files;
    }

    /** @throws InvalidSettings as a submission would */
    public SweepPreview of(NewSweep wanted) {
        QuarkusTransaction.requiringNew()
                .run(() -> TrainableDataset.check(entities.find(Dataset.class, wanted.datasetId()), wanted));
        Optional<Integer> combinations = wanted.space().countable() ? combinations(wanted) : Optional.empty();
        List<Point> sample = sample(wanted.space());
        List<ObjectNode> trials = sample.stream().map(wanted.space()::tree).toList();
        Expected expected = Expected.of(wanted, combinations.orElse(null), epochs(trials));
        return new SweepPreview(
                expected.trials(),
                combinations.orElse(null),
                expected.epochs(),
                expected.fullEpochs(),
                expected.rungs(),
                proposals(wanted, expected.trials()),
                spread(wanted.space(), sample),
                cost(wanted, expected, trials));
    }

    private static Optional<Integer> combinations(NewSweep wanted) {
        boolean many = wanted.strategy() != SweepStrategy.GRID && wanted.space().mostCombinations() > GridStrategy.MOST;
        return many
                ? Optional.empty()
                : Optional.of(wanted.space().grid(GridStrategy.MOST).size());
    }

    private static List<JsonNode> proposals(NewSweep wanted, Integer trials) {
        long seed = wanted.seed() == null ? 0 : wanted.seed();
        Strategy strategy = Search.strategy(wanted.strategy(), wanted.space(), seed);
        int shown = Math.min(SHOWN, trials == null ? SHOWN : trials);
        // beyond them TPE needs results
        int known = wanted.strategy() == SweepStrategy.TPE ? Math.min(shown, TpeStrategy.STARTUP) : shown;
        List<Tried> tried = new ArrayList<>();
        for (int trial = 1; trial <= known; trial++) {
            Optional<Point> point = strategy.propose(trial, tried);
            if (point.isEmpty()) {
                break;
            }
            tried.add(new Tried(point.get(), Standing.PENDING, Double.NEGATIVE_INFINITY, 0));
        }
        return tried.stream().<JsonNode>map(t -> t.point().tree()).toList();
    }

    /** An even sample of the space, what the model refuses among it: for shares and means that is near enough. */
    private static List<Point> sample(SearchSpace space) {
        SobolStrategy sobol = new SobolStrategy(space, 1);
        List<Point> sample = new ArrayList<>();
        for (int i = 0; i < SAMPLED; i++) {
            sample.add(space.at(sobol.place(i)));
        }
        return sample;
    }

    /** Of a trial to its end, on average where they are searched. */
    private static int epochs(List<ObjectNode> trials) {
        return (int) Math.round(mean(trials, trial -> trial.path("epochs").asInt(1)));
    }

    /** How often each setting applies. */
    private static List<Applies> spread(SearchSpace space, List<Point> sample) {
        return space.dimensions().stream()
                .map(Dimension::setting)
                .map(name -> new Applies(
                        name, sample.stream().filter(p -> p.value(name) != null).count() / (double) SAMPLED))
                .toList();
    }

    private Cost cost(NewSweep wanted, Expected expected, List<ObjectNode> trials) {
        TrialCosts.Measured measured =
                costs.of(wanted.datasetId(), wanted.settings().model());
        EarlierRuns runs = measured.runs();
        long free = free();
        int slots = Math.max(1, Math.min(wanted.parallel(), measured.workers()));
        int count = runs.runs().size();
        if (expected.epochs() == null) {
            return new Cost(
                    wanted.budget().hours() * 3600, null, free, count, slots, "hours alone bound the sweep", null);
        }
        if (runs.none()) {
            String unknown = "no run of " + wanted.settings().model()
                    + " on images of this size has been measured yet; train one of two epochs first";
            return new Cost(null, null, free, 0, slots, unknown, null);
        }
        double seconds = expected.epochs()
                * measured.images()
                * mean(trials, trial -> runs.secondsPerImage(trial).orElseThrow())
                / slots;
        Double limit = wanted.budget().hours();
        return new Cost(
                limit == null ? seconds : Math.min(seconds, limit * 3600),
                bytes(expected, runs, trials),
                free,
                count,
                slots,
                null,
                remark(runs.formsNotMeasured(trials)));
    }

    private static String remark(Set<String> forms) {
        return forms.isEmpty()
                ? null
                : "no run of the form " + String.join(" or ", forms)
                        + " has been measured yet: such trials count as those of the other";
    }

    /** Each trial keeps its last and best checkpoint and each n-th, and two grids of each epoch. */
    private static Long bytes(Expected expected, EarlierRuns runs, List<ObjectNode> trials) {
        if (runs.tileBytes().isEmpty() || runs.checkpointBytes(trials.get(0)).isEmpty()) {
            return null;
        }
        double epochs = (double) expected.epochs() / expected.trials();
        double tile = runs.tileBytes().getAsDouble();
        return Math.round(expected.trials()
                * mean(trials, trial -> {
                    double kept = 2 + epochs / trial.path("keepEvery").asInt(Integer.MAX_VALUE);
                    return Math.min(kept, epochs) * runs.checkpointBytes(trial).orElseThrow()
                            + 2 * epochs * trial.path("pictureCount").asInt(0) * tile;
                }));
    }

    private static double mean(List<ObjectNode> trials, ToDoubleFunction<ObjectNode> value) {
        return trials.stream().mapToDouble(value).average().orElseThrow();
    }

    private long free() {
        Path there = files.toAbsolutePath();
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        return there.toFile().getUsableSpace();
    }
}
