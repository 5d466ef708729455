package org.facelab.dashboard.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.facelab.dashboard.sweep.objective.Goal;
import org.facelab.dashboard.sweep.objective.Objective;
import org.facelab.dashboard.sweep.objective.Of;
import org.facelab.dashboard.sweep.space.Point;
import org.facelab.dashboard.sweep.space.SearchSpace;
import org.facelab.dashboard.sweep.space.SpaceJson;
import org.facelab.dashboard.sweep.stopping.EarlyStopping;
import org.facelab.dashboard.sweep.stopping.EarlyStopping.Kind;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.SweepState;
import org.facelab.db.entity.SweepStrategy;
import org.facelab.db.settings.SettingsJson;
import org.junit.jupiter.api.Test;

class NextStepsTest {
    private static final EarlyStopping ASHA = new EarlyStopping(Kind.ASHA, 3, 1);
    /** More latents are better, and every epoch is better than the one before. */
    private static final BiFunction<Point, Integer, Double> METRIC =
            (point, epoch) -> point.value("latentSize").intValue() + epoch / 100.0;

    private static Search search(Budget budget, EarlyStopping stopping, int parallel) {
        return search(SweepStrategy.RANDOM, "{\"latentSize\": {\"int\": [2, 1001]}}", budget, stopping, parallel);
    }

    private static Search search(
            SweepStrategy strategy, String space, Budget budget, EarlyStopping stopping, int parallel) {
        try {
            SearchSpace read = SpaceJson.read(
                    new ObjectMapper().readTree(space),
                    SettingsJson.parse("{\"model\": \"conv-vae\", \"epochs\": 9}"),
                    Set.of(),
                    "space");
            return new Search(
                    read,
                    Search.strategy(strategy, read, 7),
                    new Objective("elbo", "validation", Goal.MAX, Of.BEST),
                    stopping,
                    budget,
                    parallel,
                    9);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(space, e);
        }
    }

    private static Budget trials(int count) {
        return new Budget(count, null, null);
    }

    @Test
    void without_early_stopping_every_trial_trains_to_its_end_so_many_at_once() {
        Simulation sweep = new Simulation(search(trials(7), EarlyStopping.NONE, 3), METRIC).toTheEnd();
        assertThat(sweep.ended).isEqualTo(SweepState.SUCCEEDED);
        assertThat(sweep.trials())
                .hasSize(7)
                .allSatisfy(t -> assertThat(t.state).isEqualTo(JobState.SUCCEEDED));
        assertThat(sweep.epochs()).isEqualTo(63);
        assertThat(sweep.most).isEqualTo(3);
    }

    @Test
    void the_same_rows_give_the_same_steps_and_what_was_done_is_not_done_again() {
        Simulation sweep = new Simulation(search(trials(9), ASHA, 2), METRIC);
        for (int i = 0; i < 30 && sweep.ended == null; i++) {
            assertThat(sweep.plan()).isEqualTo(sweep.plan());
            sweep.advance();
            assertThat(sweep.ended != null || sweep.plan().steps().isEmpty()).isTrue();
            sweep.trials().stream().filter(t -> t.row().active()).findFirst().ifPresent(sweep::train);
        }
    }

    @Test
    void asha_takes_the_best_to_the_end_and_sets_the_others_aside_at_rungs() {
        Simulation sweep = new Simulation(search(trials(27), ASHA, 3), METRIC).toTheEnd();
        assertThat(sweep.ended).isEqualTo(SweepState.SUCCEEDED);
        assertThat(sweep.trials()).allSatisfy(t -> assertThat(t.values.size()).isIn(1, 3, 9));
        assertThat(sweep.trials())
                .filteredOn(t -> t.values.size() < 9)
                .allSatisfy(t -> assertThat(t.state).isEqualTo(JobState.PAUSED))
                .allSatisfy(t -> assertThat(t.early).isTrue());
        Trial best = SweepViews.best(sweep.rows(), Objective.DEFAULT).orElseThrow();
        assertThat(best.epochs()).isEqualTo(9);
        assertThat(best.point().value("latentSize").intValue())
                .isEqualTo(sweep.trials().stream()
                        .mapToInt(t -> t.start.point().value("latentSize").intValue())
                        .max()
                        .orElseThrow());
        assertThat(sweep.epochs()).isLessThan(27 * 9 / 2);
    }

    @Test
    void a_budget_of_epochs_is_never_passed_not_even_by_trials_at_once() {
        for (EarlyStopping stopping : List.of(EarlyStopping.NONE, ASHA)) {
            for (long epochs = 9; epochs < 60; epochs += 7) {
                Simulation sweep = new Simulation(search(new Budget(null, epochs, null), stopping, 4), METRIC);
                sweep.toTheEnd();
                assertThat(sweep.ended).isEqualTo(SweepState.SUCCEEDED);
                assertThat((long) sweep.epochs()).isLessThanOrEqualTo(epochs).isGreaterThan(epochs - 9);
            }
        }
    }

    @Test
    void after_its_hours_nothing_starts_and_what_trains_goes_on() {
        Simulation sweep = new Simulation(search(new Budget(null, null, 1.0), EarlyStopping.NONE, 2), METRIC);
        sweep.advance();
        sweep.seconds = 3600;
        assertThat(sweep.advance()).isEmpty();
        sweep.toTheEnd();
        assertThat(sweep.trials()).hasSize(2);
        assertThat(sweep.epochs()).isEqualTo(18);
        assertThat(sweep.ended).isEqualTo(SweepState.SUCCEEDED);
    }

    @Test
    void a_grid_ends_with_its_last_combination() {
        Simulation sweep = new Simulation(
                        search(
                                SweepStrategy.GRID,
                                "{\"flips\": {\"values\": [true, false]}, \"latentSize\": {\"values\": [8, 16, 32]}}",
                                new Budget(null, null, null),
                                EarlyStopping.NONE,
                                4),
                        METRIC)
                .toTheEnd();
        assertThat(sweep.trials()).hasSize(6);
        assertThat(sweep.trials().get(1).start.point().tree()).hasToString("{\"flips\":true,\"latentSize\":16}");
    }

    @Test
    void the_median_rule_stops_what_falls_behind() {
        Simulation sweep =
                new Simulation(search(trials(12), new EarlyStopping(Kind.MEDIAN, null, 2), 2), METRIC).toTheEnd();
        assertThat(sweep.ended).isEqualTo(SweepState.SUCCEEDED);
        List<Simulation.Played> stopped =
                sweep.trials().stream().filter(t -> t.early).toList();
        assertThat(stopped).isNotEmpty().allSatisfy(t -> assertThat(t.state).isEqualTo(JobState.CANCELLED));
        assertThat(stopped).allSatisfy(t -> assertThat(t.values.size()).isBetween(2, 8));
        Trial best = SweepViews.best(sweep.rows(), Objective.DEFAULT).orElseThrow();
        assertThat(best.state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void a_sweep_whose_first_trials_all_fail_fails_with_what_the_last_said() {
        Simulation sweep = new Simulation(search(trials(50), EarlyStopping.NONE, 4), METRIC);
        for (int i = 1; i <= 3; i++) {
            assertThat(sweep.ended).isNull();
            sweep.advance();
            sweep.trial(i).fail(FailureKind.REFUSED, "no such crop " + i);
        }
        List<Step> steps = sweep.advance();
        assertThat(sweep.ended).isEqualTo(SweepState.FAILED);
        assertThat(sweep.text).contains("the first 3 trials failed", "trial 3", "REFUSED: no such crop 3");
        assertThat(steps.stream().filter(step -> step instanceof Step.Stop)).isNotEmpty();
        assertThat(sweep.rows()).noneMatch(Trial::active);
    }

    @Test
    void trials_that_fail_later_or_are_not_finite_are_counted_and_the_sweep_goes_on() {
        Simulation sweep = new Simulation(
                search(trials(8), EarlyStopping.NONE, 1),
                (point, epoch) -> epoch > 4 ? Double.NaN : METRIC.apply(point, epoch));
        for (int i = 1; i <= 4; i++) {
            sweep.advance();
            sweep.trial(i).fail(FailureKind.NON_FINITE, "too fast");
        }
        sweep.toTheEnd();
        assertThat(sweep.ended).isEqualTo(SweepState.SUCCEEDED);
        assertThat(SweepViews.best(sweep.rows(), Objective.DEFAULT)
                        .orElseThrow()
                        .trial())
                .isGreaterThan(4);
    }

    @Test
    void a_sweep_without_any_finite_objective_fails_and_says_so() {
        Simulation sweep = new Simulation(search(trials(4), ASHA, 2), (point, epoch) -> Double.NaN).toTheEnd();
        assertThat(sweep.ended).isEqualTo(SweepState.FAILED);
        assertThat(sweep.text).contains("none of its 4 trials reported a finite elbo for validation");
        assertThat(sweep.epochs()).isEqualTo(4);
    }

    @Test
    void a_trial_paused_by_hand_frees_its_place_and_keeps_the_sweep_open() {
        Simulation sweep = new Simulation(search(trials(2), EarlyStopping.NONE, 1), METRIC);
        sweep.advance();
        sweep.trial(1).state = JobState.PAUSED;
        sweep.advance();
        assertThat(sweep.trial(2).state).isEqualTo(JobState.QUEUED);
        for (int i = 0; i < 9; i++) {
            sweep.train(sweep.trial(2));
        }
        assertThat(sweep.advance()).isEmpty();
        assertThat(sweep.ended).isNull();
        sweep.trial(1).state = JobState.CANCELLED;
        sweep.advance();
        assertThat(sweep.ended).isEqualTo(SweepState.SUCCEEDED);
    }

    @Test
    void trials_paused_with_their_sweep_go_on_with_it_once_their_worker_has_stopped() {
        Simulation sweep = new Simulation(search(trials(5), EarlyStopping.NONE, 3), METRIC);
        sweep.advance();
        sweep.trial(1).state = JobState.PAUSED;
        sweep.trial(2).state = JobState.RUNNING;
        sweep.trial(2).stopping = true;
        sweep.trial(3).state = JobState.SUCCEEDED;
        sweep.trials().forEach(t -> t.held = true);
        sweep.advance();
        assertThat(sweep.trial(1).state).isEqualTo(JobState.QUEUED);
        assertThat(sweep.trial(2).held).isTrue();
        assertThat(sweep.trial(3).held).isFalse();
        assertThat(sweep.trials()).hasSize(4);
        sweep.trial(2).state = JobState.PAUSED;
        sweep.trial(2).stopping = false;
        sweep.advance();
        assertThat(sweep.trial(2).state).isEqualTo(JobState.QUEUED);
        assertThat(sweep.most).isEqualTo(3);
    }
}
