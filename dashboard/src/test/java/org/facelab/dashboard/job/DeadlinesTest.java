package org.facelab.dashboard.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.facelab.dashboard.run.ControlledRuns;
import org.facelab.db.entity.Ids;
import org.facelab.db.entity.JobState;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeadlinesTest {
    private static final String GONE = "lease_until = now() - interval '20 seconds'";

    @Inject
    Deadlines deadlines;

    @Inject
    ControlledRuns lab;

    /** A running job of a worker, with an open attempt. */
    private UUID running(UUID run, String assignments) {
        UUID job = lab.job(run);
        lab.set(job, "fence = 3, lease_owner = 'gone-1', " + assignments);
        lab.update("insert into job_attempt (job_id, fence, worker) values (?, 3, 'gone-1')", job);
        return job;
    }

    private Object state(UUID job) {
        return lab.one("select state || ' ' || fence from job where id = ?", job);
    }

    @Test
    void a_cancel_that_a_dead_worker_left_is_done_under_a_new_fence() throws IOException {
        UUID run = lab.trained(JobState.RUNNING, 1);
        UUID job = running(run, "cancel_requested = true, asked_at = now(), " + GONE);

        deadlines.endOverdue();

        assertThat(state(job)).isEqualTo("CANCELLED 4");
        assertThat(lab.one("select outcome from job_attempt where job_id = ?", job))
                .isEqualTo("LOST");
        assertThat(lab.all("select text from run_event where kind = 'CANCELLED' and run_id = ?", run))
                .containsExactly("Cancelled without its worker: gone-1 did not act in time");
    }

    @Test
    void a_pause_that_a_dead_worker_left_is_done_and_can_be_resumed() throws IOException {
        UUID run = lab.trained(JobState.RUNNING, 1);
        UUID job = running(run, "pause_requested = true, sample_requested = true, asked_at = now(), " + GONE);

        deadlines.endOverdue();

        assertThat(state(job)).isEqualTo("PAUSED 4");
        assertThat(lab.one("select pause_requested or sample_requested from job where id = ?", job))
                .isEqualTo(false);
    }

    @Test
    void a_lease_that_ended_just_now_leaves_the_living_time_to_renew_it() throws IOException {
        UUID run = lab.trained(JobState.RUNNING, 1);
        UUID job = running(run, "cancel_requested = true, asked_at = now(), lease_until = now() - interval '1 second'");

        deadlines.endOverdue();

        assertThat(state(job)).isEqualTo("RUNNING 3");
        lab.set(job, "lease_until = now() + interval '1 hour'");
    }

    @Test
    void a_worker_that_renews_its_lease_and_does_not_stop_is_fenced_after_its_time() throws IOException {
        UUID cancelled = running(lab.trained(JobState.RUNNING, 1), "cancel_requested = true, asked_at = now()");
        UUID paused = running(lab.trained(JobState.RUNNING, 1), "pause_requested = true, asked_at = now()");

        deadlines.endOverdue();
        assertThat(state(cancelled)).isEqualTo("RUNNING 3");
        lab.set(cancelled, "asked_at = now() - interval '2 minutes'");
        lab.set(paused, "asked_at = now() - interval '2 minutes'");
        deadlines.endOverdue();

        assertThat(state(cancelled)).isEqualTo("CANCELLED 4");
        assertThat(state(paused))
                .as("a pause may have to wait for an evaluation")
                .isEqualTo("RUNNING 3");
        lab.set(paused, "asked_at = now() - interval '1 hour'");
        deadlines.endOverdue();
        assertThat(state(paused)).isEqualTo("PAUSED 4");
    }

    @Test
    void a_job_given_back_before_its_worker_saw_the_flag_does_not_wait_cancelling() throws IOException {
        UUID job = lab.job(lab.trained(JobState.QUEUED, 0));
        lab.set(job, "cancel_requested = true, asked_at = now()");

        deadlines.endOverdue();

        assertThat(state(job)).isEqualTo("CANCELLED 1");
    }

    @Test
    void a_lost_job_that_nobody_asked_to_stop_waits_for_a_worker() throws IOException {
        UUID job = running(lab.trained(JobState.RUNNING, 1), GONE);

        deadlines.endOverdue();

        assertThat(state(job)).isEqualTo("RUNNING 3");
        lab.set(job, "lease_until = now() + interval '1 hour'");
    }

    @Test
    void several_dashboards_at_once_end_a_job_once_and_with_it_what_waited_for_it() throws Exception {
        UUID run = lab.trained(JobState.RUNNING, 1);
        UUID job = running(run, "cancel_requested = true, asked_at = now(), " + GONE);
        UUID follower = Ids.next();
        UUID last = Ids.next();
        lab.update("insert into job (id, kind, state) values (?, 'TRAIN', 'BLOCKED')", follower);
        lab.update("insert into job (id, kind, state) values (?, 'TRAIN', 'BLOCKED')", last);
        lab.update("insert into job_dependency (job_id, needs_job_id) values ('" + follower + "', ?)", job);
        lab.update("insert into job_dependency (job_id, needs_job_id) values ('" + last + "', ?)", follower);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> all = List.of(
                    threads.submit(deadlines::endOverdue),
                    threads.submit(deadlines::endOverdue),
                    threads.submit(deadlines::endOverdue));
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        // who skipped the locked row left it to the one that had it
        deadlines.endOverdue();

        assertThat(state(job)).isEqualTo("CANCELLED 4");
        assertThat(lab.all("select text from run_event where kind = 'CANCELLED' and run_id = ?", run))
                .hasSize(1);
        assertThat(lab.one("select state from job where id = ?", follower)).isEqualTo("CANCELLED");
        assertThat(lab.one("select state from job where id = ?", last)).isEqualTo("CANCELLED");
    }
}
