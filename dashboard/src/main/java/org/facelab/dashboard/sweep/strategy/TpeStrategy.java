package org.facelab.dashboard.sweep.strategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.facelab.dashboard.sweep.space.Point;
import org.facelab.dashboard.sweep.space.SearchSpace;
import org.facelab.dashboard.sweep.strategy.Tried.Standing;

/**
 * The tree-structured Parzen estimator (Bergstra et al. 2011, Algorithms for Hyper-Parameter Optimization, section 4), in
 * its multivariate form (Falkner et al. 2018, arXiv 1807.01774, section 3.2): the scored trials are split into the best
 * share and the rest, a density of each is laid over the space ({@link Parzen}), and of a number of draws from the good
 * one the draw with the highest ratio good : rest is proposed.
 *
 * <p>The first {@value #STARTUP} trials are Sobol's, as are those that come before {@value #LEAST_SCORED} are scored.
 * Where we differ from the paper: a trial that was stopped early ranks behind those that ended, the more epochs the
 * better; one that failed or reported no finite objective is the worst; one that still trains counts to the rest, so that
 * trials at once do not pile up on one spot (a "constant liar" that tells the worst).
 */
public final class TpeStrategy implements Strategy {
    /** Trials chosen by Sobol's sequence. */
    public static final int STARTUP = 10;

    private static final int LEAST_SCORED = 5;
    /** The share of the scored trials that counts as good, and the most of them. */
    private static final double GAMMA = 0.15;

    private static final int MOST_GOOD = 25;
    private static final int CANDIDATES = 64;

    private final SearchSpace space;
    private final long seed;
    private final Strategy sobol;

    public TpeStrategy(SearchSpace space, long seed) {
        this.space = space;
        this.seed = seed;
        this.sobol = new SobolStrategy(space, seed);
    }

    @Override
    public Optional<Point> propose(int trial, List<Tried> tried) {
        List<Tried> scored = ranked(tried);
        if (trial <= STARTUP || scored.size() < LEAST_SCORED) {
            return sobol.propose(trial, tried);
        }
        int good = Math.min(MOST_GOOD, (int) Math.ceil(GAMMA * scored.size()));
        List<Point> rest = new ArrayList<>(points(scored.subList(good, scored.size())));
        rest.addAll(points(
                tried.stream().filter(t -> t.standing() == Standing.PENDING).toList()));
        Parzen best = new Parzen(space, points(scored.subList(0, good)));
        Parzen others = new Parzen(space, rest);
        RandomGenerator random = Streams.of(seed, trial);
        Set<Point> seen = tried.stream().map(Tried::point).collect(Collectors.toSet());
        List<Point> candidates = new ArrayList<>();
        for (int i = 0; i < 4 * CANDIDATES && candidates.size() < CANDIDATES; i++) {
            Point candidate = best.draw(random);
            if (!seen.contains(candidate) && space.refusal(candidate).isEmpty()) {
                candidates.add(candidate);
            }
        }
        return candidates.stream()
                .max(Comparator.comparingDouble(c -> best.logDensity(c) - others.logDensity(c)))
                // near a spot that is used up, or where the model refuses what is good
                .or(() -> new Draws(space)
                        .first(
                                seen,
                                () -> space.at(random.doubles(space.dimensions().size())
                                        .toArray())));
    }

    /** Trials with a score, the best first: ended ones, then those stopped early, then those without a finite score. */
    private static List<Tried> ranked(List<Tried> tried) {
        return tried.stream()
                .filter(t -> t.standing() != Standing.PENDING)
                .sorted(Comparator.comparing((Tried t) -> t.score() == Double.NEGATIVE_INFINITY)
                        .thenComparing(t -> t.standing() == Standing.PARTIAL)
                        .thenComparing(t -> t.standing() == Standing.PARTIAL ? -t.epochs() : 0)
                        .thenComparing(Tried::score, Comparator.reverseOrder()))
                .toList();
    }

    private static List<Point> points(List<Tried> tried) {
        return tried.stream().map(Tried::point).toList();
    }
}
