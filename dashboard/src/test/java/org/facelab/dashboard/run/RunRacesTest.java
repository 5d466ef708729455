package org.facelab.dashboard.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.facelab.dashboard.edge.Conflict;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.db.entity.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** Several people, and a worker, at the very same moment: whatever comes first, the others see what it made. */
@QuarkusTest
class RunRacesTest {
    private static final int TIMES = 8;

    @Inject
    RunControl control;

    @Inject
    RunDeletion deletion;

    @Inject
    ControlledRuns lab;

    private ExecutorService threads;

    @BeforeEach
    void open() {
        threads = Executors.newCachedThreadPool();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    /** Something asked; it may be refused. */
    private interface Call {
        void run() throws Exception;
    }

    /** Starts all at once; tells which were not refused. Anything but a refusal fails the test. */
    private List<Boolean> atOnce(Call... calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.length);
        List<Callable<Boolean>> racers = new ArrayList<>();
        for (Call call : calls) {
            racers.add(() -> {
                start.await();
                try {
                    call.run();
                    return true;
                } catch (Conflict | NotFound e) {
                    return false;
                }
            });
        }
        List<Boolean> done = new ArrayList<>();
        for (Future<Boolean> one : threads.invokeAll(racers)) {
            done.add(one.get());
        }
        return done;
    }

    /** Ends the job as its worker does: one statement under the fence; refused once that has grown. */
    private Call workerEnds(UUID job, String state) {
        return () -> lab.update(
                "update job set state = '" + state + "', lease_until = null, pause_requested = false,"
                        + " ended_at = now() where id = ? and fence = 1 and state = 'RUNNING'",
                job);
    }

    private UUID running() throws IOException {
        UUID id = lab.trained(JobState.RUNNING, 1);
        lab.set(lab.job(id), "fence = 1");
        return id;
    }

    @RepeatedTest(TIMES)
    void two_retries_at_once_make_one_job() throws Exception {
        UUID id = lab.trained(JobState.FAILED, 2);

        List<Boolean> done = atOnce(() -> control.retry(id), () -> control.retry(id), () -> control.retry(id));

        assertThat(done).containsOnlyOnce(true);
        assertThat(lab.phases(id)).containsExactly("0-3 FAILED", "0-3 QUEUED");
    }

    @RepeatedTest(TIMES)
    void continuing_twice_at_once_adds_one_phase() throws Exception {
        UUID id = lab.trained(JobState.SUCCEEDED, 3);

        List<Boolean> done = atOnce(() -> control.continueFor(id, 2), () -> control.continueFor(id, 5));

        assertThat(done).containsOnlyOnce(true);
        assertThat(lab.phases(id)).hasSize(2).first().isEqualTo("0-3 SUCCEEDED");
        int epochs = given().get("/api/runs/" + id).jsonPath().getInt("settings.epochs");
        assertThat(lab.phases(id).get(1)).isEqualTo("3-" + epochs + " QUEUED");
    }

    @RepeatedTest(TIMES)
    void a_retry_and_a_continuation_at_once_are_one_of_both() throws Exception {
        UUID id = lab.trained(JobState.CANCELLED, 2);

        List<Boolean> done = atOnce(() -> control.retry(id), () -> control.continueFor(id, 5));

        assertThat(done).containsOnlyOnce(true);
        assertThat(lab.phases(id)).hasSize(2);
        assertThat(lab.phases(id).get(1)).isEqualTo(done.get(0) ? "0-3 QUEUED" : "2-7 QUEUED");
    }

    @RepeatedTest(TIMES)
    void a_pause_and_a_cancel_of_a_waiting_run_end_cancelled() throws Exception {
        UUID id = lab.trained(JobState.QUEUED, 0);

        List<Boolean> done = atOnce(() -> control.pause(id), () -> control.cancel(id));

        assertThat(done.get(1)).as("cancelling is allowed before and after").isTrue();
        assertThat(given().get("/api/runs/" + id).jsonPath().getString("state")).isEqualTo("CANCELLED");
    }

    @RepeatedTest(TIMES)
    void a_cancel_in_the_moment_in_which_the_worker_ends_is_before_it_or_refused() throws Exception {
        UUID id = running();
        UUID job = lab.job(id);

        List<Boolean> done = atOnce(() -> control.cancel(id), workerEnds(job, "SUCCEEDED"), () -> control.pause(id));

        assertThat(lab.one("select state from job where id = ?", job)).isEqualTo("SUCCEEDED");
        boolean asked = (Boolean) lab.one("select cancel_requested from job where id = ?", job);
        assertThat(asked).isEqualTo(done.get(0));
    }

    @RepeatedTest(TIMES)
    void a_deletion_and_a_retry_at_once_leave_a_waiting_run_or_none() throws Exception {
        UUID id = lab.trained(JobState.FAILED, 2);
        UUID old = lab.job(id);

        List<Boolean> done = atOnce(() -> deletion.delete(id), () -> control.retry(id));

        assertThat(done).containsOnlyOnce(true);
        boolean deleted = done.get(0);
        assertThat(lab.all("select state from run r join job j on j.id = r.job_id where r.id = ?", id))
                .isEqualTo(deleted ? List.of() : List.of("QUEUED"));
        assertThat(lab.all("select state from job where id = ?", old))
                .isEqualTo(deleted ? List.of() : List.of("FAILED"));
    }

    @RepeatedTest(TIMES)
    void a_deletion_and_a_resume_of_a_paused_run_are_one_of_both() throws Exception {
        UUID id = lab.trained(JobState.PAUSED, 2);
        UUID job = lab.job(id);

        List<Boolean> done = atOnce(() -> deletion.delete(id), () -> control.resume(id));

        assertThat(done).containsOnlyOnce(true);
        assertThat(lab.all("select state from job where id = ?", job))
                .isEqualTo(done.get(0) ? List.of() : List.of("QUEUED"));
    }

    @RepeatedTest(TIMES)
    void two_deletions_at_once_are_one() throws Exception {
        UUID id = lab.trained(JobState.SUCCEEDED, 2);

        assertThat(atOnce(() -> deletion.delete(id), () -> deletion.delete(id))).containsOnlyOnce(true);
        given().get("/api/runs/" + id).then().statusCode(404);
    }
}
