package org.facelab.dashboard.page.run;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.facelab.dashboard.page.RunColour;
import org.facelab.dashboard.page.StateBadge;
import org.facelab.dashboard.run.Lineage;
import org.facelab.dashboard.run.Lineage.Node;

/**
 * A run in the tree of those that came from each other, as a line of a list.
 *
 * @param depth generations from the oldest
 * @param badge its state
 * @param how it came from the one above
 */
public record Kin(UUID id, long number, String name, int depth, StateBadge badge, How how) {
    /**
     * @param text as in {@code fork after epoch 8; continued from epoch 20 to 30}, empty if there is nothing to say
     * @param here whether the page is about this run
     */
    public record How(String text, boolean here) {}

    /** More lines than this are left out. */
    private static final int MOST = 60;

    public RunColour colour() {
        return RunColour.of(number);
    }

    /** The tree from the top, each run before what came from it; empty for a run without kin that was never continued. */
    static List<Kin> of(Lineage lineage) {
        List<Kin> all = new ArrayList<>();
        add(lineage.root(), 0, lineage.runId(), all);
        return all.size() == 1 && all.get(0).how().text().isEmpty() ? List.of() : all;
    }

    private static void add(Node node, int depth, UUID here, List<Kin> all) {
        if (all.size() == MOST) {
            return;
        }
        String how = List.of(relation(node), phases(node)).stream()
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
        all.add(new Kin(
                node.runId(),
                node.number(),
                node.name(),
                depth,
                StateBadge.of(node.state()),
                new How(how, node.runId().equals(here))));
        node.children().forEach(child -> add(child, depth + 1, here, all));
    }

    private static String relation(Node node) {
        return switch (node.relation()) {
            case FIRST -> "";
            case FORK -> node.parentEpoch() == null ? "fork" : "fork after epoch " + node.parentEpoch();
            case CLONE -> "clone";
        };
    }

    private static String phases(Node node) {
        return node.phases().stream()
                .filter(phase -> phase.start() != Lineage.Start.FIRST)
                .map(phase -> phase.start() == Lineage.Start.RETRY
                        ? "retried"
                        : "continued from epoch " + phase.fromEpoch() + " to " + phase.toEpoch())
                .collect(Collectors.joining(", "));
    }
}
