package org.facelab.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobKind;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ByHand.class)
class ClaimQueueTest {
    @Inject
    EntityManager em;

    @Inject
    WorkerSettings settings;

    @Inject
    Endings endings;

    @Inject
    JobEvents events;

    @Inject
    TestJobs jobs;

    private ClaimQueue first;
    private ClaimQueue second;

    @BeforeEach
    void twoWorkers() {
        jobs.clear();
        first = queue("first");
        second = queue("second");
    }

    private ClaimQueue queue(String name) {
        return new ClaimQueue(em, WorkerIdentity.named(name), settings, endings, events);
    }

    @Test
    void two_workers_never_claim_the_same_job() throws Exception {
        Set<UUID> waiting = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            waiting.add(jobs.queued(JobKind.IMPORT, 0));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<UUID>>> claimers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ClaimQueue queue = queue("racer-" + i);
                claimers.add(() -> drain(queue));
            }
            List<UUID> claimed = new ArrayList<>();
            for (Future<List<UUID>> one : threads.invokeAll(claimers)) {
                claimed.addAll(one.get());
            }
            assertThat(claimed).containsExactlyInAnyOrderElementsOf(waiting);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<UUID> drain(ClaimQueue queue) {
        List<UUID> claimed = new ArrayList<>();
        for (Optional<Claim> claim = queue.next(Slot.IMPORT, true);
                claim.isPresent();
                claim = queue.next(Slot.IMPORT, true)) {
            claimed.add(claim.get().jobId());
        }
        return claimed;
    }

    @Test
    void the_higher_priority_goes_first_then_the_older() {
        UUID older = jobs.queued(JobKind.IMPORT, 0);
        UUID newer = jobs.queued(JobKind.IMPORT, 0);
        UUID urgent = jobs.queued(JobKind.IMPORT, 5);

        assertThat(drain(first)).containsExactly(urgent, older, newer);
    }

    @Test
    void a_slot_takes_only_jobs_of_its_kinds() {
        jobs.queued(JobKind.TRAIN, 0);

        assertThat(first.next(Slot.GENERATION, true)).isEmpty();
    }

    @Test
    void a_claim_sets_lease_owner_fence_and_attempt() {
        Run run = jobs.run();

        Claim claim = first.next(Slot.TRAINING, false).orElseThrow();

        assertThat(claim).isEqualTo(new Claim(run.jobId, JobKind.TRAIN, run.id, 1, 1));
        Job job = jobs.look(run.jobId);
        assertThat(job.state).isEqualTo(JobState.RUNNING);
        assertThat(job.leaseOwner).isEqualTo("first");
        assertThat(job.leaseUntil).isAfter(job.startedAt);
        assertThat(jobs.one("select text from run_event where run_id = '" + run.id + "'")
                        .toString())
                .startsWith("Claimed by first, ");
    }

    @Test
    void an_ended_lease_is_taken_over_with_a_new_fence() {
        Run run = jobs.run();
        first.next(Slot.TRAINING, false).orElseThrow();
        assertThat(second.next(Slot.TRAINING, true)).as("the lease lasts").isEmpty();
        jobs.set(run.jobId, "lease_until = now() - interval '1 second'");

        Claim taken = second.next(Slot.TRAINING, true).orElseThrow();

        assertThat(taken.fence()).isEqualTo(2);
        assertThat(taken.attempt()).isEqualTo(2);
        assertThat(jobs.one("select outcome from job_attempt where fence = 1 and job_id = '" + run.jobId + "'"))
                .isEqualTo("LOST");
        assertThat(jobs.look(run.jobId).leaseOwner).isEqualTo("second");
    }

    @Test
    void an_ended_lease_of_another_stays_until_the_database_was_reached_for_a_whole_lease() {
        Run run = jobs.run();
        first.next(Slot.TRAINING, false).orElseThrow();
        jobs.set(run.jobId, "lease_until = now() - interval '1 second'");

        assertThat(second.next(Slot.TRAINING, false)).isEmpty();
        assertThat(jobs.look(run.jobId).leaseOwner).isEqualTo("first");
    }

    @Test
    void a_restarted_worker_takes_back_at_once_what_its_former_self_held() {
        Run run = jobs.run();
        first.next(Slot.TRAINING, false).orElseThrow();

        Claim again = queue("first").next(Slot.TRAINING, false).orElseThrow();

        assertThat(again.jobId()).isEqualTo(run.jobId);
        assertThat(again.fence()).isEqualTo(2);
    }

    @Test
    void a_job_whose_cancel_flag_is_set_is_cancelled_instead_of_started() {
        Run run = jobs.run();
        jobs.set(run.jobId, "cancel_requested = true");
        UUID next = jobs.run().jobId;

        assertThat(first.next(Slot.TRAINING, false).orElseThrow().jobId()).isEqualTo(next);
        Job job = jobs.look(run.jobId);
        assertThat(job.state).isEqualTo(JobState.CANCELLED);
        assertThat(job.endedAt).isNotNull();
    }

    @Test
    void a_lost_job_whose_pause_flag_is_set_is_paused() {
        Run run = jobs.run();
        first.next(Slot.TRAINING, false).orElseThrow();
        jobs.set(run.jobId, "pause_requested = true, lease_until = now() - interval '1 second'");

        assertThat(second.next(Slot.TRAINING, true)).isEmpty();
        assertThat(jobs.look(run.jobId).state).isEqualTo(JobState.PAUSED);
    }

    @Test
    void a_job_that_was_lost_three_times_fails() {
        Run run = jobs.run();
        for (int i = 0; i < 3; i++) {
            assertThat(first.next(Slot.TRAINING, true)).isPresent();
            jobs.set(run.jobId, "lease_until = now() - interval '1 second'");
        }

        assertThat(second.next(Slot.TRAINING, true)).isEmpty();
        Job job = jobs.look(run.jobId);
        assertThat(job.state).isEqualTo(JobState.FAILED);
        assertThat(job.failureKind).isEqualTo(FailureKind.LOST);
        assertThat(job.failureText).contains("3 times").contains("first");
    }

    @Test
    void a_job_that_was_given_back_uses_up_no_attempt() {
        Run run = jobs.run();
        for (int i = 0; i < 5; i++) {
            endings.giveBack(first.next(Slot.TRAINING, true).orElseThrow(), "a test");
        }

        assertThat(jobs.look(run.jobId).attempt).isZero();
        assertThat(first.next(Slot.TRAINING, true)).isPresent();
    }

    @Test
    void a_drained_worker_claims_nothing_and_another_one_does() {
        Run run = jobs.run();
        jobs.sql("insert into worker (name, instance, host, device, threads, drain)"
                + " values ('first', gen_random_uuid(), 'h', 'cpu', 1, 'FINISH')"
                + " on conflict (name) do update set drain = 'FINISH'");
        try {
            assertThat(first.next(Slot.TRAINING, true)).isEmpty();
            assertThat(second.next(Slot.TRAINING, true).orElseThrow().jobId()).isEqualTo(run.jobId);
        } finally {
            jobs.sql("delete from worker where name = 'first'");
        }
    }
}
