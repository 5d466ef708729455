package org.facelab.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobKind;
import org.facelab.db.entity.JobState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ByHand.class)
class EndingsTest {
    @Inject
    ClaimQueue queue;

    @Inject
    Endings endings;

    @Inject
    TestJobs jobs;

    @BeforeEach
    void clear() {
        jobs.clear();
    }

    private Claim claimed() {
        jobs.run();
        return queue.next(Slot.TRAINING, true).orElseThrow();
    }

    @Test
    void a_failure_is_recorded_with_its_reason() {
        Claim claim = claimed();

        endings.end(claim, null, JobState.FAILED, FailureKind.REFUSED, "too few images");

        Job job = jobs.look(claim.jobId());
        assertThat(job.state).isEqualTo(JobState.FAILED);
        assertThat(job.failureKind).isEqualTo(FailureKind.REFUSED);
        assertThat(job.failureText).isEqualTo("too few images");
        assertThat(job.leaseUntil).isNull();
    }

    @Test
    void a_lost_claim_can_neither_end_nor_give_back_its_job() {
        Claim claim = claimed();
        jobs.set(claim.jobId(), "fence = fence + 1");

        assertThatThrownBy(() -> endings.end(claim, null, JobState.SUCCEEDED, null, "Succeeded"))
                .isInstanceOf(ClaimLost.class);
        assertThatThrownBy(() -> endings.giveBack(claim, "a test")).isInstanceOf(ClaimLost.class);
        assertThat(jobs.look(claim.jobId()).state).isEqualTo(JobState.RUNNING);
        assertThat(jobs.one("select count(*) from run_event where kind in ('succeeded', 'given-back') and run_id = '"
                        + claim.runId() + "'"))
                .isEqualTo(0L);
    }

    @Test
    void a_job_that_ended_cannot_end_again() {
        Claim claim = claimed();
        endings.end(claim, null, JobState.CANCELLED, null, "Cancelled");

        assertThatThrownBy(() -> endings.end(claim, null, JobState.SUCCEEDED, null, "Succeeded"))
                .isInstanceOf(ClaimLost.class);
        assertThat(jobs.look(claim.jobId()).state).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void a_follower_is_queued_and_announced_once_all_that_it_needs_has_succeeded() throws Exception {
        Claim one = claimed();
        Claim other = claimed();
        UUID follower = jobs.blocked(one.jobId(), other.jobId());
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> ends = List.of(
                    threads.submit(() -> endings.end(one, null, JobState.SUCCEEDED, null, "Succeeded")),
                    threads.submit(() -> endings.end(other, null, JobState.SUCCEEDED, null, "Succeeded")));
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(jobs.look(follower).state).isEqualTo(JobState.QUEUED);
        assertThat(jobs.one("select count(*) from outbox where message ->> 'jobId' = '" + follower + "'"))
                .isEqualTo(1L);
    }

    @Test
    void followers_of_a_failed_job_are_cancelled_down_the_line() {
        Claim claim = claimed();
        UUID follower = jobs.blocked(claim.jobId());
        UUID last = jobs.blocked(follower);

        endings.end(claim, null, JobState.FAILED, FailureKind.FAULT, "broke");

        assertThat(jobs.look(follower).state).isEqualTo(JobState.CANCELLED);
        assertThat(jobs.look(last).state).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void a_give_back_queues_and_announces_the_job() {
        UUID job = jobs.queued(JobKind.IMPORT, 0);
        endings.giveBack(queue.next(Slot.IMPORT, true).orElseThrow(), "a test");

        assertThat(jobs.look(job).state).isEqualTo(JobState.QUEUED);
        assertThat(jobs.one("select topic from outbox where message ->> 'jobId' = '" + job + "'"))
                .isEqualTo("facelab.dataset-jobs");
    }

    @Test
    void a_cancel_that_came_while_it_was_being_paused_is_not_forgotten() {
        Claim claim = claimed();
        jobs.set(claim.jobId(), "pause_requested = true, cancel_requested = true");
        UUID follower = jobs.blocked(claim.jobId());

        endings.end(claim, null, JobState.PAUSED, null, "Paused");

        assertThat(jobs.look(claim.jobId()).state).isEqualTo(JobState.CANCELLED);
        assertThat(jobs.look(claim.jobId()).endedAt).isNotNull();
        assertThat(jobs.look(follower).state).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void a_give_back_heeds_what_was_asked_for_meanwhile() {
        Claim paused = claimed();
        jobs.set(paused.jobId(), "pause_requested = true");
        Claim cancelled = claimed();
        jobs.set(cancelled.jobId(), "cancel_requested = true, sample_requested = true");

        endings.giveBack(paused, "a test");
        endings.giveBack(cancelled, "a test");

        assertThat(jobs.look(paused.jobId()).state).isEqualTo(JobState.PAUSED);
        assertThat(jobs.look(paused.jobId()).pauseRequested).isFalse();
        assertThat(jobs.look(cancelled.jobId()).state).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void wishes_end_with_the_job() {
        Claim claim = claimed();
        jobs.set(claim.jobId(), "sample_requested = true, save_requested = true");

        endings.end(claim, null, JobState.SUCCEEDED, null, "Succeeded");

        assertThat(jobs.look(claim.jobId()).sampleRequested).isFalse();
        assertThat(jobs.look(claim.jobId()).saveRequested).isFalse();
    }
}
