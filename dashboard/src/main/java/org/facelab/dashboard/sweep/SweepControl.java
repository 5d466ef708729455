package org.facelab.dashboard.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.facelab.dashboard.edge.Conflict;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.outbox.OutboxRelay;
import org.facelab.db.entity.Sweep;
import org.facelab.db.entity.SweepAction;
import org.facelab.db.entity.SweepState;
import org.facelab.db.settings.InvalidSettings;

/**
 * What a person may ask of a sweep. Each call throws {@link NotFound} if there is no such sweep, and
 * {@link SweepNotInState} if its state does not allow it.
 */
@ApplicationScoped
public class SweepControl {
    private final SweepLock lock;
    private final TrialRows rows;
    private final TrialSteps steps;
    private final SweepAdvance advance;
    private final OutboxRelay relay;

    SweepControl(SweepLock lock, TrialRows rows, TrialSteps steps, SweepAdvance advance, OutboxRelay relay) {
        this.lock = lock;
        this.rows = rows;
        this.steps = steps;
        this.advance = advance;
        this.relay = relay;
    }

    /** What may be changed; a field left out stays. */
    record Change(String name, String notes) {}

    /** What is added to each limit. */
    record More(Integer trials, Long epochs, Double hours) {}

    /** Pauses a sweep with its trials: what waits at once, what trains once its worker has saved it. */
    public void pause(UUID id) {
        holding(id, SweepAction.PAUSE, sweep -> {
            trials(sweep).stream().filter(Trial::active).forEach(steps::holdBack);
            lock.enter(sweep, SweepState.PAUSED, null);
        });
        relay.wake();
    }

    /** Lets a paused sweep go on, and those of its trials that were paused with it. */
    public void resume(UUID id) {
        holding(id, SweepAction.RESUME, sweep -> lock.enter(sweep, SweepState.RUNNING, null));
        relay.wake();
        advance.advance(id);
    }

    /** Ends a sweep: trials that wait, train or are paused are cancelled; those set aside stay, with their checkpoints. */
    public void cancel(UUID id) {
        holding(id, SweepAction.CANCEL, sweep -> {
            trials(sweep).stream().filter(trial -> !trial.atRung()).forEach(steps::cancel);
            lock.enter(sweep, SweepState.CANCELLED, null);
        });
        relay.wake();
    }

    /**
     * Gives a sweep more trials, epochs or hours; one that had ended goes on.
     *
     * @param body {@code {trials, epochs, hours}}: what is added to each limit; at least one
     * @throws InvalidSettings if nothing is added, or something to a limit that the sweep does not have
     * @throws Conflict if its data set was deleted
     */
    public void extend(UUID id, JsonNode body) {
        holding(id, SweepAction.EXTEND, sweep -> {
            if (sweep.datasetId == null) {
                throw new Conflict("the data set of sweep " + sweep.number
                        + " was deleted: there is nothing to train more trials on; submit a sweep on another one");
            }
            Extension extension = Extension.read(new Fields(body), sweep);
            sweep.trials = extension.trials();
            sweep.epochs = extension.epochs();
            sweep.hours = extension.hours();
            if (sweep.state.ended()) {
                lock.enter(sweep, SweepState.RUNNING, null);
            }
        });
        relay.wake();
        advance.advance(id);
    }

    /** Changes its name or notes; what it searches never changes. */
    public void change(UUID id, JsonNode body) {
        QuarkusTransaction.requiringNew().run(() -> {
            Sweep sweep = lock.hold(id);
            Fields fields = new Fields(body);
            String name = fields.has("name") ? fields.requiredText("name", NewSweep.LONGEST_NAME) : sweep.name;
            String notes = fields.text("notes", NewSweep.LONGEST_NOTES, sweep.notes);
            fields.done();
            sweep.name = name;
            sweep.notes = notes;
        });
    }

    private void holding(UUID id, SweepAction asked, Consumer<Sweep> then) {
        QuarkusTransaction.requiringNew().run(() -> {
            Sweep sweep = lock.hold(id);
            if (!sweep.state.allowed().contains(asked)) {
                throw new SweepNotInState(sweep, asked);
            }
            then.accept(sweep);
        });
    }

    private List<Trial> trials(Sweep sweep) {
        Search search = Search.of(sweep);
        return rows.of(sweep.id, search.space(), search.objective());
    }
}
