package org.facelab.dashboard.page.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunLogTest {
    private static RunLog.Event event(String kind) {
        return new RunLog.Event(Instant.EPOCH, kind, "text");
    }

    @Test
    void kind_of_an_event_has_its_own_shape_in_whatever_letters_it_was_written() {
        assertThat(event("SUBMITTED").icon()).isEqualTo("clock");
        assertThat(event("taken-over").icon()).isEqualTo("plug-connected-x");
        assertThat(event("given-back").icon()).isEqualTo("arrow-back-up");
        assertThat(event("something new").icon()).isEqualTo("corner-down-right");
    }

    @Test
    void what_went_wrong_is_coloured() {
        assertThat(event("failed").css()).isEqualTo("bad");
        assertThat(event("skipped").css()).isEqualTo("warn");
        assertThat(event("checkpoint").css()).isEmpty();
    }

    @Test
    void counts_are_said_in_words() {
        assertThat(new RunLog.Leavings(1520, 1, 9).words()).isEqualTo("1 checkpoint and 1,520 pictures");
    }
}
