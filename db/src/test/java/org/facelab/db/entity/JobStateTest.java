package org.facelab.db.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobStateTest {
    @ParameterizedTest
    @EnumSource(JobState.class)
    void an_ended_state_stays_ended_and_only_it(JobState state) {
        assertThat(state.next().isEmpty()).isEqualTo(state.ended());
    }

    @ParameterizedTest
    @EnumSource(JobState.class)
    void what_can_be_cancelled_can_become_cancelled(JobState state) {
        assertThat(state.next().contains(JobState.CANCELLED))
                .isEqualTo(state.allowed().contains(JobAction.CANCEL));
    }

    @ParameterizedTest
    @EnumSource(JobState.class)
    void nothing_that_may_still_run_can_be_deleted(JobState state) {
        assertThat(state.allowed().contains(JobAction.DELETE)).isEqualTo(state.ended() || state == JobState.PAUSED);
    }
}
