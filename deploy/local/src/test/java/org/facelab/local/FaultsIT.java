package org.facelab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two workers, and what goes wrong: killed, frozen, shut down, without a broker. Each broken run must end with the very
 * numbers of one that nothing happened to. The build shortens the lease.
 */
class FaultsIT {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int EPOCHS = 5;
    private static final String OUTCOMES =
            "select a.outcome from job_attempt a join run r on r.job_id = a.job_id where r.id = ? order by a.fence";
    private static final String WORKERS =
            "select a.worker from job_attempt a join run r on r.job_id = a.job_id where r.id = ? order by a.fence";

    private static Bench bench;
    private static LaboratoryApi api;
    private static String faces;
    private static Map<String, String> unbroken;

    @BeforeAll
    static void train_a_run_that_nothing_happens_to() throws Exception {
        bench = new Bench();
        api = bench.api();
        bench.ensureWorkers("worker-1", "worker-2");
        faces = api.drawnFaces(1_500);
        String run = api.run("unbroken", faces, EPOCHS);
        api.awaitRun(run, "SUCCEEDED", LIMIT);
        unbroken = api.losses(run);
        assertThat(unbroken).containsKeys("train loss epoch " + EPOCHS, "validation elbo epoch " + EPOCHS);
    }

    @AfterAll
    static void stop() throws Exception {
        bench.close();
    }

    @BeforeEach
    void have_two_workers() {
        bench.ensureWorkers("worker-1", "worker-2");
    }

    @Test
    void a_job_whose_worker_is_killed_goes_on_elsewhere_after_the_last_checkpoint() throws Exception {
        String run = api.run("killed", faces, EPOCHS);
        int stored = LaboratoryApi.epoch(api.awaitEpoch(run, 2, LIMIT));
        String first = workerOf(run);
        ChildProcess killed = bench.worker(first);
        killed.kill();
        killed.awaitEnd(LIMIT);
        List<String> before = recorded(run, stored);

        api.awaitRun(run, "SUCCEEDED", LIMIT);

        assertThat(bench.query(OUTCOMES, run)).containsExactly("LOST", "SUCCEEDED");
        assertThat(bench.query(WORKERS, run)).startsWith(first).doesNotHaveDuplicates();
        assertThat(recorded(run, stored))
                .as("epochs up to %d were not trained again", stored)
                .isEqualTo(before);
        assertThat(api.losses(run)).isEqualTo(unbroken);
    }

    @Test
    void a_job_given_back_in_mid_epoch_by_a_clean_shutdown_ends_with_the_same_losses() throws Exception {
        String run = api.run("given back", faces, EPOCHS);
        api.awaitEpoch(run, 2, LIMIT);
        String first = workerOf(run);
        ChildProcess stopped = bench.worker(first);
        stopped.terminate();
        assertThat(stopped.awaitEnd(LIMIT)).isTrue();
        assertThat(stopped.exitCode()).as("a clean end after SIGTERM").isIn(0, 143);
        // the row itself goes as soon as whoever took over has stored the epoch
        List<String> withinEpoch = bench.query(
                "select text from run_event where run_id = ? and kind = 'checkpoint' and text like 'Saved within epoch%'",
                run);

        JsonNode ended = api.awaitRun(run, "SUCCEEDED", LIMIT);

        assertThat(withinEpoch).as("the shutdown stored where it was").hasSize(1);
        assertThat(bench.query(OUTCOMES, run)).containsExactly("GIVEN_BACK", "SUCCEEDED");
        assertThat(ended.path("worker").asText()).isNotEqualTo(first);
        assertThat(bench.query("select j.attempt::text from job j join run r on r.job_id = j.id where r.id = ?", run))
                .as("the shutdown used up no attempt")
                .containsExactly("1");
        assertThat(api.losses(run)).isEqualTo(unbroken);
    }

    @Test
    void a_worker_frozen_beyond_its_lease_finds_itself_fenced_and_overwrites_nothing() throws Exception {
        String run = api.run("frozen", faces, EPOCHS);
        api.awaitEpoch(run, 1, LIMIT);
        ChildProcess frozen = bench.worker(workerOf(run));
        signal("STOP", frozen);
        await("the takeover")
                .atMost(LIMIT)
                .until(() -> bench.query(WORKERS, run).size() == 2);
        assertThat(bench.query(WORKERS, run)).startsWith(frozen.name()).doesNotHaveDuplicates();

        signal("CONT", frozen);
        await("what the frozen worker says")
                .atMost(LIMIT)
                .until(() -> frozen.lastLines().stream().anyMatch(line -> line.contains("the claim on")));
        api.awaitRun(run, "SUCCEEDED", LIMIT);

        assertThat(frozen.isAlive()).isTrue();
        assertThat(bench.query(OUTCOMES, run)).containsExactly("LOST", "SUCCEEDED");
        assertThat(api.losses(run)).isEqualTo(unbroken);
        for (JsonNode checkpoint : api.list("/api/runs/" + run + "/checkpoints")) {
            byte[] file = api.bytes("/api/checkpoints/" + checkpoint.path("id").asText() + "/file");
            assertThat(sha256(file)).isEqualTo(checkpoint.path("sha256").asText());
        }
    }

    @Test
    void a_run_that_is_paused_and_resumed_in_mid_epoch_ends_with_the_same_losses() throws Exception {
        String run = api.run("paused", faces, EPOCHS);
        api.awaitEpoch(run, 1, LIMIT);
        api.post("/api/runs/" + run + "/pause", Map.of());
        api.awaitRun(run, "PAUSED", LIMIT);
        List<String> withinEpoch =
                bench.query("select step::text from checkpoint where within_epoch and run_id = ?", run);

        api.post("/api/runs/" + run + "/resume", Map.of());
        api.awaitRun(run, "SUCCEEDED", LIMIT);

        assertThat(withinEpoch).as("the pause stored where it was").hasSize(1);
        assertThat(bench.query(OUTCOMES, run)).containsExactly("PAUSED", "SUCCEEDED");
        assertThat(api.losses(run)).isEqualTo(unbroken);
    }

    @Test
    void a_cancel_whose_worker_is_killed_and_none_is_left_ends_by_itself() throws Exception {
        String run = api.run("left behind", faces, 1_000);
        api.awaitEpoch(run, 1, LIMIT);
        String holder = workerOf(run);
        ChildProcess other = bench.worker(holder.equals("worker-1") ? "worker-2" : "worker-1");
        other.terminate();
        other.awaitEnd(LIMIT);
        ChildProcess killed = bench.worker(holder);
        signal("STOP", killed);
        api.post("/api/runs/" + run + "/cancel", Map.of());
        killed.kill();
        killed.awaitEnd(LIMIT);

        api.awaitRun(run, "CANCELLED", LIMIT);

        assertThat(bench.query(OUTCOMES, run)).containsExactly("LOST");
    }

    @Test
    void a_broker_that_is_down_at_submission_delays_and_loses_nothing() throws Exception {
        bench.stopKafka();
        String run;
        try {
            run = api.run("without a broker", faces, 1);
        } finally {
            bench.startKafka();
        }

        api.awaitRun(run, "SUCCEEDED", LIMIT);
        await("the announcements")
                .atMost(LIMIT)
                .until(() -> bench.query(
                                "select message::text from outbox where sent_at is null and ?::uuid is not null", run)
                        .isEmpty());
    }

    @Test
    void a_cancel_acts_soon_while_the_broker_is_down() throws Exception {
        String run = api.run("to be cancelled", faces, 1_000);
        api.awaitEpoch(run, 1, LIMIT);
        bench.stopKafka();
        try {
            long called = System.nanoTime();
            api.post("/api/runs/" + run + "/cancel", Map.of());

            // the broker stays away meanwhile: whatever tells the worker, it is not an announcement
            api.awaitRun(run, "CANCELLED", LIMIT);
            System.out.printf(
                    "without a broker a run was cancelled %d ms after the call%n",
                    Duration.ofNanos(System.nanoTime() - called).toMillis());
        } finally {
            bench.startKafka();
        }
        assertThat(bench.query(OUTCOMES, run)).containsExactly("CANCELLED");
    }

    /** When each metric up to an epoch was written; a resumed run that trained it again would write it anew. */
    private static List<String> recorded(String run, int lastEpoch) {
        return bench.query(
                "select split || name || epoch || recorded_at from metric where run_id = ? and epoch <= " + lastEpoch
                        + " order by 1",
                run);
    }

    private static String workerOf(String run) {
        return api.get("/api/runs/" + run).path("worker").asText();
    }

    private static void signal(String name, ChildProcess process) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
