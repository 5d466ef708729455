package org.facelab.dashboard.sweep;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.db.entity.Sweep;
import org.facelab.db.entity.SweepState;

/** Looks sweeps up. */
@ApplicationScoped
public class Sweeps {
    private final TrialRows rows;
    private final SweepSummaries summaries;
    private final Clock clock;

    Sweeps(TrialRows rows, SweepSummaries summaries, Clock clock) {
        this.rows = rows;
        this.summaries = summaries;
        this.clock = clock;
    }

    /**
     * Sweeps, newest first, without their trials.
     *
     * @param total all there are
     */
    public record Page(List<SweepView> items, long total) {}

    /** @throws NotFound if there is no such sweep */
    @Transactional
    public SweepView get(UUID id) {
        Sweep sweep = row(id);
        Search search = Search.of(sweep);
        List<Trial> trials = rows.of(sweep.id, search.space(), search.objective());
        return SweepViews.of(sweep, search, trials, secondsRunning(sweep));
    }

    /** @throws NotFound if there is no such sweep */
    @Transactional
    public Sweep row(UUID id) {
        Sweep sweep = Sweep.findById(id);
        if (sweep == null) {
            throw new NotFound("sweep", id);
        }
        return sweep;
    }

    /**
     * @param first how many to pass over
     * @param most of them
     */
    @Transactional
    public Page list(int first, int most) {
        return list(EnumSet.allOf(SweepState.class), first, most);
    }

    /** Those in some of the states. */
    @Transactional
    public Page list(Set<SweepState> states, int first, int most) {
        PanacheQuery<Sweep> found = Sweep.find("state in ?1 order by number desc", states);
        List<Sweep> sweeps = found.range(first, first + most - 1).list();
        return new Page(summaries.of(sweeps, this::secondsRunning), Sweep.count("state in ?1", states));
    }

    private double secondsRunning(Sweep sweep) {
        return sweep.seconds
                + (sweep.runningSince == null
                        ? 0
                        : Duration.between(sweep.runningSince, clock.instant()).toMillis() / 1000.0);
    }
}
