package org.facelab.dashboard.sweep.objective;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ObjectiveTest {
    private static final double NONE = Double.NaN;
    private final Objective highest = new Objective("elbo", "validation", Goal.MAX, Of.BEST);
    private final Objective lowest = new Objective("mse", "validation", Goal.MIN, Of.BEST);
    private final Objective last = new Objective("elbo", "validation", Goal.MAX, Of.LAST);

    @Test
    void the_best_epoch_is_the_first_of_those_with_the_best_value_up_to_the_epoch_asked_about() {
        Curve curve = new Curve(3, 7, NONE, 7, 9);
        assertThat(highest.epoch(curve, 4)).hasValue(2);
        assertThat(highest.epoch(curve, 99)).hasValue(5);
        assertThat(lowest.epoch(curve, 5)).hasValue(1);
        assertThat(highest.value(curve, 5)).isEqualTo(9);
    }

    @Test
    void a_score_is_higher_where_the_trial_is_better() {
        Curve curve = new Curve(3, 2);
        assertThat(lowest.score(curve, 2)).isGreaterThan(lowest.score(curve, 1));
        assertThat(highest.score(curve, 2)).isEqualTo(3);
    }

    @Test
    void what_is_not_finite_never_counts_and_leaves_the_worst_score() {
        Curve curve = new Curve(NONE, Double.POSITIVE_INFINITY, 4);
        assertThat(highest.epoch(curve, 3)).hasValue(3);
        assertThat(highest.epoch(curve, 2)).isEmpty();
        assertThat(highest.score(curve, 2)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(lowest.score(curve, 1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(highest.epoch(Curve.NONE, 5)).isEmpty();
    }

    @Test
    void the_last_epoch_counts_alone_where_that_is_asked_for() {
        assertThat(last.value(new Curve(9, 5, 6), 2)).isEqualTo(5);
        assertThat(last.epoch(new Curve(9, NONE), 2)).isEmpty();
        assertThat(last.epoch(Curve.NONE, 2)).isEmpty();
    }
}
