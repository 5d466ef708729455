package org.facelab.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ByHand.class)
class WatchTest {
    @Inject
    ClaimQueue queue;

    @Inject
    Watch watch;

    @Inject
    TestJobs jobs;

    private RunningJob job;

    @BeforeEach
    void claim() {
        jobs.clear();
        jobs.run();
        job = new RunningJob(queue.next(Slot.TRAINING, true).orElseThrow());
        watch.add(job);
    }

    @AfterEach
    void forget() {
        watch.remove(job);
    }

    @Test
    void the_lease_is_renewed_and_the_progress_stored() {
        Instant before = jobs.look(job.claim().jobId()).leaseUntil;
        job.progress("{\"epoch\": 3}");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> jobs.look(job.claim().jobId()).leaseUntil.isAfter(before));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jobs.look(job.claim().jobId()).progress.contains("3"));
        assertThat(job.signal()).isEqualTo(Signal.GO_ON);
    }

    @Test
    void a_cancel_flag_is_seen() {
        jobs.set(job.claim().jobId(), "cancel_requested = true");

        await().atMost(Duration.ofSeconds(60)).until(() -> job.signal() == Signal.CANCEL);
    }

    @Test
    void a_pause_flag_is_seen() {
        jobs.set(job.claim().jobId(), "pause_requested = true");

        await().atMost(Duration.ofSeconds(60)).until(() -> job.signal() == Signal.PAUSE);
    }

    @Test
    void requests_are_seen_and_gone_once_they_are_answered() {
        jobs.set(job.claim().jobId(), "sample_requested = true, save_requested = true");
        await().atMost(Duration.ofSeconds(60)).until(() -> job.asked(Request.SAMPLE) && job.asked(Request.SAVE));

        jobs.set(job.claim().jobId(), "sample_requested = false");
        job.answered(Request.SAMPLE);
        assertThat(job.asked(Request.SAMPLE)).isFalse();
        assertThat(job.asked(Request.SAVE)).isTrue();

        jobs.set(job.claim().jobId(), "save_requested = false");
        await().atMost(Duration.ofSeconds(60)).until(() -> !job.asked(Request.SAVE));
        assertThat(job.signal()).isEqualTo(Signal.GO_ON);
    }

    /** The watch may have read the row before the answer and tell of it after. */
    @Test
    void a_look_from_before_an_answer_does_not_ask_again() {
        RunningJob alone = new RunningJob(job.claim());
        long before = alone.answers();
        alone.answered(Request.SAVE);
        alone.asked(Set.of(Request.SAVE), before);
        assertThat(alone.asked(Request.SAVE)).isFalse();

        alone.asked(Set.of(Request.SAVE), alone.answers());
        assertThat(alone.asked(Request.SAVE)).isTrue();
    }

    @Test
    void a_job_that_somebody_else_claimed_is_lost() {
        jobs.set(job.claim().jobId(), "fence = fence + 1");

        await().atMost(Duration.ofSeconds(60)).until(() -> job.signal() == Signal.LOST);
    }
}
