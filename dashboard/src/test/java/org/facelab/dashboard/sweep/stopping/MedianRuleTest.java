package org.facelab.dashboard.sweep.stopping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianRuleTest {
    private static final MedianRule RULE = new MedianRule(2);

    private static Rival rival(int trial, int epochs, double... scores) {
        return new Rival(trial, epochs, false, epoch -> scores[epoch - 1]);
    }

    private static final List<Rival> OTHERS =
            List.of(rival(1, 3, 1, 4, 9), rival(2, 3, 1, 5, 9), rival(3, 2, 1, 6), rival(4, 3, 1, 7, 9));

    @Test
    void a_trial_worse_than_the_median_of_the_others_at_its_epoch_is_stopped() {
        assertThat(RULE.stops(rival(9, 2, 1, 5.4), OTHERS)).isTrue();
        assertThat(RULE.stops(rival(9, 2, 1, 5.5), OTHERS)).isFalse();
        assertThat(RULE.stops(rival(9, 2, 1, Double.NEGATIVE_INFINITY), OTHERS)).isTrue();
    }

    @Test
    void nobody_is_stopped_before_the_first_epoch_that_counts() {
        assertThat(RULE.stops(rival(9, 1, 0), OTHERS)).isFalse();
    }

    @Test
    void fewer_than_four_others_with_a_number_say_nothing() {
        // trial 3 has not reached the third epoch
        assertThat(RULE.stops(rival(9, 3, 1, 1, 1), OTHERS)).isFalse();
        assertThat(RULE.stops(
                        rival(9, 2, 1, 1),
                        List.of(OTHERS.get(0), OTHERS.get(1), OTHERS.get(2), rival(4, 2, 1, Double.NaN))))
                .isFalse();
    }
}
