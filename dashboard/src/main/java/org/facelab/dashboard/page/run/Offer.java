package org.facelab.dashboard.page.run;

import java.util.List;
import java.util.Set;
import org.facelab.dashboard.run.RunAction;

/**
 * What a run's page offers to do.
 *
 * @param actions what may be asked of it as it stands
 * @param notes what somebody wrote about it, empty if nobody did
 * @param sampling whether pictures were asked for that its worker has not drawn yet
 * @param saving whether a checkpoint was asked for that its worker has not saved yet
 * @param kin the runs that it came from and that came from it, itself among them; empty if it stands alone
 */
public record Offer(Set<RunAction> actions, String notes, boolean sampling, boolean saving, List<Kin> kin) {
    /** Whether an action may be asked for, by its word, as in {@code sample-now}. */
    public boolean may(String word) {
        return RunAction.of(word).map(actions::contains).orElse(false);
    }
}
