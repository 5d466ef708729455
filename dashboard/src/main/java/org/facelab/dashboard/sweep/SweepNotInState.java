package org.facelab.dashboard.sweep;

import java.util.List;
import org.facelab.dashboard.edge.Conflict;
import org.facelab.dashboard.edge.Problem;
import org.facelab.db.entity.Sweep;
import org.facelab.db.entity.SweepAction;

/** A sweep is not in a state in which this can be asked: answered with 409, the state, and what is allowed in it. */
public class SweepNotInState extends Conflict {
    private static final long serialVersionUID = 1L;
    private final String state;
    private final transient List<String> allowed;

    SweepNotInState(Sweep sweep, SweepAction asked) {
        super("sweep " + sweep.number + " is " + sweep.state + ": it cannot be asked to " + asked.word()
                + "; allowed now: " + String.join(", ", words(sweep)));
        this.state = sweep.state.name();
        this.allowed = words(sweep);
    }

    @Override
    public Problem problem() {
        return Problem.notInState(getMessage(), state, allowed);
    }

    private static List<String> words(Sweep sweep) {
        return sweep.state.allowed().stream().map(SweepAction::word).sorted().toList();
    }
}
