package org.facelab.dashboard.sweep.stopping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The asynchronous successive halving algorithm (Li et al. 2018, arXiv 1810.05934, algorithm 2): each trial is set aside
 * after a rung's epoch, and goes on to the next rung once it is among the best {@code 1/reduction} of all that have reached
 * it. Whenever there is room, the highest rung with such a trial comes first; only without one a new trial starts.
 *
 * <p>Where we differ: a trial that goes on is resumed from its checkpoint and loses nothing, and when no more trials come
 * ({@code closing}), the best of each rung goes on though its share be less than one trial, so that one trains to the end.
 */
public final class Asha {
    private final int reduction;
    private final List<Integer> rungs;

    /**
     * @param reduction of this many trials one goes on
     * @param minEpochs the first rung
     * @param epochs of a trial; rungs lie at {@code minEpochs}, times reduction, and so on below it
     */
    public Asha(int reduction, int minEpochs, int epochs) {
        this.reduction = reduction;
        List<Integer> below = new ArrayList<>();
        for (long rung = minEpochs; rung < epochs; rung *= reduction) {
            below.add((int) rung);
        }
        this.rungs = List.copyOf(below);
    }

    /** The epochs after which trials are set aside, rising. */
    public List<Integer> rungs() {
        return rungs;
    }

    /** After which epoch a trial is set aside next; empty if it trains to its end from there. */
    public Optional<Integer> after(int epochs) {
        return rungs.stream().filter(rung -> rung > epochs).findFirst();
    }

    /**
     * The trial that goes on, if one does.
     *
     * @param closing whether no more trials come and none trains
     */
    public Optional<Rival> promotion(List<Rival> rivals, boolean closing) {
        for (int i = rungs.size() - 1; i >= 0; i--) {
            int rung = rungs.get(i);
            List<Rival> reached = rivals.stream()
                    .filter(rival -> rival.epochs() >= rung
                            && Double.isFinite(rival.scoreAt().applyAsDouble(rung)))
                    .sorted(Comparator.comparingDouble(
                                    (Rival rival) -> -rival.scoreAt().applyAsDouble(rung))
                            .thenComparingInt(Rival::trial))
                    .toList();
            Predicate<Rival> waitsHere = rival -> rival.waiting() && !beyond(rival, rung);
            Optional<Rival> next = reached.stream()
                    .limit(reached.size() / reduction)
                    .filter(waitsHere)
                    .findFirst();
            if (next.isEmpty() && closing && rivals.stream().noneMatch(rival -> beyond(rival, rung))) {
                next = reached.stream().filter(waitsHere).findFirst();
            }
            if (next.isPresent()) {
                return next;
            }
        }
        return Optional.empty();
    }

    /** Whether a trial has left the rung behind: it has trained on from there. */
    private static boolean beyond(Rival rival, int rung) {
        return rival.epochs() > rung;
    }
}
