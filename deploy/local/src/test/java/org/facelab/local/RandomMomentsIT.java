package org.facelab.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A training that is broken at moments drawn from a seed, by {@code kill -9} of its worker or by a pause, ends with every
 * loss of the unbroken one, bit for bit; so does one that is trained in two pieces at a constant rate. What the moments
 * hit differs from machine to machine, what comes out may not.
 */
class RandomMomentsIT {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final long SEED = 2_026;
    private static final int EPOCHS = 6;
    private static final Map<String, Object> CONSTANT = Map.of("schedule", "constant", "warmupSteps", 40);
    private static final String OUTCOMES = "select a.outcome from job_attempt a join run_job r on r.job_id = a.job_id"
            + " where r.run_id = ? order by a.started_at, a.fence";

    private static Bench bench;
    private static LaboratoryApi api;
    private static String faces;
    private static Map<String, String> unbroken;
    private static long steps;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @BeforeAll
    static void train_a_run_that_nothing_happens_to() throws Exception {
        bench = new Bench();
        api = bench.api();
        bench.ensureWorkers("worker-1", "worker-2");
        faces = api.drawnFaces(1_500);
        String run = api.run("unbroken", faces, EPOCHS, CONSTANT);
        steps = api.awaitRun(run, "SUCCEEDED", LIMIT)
                .path("progress")
                .path("steps")
                .asLong();
        unbroken = api.losses(run);
        assertThat(steps).as("steps of an epoch").isGreaterThan(20);
        assertThat(unbroken).containsKey("validation elbo epoch " + EPOCHS);
    }

    @AfterAll
    static void stop() throws Exception {
        bench.close();
    }

    /**
     * A step within a fifth of the training. All lie in its first half: a step is only told with the next heartbeat, and
     * on a fast machine the rest must last longer than that.
     */
    private long moment(int fifth) {
        long length = EPOCHS * steps / 5;
        return fifth * length + random.nextLong(1, length * 2 / 3);
    }

    @Test
    void killed_three_times() throws Exception {
        String run = api.run("killed", faces, EPOCHS, CONSTANT);
        for (int fifth = 0; fifth < 3; fifth++) {
            bench.ensureWorkers("worker-1", "worker-2");
            long step = moment(fifth);
            api.awaitStep(run, step, LIMIT);
            String worker = api.get("/api/runs/" + run).path("worker").asText();
            System.out.printf("seed %d: %s is killed at step %d of %d%n", SEED, worker, step, EPOCHS * steps);
            bench.worker(worker).kill();
            assertThat(bench.worker(worker).awaitEnd(LIMIT)).isTrue();
        }
        api.awaitRun(run, "SUCCEEDED", LIMIT);

        assertThat(bench.query(OUTCOMES, run)).containsExactly("LOST", "LOST", "LOST", "SUCCEEDED");
        assertThat(api.losses(run)).isEqualTo(unbroken);
    }

    @Test
    void paused_and_resumed_and_continued_at_a_constant_rate() {
        bench.ensureWorkers("worker-1", "worker-2");
        String run = api.run("in pieces", faces, EPOCHS / 2, CONSTANT);
        api.awaitStep(run, moment(0), LIMIT);
        api.post("/api/runs/" + run + "/pause", Map.of());
        api.awaitRun(run, "PAUSED", LIMIT);
        List<String> saved = bench.query("select step::text from checkpoint where run_id = ? order by step desc", run);
        System.out.printf("seed %d: paused at step %s of %d%n", SEED, saved, EPOCHS * steps);
        api.post("/api/runs/" + run + "/resume", Map.of());
        api.awaitRun(run, "SUCCEEDED", LIMIT);
        assertThat(api.losses(run)).as("the first half").isEqualTo(upTo(EPOCHS / 2));

        api.post("/api/runs/" + run + "/continue", Map.of("epochs", EPOCHS - EPOCHS / 2));
        api.awaitRun(run, "SUCCEEDED", LIMIT);

        assertThat(saved).isNotEmpty();
        assertThat(bench.query(OUTCOMES, run)).containsExactly("PAUSED", "SUCCEEDED", "SUCCEEDED");
        assertThat(api.losses(run)).isEqualTo(unbroken);
    }

    private static Map<String, String> upTo(int epoch) {
        Map<String, String> first = new java.util.TreeMap<>(unbroken);
        first.keySet().removeIf(name -> Integer.parseInt(name.substring(name.lastIndexOf(' ') + 1)) > epoch);
        return first;
    }
}
