package org.facelab.dashboard.sweep.stopping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AshaTest {
    private final Asha asha = new Asha(3, 1, 9);

    private static Rival rival(int trial, int epochs, boolean waiting, double score) {
        return new Rival(trial, epochs, waiting, epoch -> score);
    }

    @Test
    void rungs_grow_by_the_reduction_and_end_below_the_last_epoch() {
        assertThat(asha.rungs()).containsExactly(1, 3);
        assertThat(new Asha(3, 2, 20).rungs()).containsExactly(2, 6, 18);
        assertThat(new Asha(10, 1, 10_000).rungs()).containsExactly(1, 10, 100, 1000);
        assertThat(asha.after(0)).contains(1);
        assertThat(asha.after(1)).contains(3);
        assertThat(asha.after(3)).isEmpty();
    }

    @Test
    void nobody_goes_on_before_a_third_of_the_rung_is_one_trial() {
        List<Rival> rivals = new ArrayList<>(List.of(rival(1, 1, true, 5), rival(2, 1, true, 4)));
        assertThat(asha.promotion(rivals, false)).isEmpty();
        rivals.add(rival(3, 1, true, 3));
        assertThat(asha.promotion(rivals, false)).map(Rival::trial).contains(1);
    }

    @Test
    void those_who_went_on_count_in_the_rung_that_they_left() {
        List<Rival> rivals =
                List.of(rival(1, 3, false, 9), rival(2, 1, true, 8), rival(3, 1, true, 7), rival(4, 1, true, 6));
        assertThat(asha.promotion(rivals, false)).isEmpty();
        List<Rival> six = new ArrayList<>(rivals);
        six.add(rival(5, 1, true, 5));
        six.add(rival(6, 1, true, 8.5));
        assertThat(asha.promotion(six, false)).map(Rival::trial).contains(6);
    }

    @Test
    void the_highest_rung_comes_first() {
        List<Rival> rivals = List.of(
                rival(1, 3, true, 9),
                rival(2, 3, true, 8),
                rival(3, 3, true, 7),
                rival(4, 1, true, 10),
                rival(5, 1, true, 1),
                rival(6, 1, true, 1));
        assertThat(asha.promotion(rivals, false)).map(Rival::trial).contains(1);
    }

    @Test
    void a_trial_that_trains_or_failed_or_reported_no_number_does_not_go_on() {
        List<Rival> rivals = List.of(
                rival(1, 1, false, 9),
                rival(2, 1, true, Double.NEGATIVE_INFINITY),
                rival(3, 1, true, 7),
                rival(4, 1, true, 6));
        assertThat(asha.promotion(rivals, false)).isEmpty();
    }

    @Test
    void at_the_close_the_best_trial_goes_on_to_its_end_even_if_there_are_few() {
        List<Rival> rivals = new ArrayList<>(List.of(rival(1, 1, true, 5), rival(2, 1, true, 6)));
        assertThat(asha.promotion(rivals, true)).map(Rival::trial).contains(2);
        rivals.set(1, rival(2, 3, true, 6));
        assertThat(asha.promotion(rivals, true)).map(Rival::trial).contains(2);
        rivals.set(1, rival(2, 9, false, 6));
        assertThat(asha.promotion(rivals, true)).map(Rival::trial).isEqualTo(Optional.empty());
    }
}
