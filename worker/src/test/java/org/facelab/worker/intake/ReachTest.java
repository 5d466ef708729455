package org.facelab.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ReachTest {
    private final Ticking clock = new Ticking();
    private final Reach reach = new Reach(clock, Duration.ofSeconds(30));

    @Test
    void a_worker_that_reached_the_database_for_a_whole_lease_may_take_over() {
        reach.reached();
        clock.tick(Duration.ofSeconds(29));
        reach.reached();
        assertThat(reach.longEnough()).isFalse();

        clock.tick(Duration.ofSeconds(1));
        assertThat(reach.longEnough()).isTrue();
    }

    @Test
    void a_worker_that_was_frozen_for_a_lease_waits_anew() {
        reach.reached();
        clock.tick(Duration.ofSeconds(20));
        reach.reached();
        clock.tick(Duration.ofSeconds(20));
        assertThat(reach.longEnough()).isTrue();

        clock.tick(Duration.ofSeconds(60));
        assertThat(reach.longEnough()).as("woken, before the database answered").isFalse();
        reach.reached();
        assertThat(reach.longEnough()).as("woken, once it has").isFalse();
    }

    @Test
    void one_miss_starts_the_wait_anew() {
        reach.reached();
        clock.tick(Duration.ofSeconds(20));
        reach.reached();
        clock.tick(Duration.ofSeconds(20));
        reach.missed();
        assertThat(reach.longEnough()).isFalse();

        reach.reached();
        clock.tick(Duration.ofSeconds(20));
        assertThat(reach.longEnough()).isFalse();
    }

    @Test
    void a_worker_that_never_reached_it_takes_nothing_over() {
        clock.tick(Duration.ofHours(1));
        assertThat(reach.longEnough()).isFalse();
    }

    private static final class Ticking extends Clock {
        private Instant now = Instant.EPOCH;

        void tick(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
