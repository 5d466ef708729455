package org.facelab.dashboard.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.UUID;
import org.facelab.dashboard.job.Seeds;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.Sweep;
import org.facelab.db.settings.InvalidSettings;
import org.facelab.db.settings.SettingsJson;
import org.jboss.logging.Logger;

/** Takes up sweeps: one row; the first trials are started by {@link SweepAdvance} right after. */
@ApplicationScoped
public class SweepSubmission {
    private static final Logger LOG = Logger.getLogger(SweepSubmission.class);
    private final EntityManager entities;
    private final ObjectMapper json;
    private final Clock clock;
    private final SweepAdvance advance;

    SweepSubmission(EntityManager entities, ObjectMapper json, Clock clock, SweepAdvance advance) {
        this.entities = entities;
        this.json = json;
        this.clock = clock;
        this.advance = advance;
    }

    /**
     * What was submitted.
     *
     * @param seed that was given or drawn
     */
    public record Submitted(UUID id, long number, long seed) {}

    /** @throws InvalidSettings if the data set is not there, not ready, or too small for a batch of the space */
    public Submitted submit(NewSweep wanted) {
        Submitted submitted = QuarkusTransaction.requiringNew().call(() -> {
            // shared: a data set under a new sweep is not deleted in the same moment
            TrainableDataset.check(
                    entities.find(Dataset.class, wanted.datasetId(), LockModeType.PESSIMISTIC_READ), wanted);
            Sweep sweep = new Sweep();
            sweep.name = wanted.name();
            sweep.datasetId = wanted.datasetId();
            sweep.model = wanted.settings().model();
            sweep.seed = wanted.seed() == null ? Seeds.fresh() : wanted.seed();
            sweep.settings = SettingsJson.text(wanted.settings());
            sweep.space = wanted.spaceTree().toString();
            sweep.strategy = wanted.strategy();
            sweep.objective = text(wanted.objective());
            sweep.earlyStopping = text(wanted.earlyStopping());
            sweep.trials = wanted.budget().trials();
            sweep.epochs = wanted.budget().epochs();
            sweep.hours = wanted.budget().hours();
            sweep.parallel = wanted.parallel();
            sweep.priority = wanted.priority();
            sweep.notes = wanted.notes();
            sweep.runningSince = clock.instant();
            sweep.persist();
            entities.flush();
            return new Submitted(sweep.id, sweep.number, sweep.seed);
        });
        startFirst(submitted);
        return submitted;
    }

    private void startFirst(Submitted submitted) {
        try {
            advance.advance(submitted.id());
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "sweep %d was submitted, but its first trials were not; they will be in a few seconds",
                    submitted.number());
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of words and numbers is always JSON", e);
        }
    }
}
