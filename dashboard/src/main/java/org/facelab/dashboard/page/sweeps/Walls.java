package org.facelab.dashboard.page.sweeps;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.facelab.dashboard.page.sweeps.NewestFaces.Faces;
import org.facelab.dashboard.page.sweeps.SweepPageView.Card;
import org.facelab.dashboard.page.sweeps.SweepPageView.Wall;
import org.facelab.dashboard.sweep.SweepView;
import org.facelab.dashboard.sweep.TrialView;

/** Hangs the newest faces of the trials by rank: the same draws in every one. */
final class Walls {
    /** Three rows of four before somebody asks for all. */
    private static final int CARDS = 12;

    private Walls() {}

    static Wall of(SweepView sweep, SweepAsked asked, NewestFaces faces) {
        List<TrialView> ranked = ranked(sweep);
        List<TrialView> order = new ArrayList<>(ranked);
        if (asked.newest()) {
            order.sort(Comparator.comparingInt(TrialView::trial).reversed());
        }
        Map<UUID, Faces> newest = faces.of(order.stream().map(TrialView::runId).toList());
        order.removeIf(trial -> !newest.containsKey(trial.runId()));
        List<Card> cards = order.stream()
                .limit(asked.whole() ? order.size() : CARDS)
                .map(trial -> card(sweep, trial, ranked.indexOf(trial) + 1, newest.get(trial.runId())))
                .toList();
        return new Wall(cards, order.size());
    }

    /** The best first; those without an objective after all others, in their order. */
    static List<TrialView> ranked(SweepView sweep) {
        return sweep.trials().stream()
                .sorted(Comparator.<TrialView>comparingDouble(trial -> trial.objective() == null
                                ? Double.POSITIVE_INFINITY
                                : -sweep.objective().goal().score(trial.objective()))
                        .thenComparingInt(TrialView::trial))
                .toList();
    }

    private static Card card(SweepView sweep, TrialView trial, int rank, Faces faces) {
        boolean judged = trial.objective() != null;
        return new Card(
                judged ? String.valueOf(rank) : "–",
                trial.trial(),
                trial.runId(),
                judged ? SweepWords.value(sweep.objective(), trial.objective()) : "",
                faces,
                judged && rank == 1);
    }
}
