package org.facelab.dashboard.sweep;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.facelab.dashboard.outbox.OutboxRelay;
import org.facelab.db.entity.Sweep;
import org.facelab.db.entity.SweepState;
import org.facelab.db.settings.InvalidSettings;
import org.jboss.logging.Logger;

/**
 * Carries sweeps on: decides from the rows what comes next and writes it, in one transaction under the sweep's lock. It may be
 * asked at any time, by any dashboard, as often as anybody likes; a crash leaves the rows of before or of after.
 */
@ApplicationScoped
public class SweepAdvance {
    private static final Logger LOG = Logger.getLogger(SweepAdvance.class);
    private final EntityManager entities;
    private final SweepLock lock;
    private final TrialRows rows;
    private final TrialSteps trialSteps;
    private final OutboxRelay relay;

    SweepAdvance(EntityManager entities, SweepLock lock, TrialRows rows, TrialSteps trialSteps, OutboxRelay relay) {
        this.entities = entities;
        this.lock = lock;
        this.rows = rows;
        this.trialSteps = trialSteps;
        this.relay = relay;
    }

    /** Carries on all sweeps that are RUNNING; one that fails to be carried on does not hold up the others. */
    public void advanceAll() {
        List<UUID> running = QuarkusTransaction.requiringNew()
                .call(() -> entities.createQuery("select s.id from Sweep s where s.state = :running", UUID.class)
                        .setParameter("running", SweepState.RUNNING)
                        .getResultList());
        for (UUID id : running) {
            try {
                advance(id);
            } catch (RuntimeException e) {
                LOG.errorf(e, "sweep %s was not carried on; its rows are as before, and it is tried again soon", id);
            }
        }
    }

    /**
     * Carries one sweep on if it is RUNNING.
     *
     * @return false if somebody else is at it, who perhaps read its trials before what the caller knows
     */
    public boolean advance(UUID id) {
        Optional<Boolean> told = QuarkusTransaction.requiringNew()
                .call(() -> lock.holdIfFree(id).map(sweep -> sweep.state == SweepState.RUNNING && carryOn(sweep)));
        if (told.orElse(false)) {
            relay.wake();
        }
        return told.isPresent();
    }

    private boolean carryOn(Sweep sweep) {
        if (sweep.datasetId == null) {
            lock.enter(sweep, SweepState.FAILED, "its data set was deleted");
            return false;
        }
        Search search = Search.of(sweep);
        NextSteps.Plan plan = NextSteps.of(
                search,
                new NextSteps.Standing(sweep.proposed, sweep.exhausted, lock.seconds(sweep)),
                rows.of(sweep.id, search.space(), search.objective()));
        sweep.exhausted = plan.exhausted();
        for (Step step : plan.steps()) {
            if (!take(sweep, search, step)) {
                break;
            }
        }
        return !plan.steps().isEmpty();
    }

    /** Whether the next step may be taken after it. */
    private boolean take(Sweep sweep, Search search, Step step) {
        if (step instanceof Step.End end) {
            lock.enter(sweep, end.state(), end.text());
            LOG.infof("sweep %d \"%s\" is %s after %d trials", sweep.number, sweep.name, end.state(), sweep.proposed);
            return false;
        }
        if (step instanceof Step.Start start) {
            try {
                trialSteps.start(sweep, search, start);
                sweep.proposed = start.trial();
            } catch (InvalidSettings e) {
                lock.enter(
                        sweep,
                        SweepState.FAILED,
                        "trial " + start.trial() + " could not be submitted: " + e.getMessage());
                return false;
            }
            return true;
        }
        trialSteps.take(step);
        return true;
    }
}
