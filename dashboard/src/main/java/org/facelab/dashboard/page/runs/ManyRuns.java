package org.facelab.dashboard.page.runs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.run.Bulk;
import org.facelab.dashboard.run.Bulk.Action;
import org.facelab.dashboard.run.BulkActions;
import org.facelab.dashboard.run.NewRun;

/** Says what became of one thing that was asked of many runs. */
@ApplicationScoped
class ManyRuns {
    /** What the page's buttons ask, and what is said of runs that did it. */
    private static final Map<Action, String> PAST = Map.of(
            Action.PAUSE, "paused",
            Action.RESUME, "resumed",
            Action.CANCEL, "cancelled",
            Action.RETRY, "queued again",
            Action.ARCHIVE, "archived",
            Action.UNARCHIVE, "taken out of the archive",
            Action.DELETE, "deleted",
            Action.TAG, "tagged",
            Action.UNTAG, "without the tag now");

    private final BulkActions actions;

    ManyRuns(BulkActions actions) {
        this.actions = actions;
    }

    /** @param word of a button; one that is unknown is refused */
    Outcome act(String word, List<UUID> ids, String tag) {
        Action action = PAST.keySet().stream()
                .filter(known -> known.word().equals(word))
                .findFirst()
                .orElse(null);
        if (action == null) {
            return refused("\"" + word + "\" is nothing that can be done to runs.");
        }
        boolean tagging = action == Action.TAG || action == Action.UNTAG;
        if (tagging && tag.isEmpty()) {
            return refused("No tag is given: type one beside the button.");
        }
        if (tagging && tag.codePointCount(0, tag.length()) > NewRun.LONGEST_TAG) {
            return refused("A tag has at most " + NewRun.LONGEST_TAG + " characters.");
        }
        BulkActions.Outcome outcome = actions.apply(new Bulk(action, ids, 0, tagging ? List.of(tag) : List.of(), 0));
        int done = outcome.done().size();
        return new Outcome(
                done == 0 ? "" : Figures.grouped(done) + (done == 1 ? " run " : " runs ") + PAST.get(action),
                outcome.refused().stream().map(one -> sentence(one.detail())).toList());
    }

    private static Outcome refused(String why) {
        return new Outcome("", List.of(why));
    }

    private static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1);
    }
}
