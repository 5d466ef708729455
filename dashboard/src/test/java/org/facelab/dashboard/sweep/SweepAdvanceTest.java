package org.facelab.dashboard.sweep;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.facelab.dashboard.Lab;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SweepAdvanceTest {
    @Inject
    EntityManager entities;

    @Inject
    SweepAdvance advance;

    private HandWorker worker;

    @BeforeEach
    void begin() {
        worker = new HandWorker(entities);
    }

    static String body(UUID dataset, String more) {
        return "{\"name\": \"search\", \"datasetId\": \"" + dataset + "\", \"seed\": 7,"
                + " \"settings\": {\"model\": \"conv-vae\", \"epochs\": 9, \"batchSize\": 16},"
                + " \"space\": {\"learningRate\": {\"log\": [1e-4, 1e-2]}, \"latentSize\": {\"int\": [2, 64]}}"
                + (more.isEmpty() ? "" : ", " + more) + "}";
    }

    private static UUID sweep(String more) {
        return Lab.created("/api/sweeps", body(Lab.ready(), more)).getUUID("id");
    }

    private static JsonPath shown(UUID sweep) {
        return given().get("/api/sweeps/" + sweep)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Carries on until the sweep stands so: somebody else may be at it, who then does the same. */
    private void carryOn(UUID sweep, Callable<Boolean> until) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            advance.advance(sweep);
            return until.call();
        });
    }

    private void carryOn(UUID sweep, String state) {
        carryOn(sweep, () -> shown(sweep).getString("state").equals(state));
    }

    private static double score(Run run) {
        return Integer.parseInt(run.settings.replaceAll(".*\"latentSize\": ?(\\d+).*", "$1"));
    }

    @Test
    void the_first_trials_are_queued_with_the_submission_and_differ_by_what_is_searched_alone() {
        UUID id = sweep("\"strategy\": \"random\", \"trials\": 5, \"parallel\": 2, \"priority\": 3");
        List<Run> trials = worker.trials(id);
        assertThat(trials).hasSize(2);
        assertThat(trials).extracting(run -> run.name).containsExactly("search / 1", "search / 2");
        assertThat(trials).extracting(run -> run.seed).containsOnly(7L);
        assertThat(trials).extracting(run -> run.settings).doesNotHaveDuplicates();
        assertThat(worker.job(trials.get(0)).priority).isEqualTo(3);
        assertThat(worker.job(trials.get(0)).pauseAfterEpoch).isNull();
        JsonPath shown = shown(id);
        assertThat(shown.getString("state")).isEqualTo("RUNNING");
        assertThat(shown.getList("trials.state")).containsExactly("QUEUED", "QUEUED");
        assertThat(shown.getMap("trials[0].settings")).containsOnlyKeys("learningRate", "latentSize");
        assertThat((Object) shown.get("best")).isNull();
    }

    @Test
    void asha_goes_from_rung_to_rung_by_events_alone_and_ends_with_the_best_of_its_trials() {
        UUID id = sweep("\"strategy\": \"random\", \"trials\": 9, \"parallel\": 3,"
                + " \"earlyStopping\": {\"kind\": \"asha\", \"reduction\": 3, \"minEpochs\": 1}");
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            for (Run trial : worker.trials(id)) {
                if (worker.job(trial).state == JobState.QUEUED) {
                    worker.train(trial, epoch -> score(trial) + epoch);
                }
            }
            // what a dashboard does when it hears of an epoch
            advance.advance(id);
            return shown(id).getString("state").equals("SUCCEEDED");
        });
        JsonPath shown = shown(id);
        List<Run> trials = worker.trials(id);
        assertThat(trials).hasSize(9);
        assertThat(trials)
                .extracting(run -> run.lastEpoch)
                .allMatch(epochs -> List.of(1, 3, 9).contains(epochs));
        assertThat(shown.getInt("counts.epochs")).isLessThan(9 * 9 / 2);
        assertThat(shown.getInt("counts.fullEpochs")).isEqualTo(81);
        Run best = trials.stream()
                .max(Comparator.comparingDouble(run -> score(run) + run.lastEpoch))
                .orElseThrow();
        assertThat(shown.getUUID("best.runId")).isEqualTo(best.id);
        assertThat(shown.getDouble("best.objective")).isEqualTo(score(best) + best.lastEpoch);
        assertThat(best.lastEpoch).isEqualTo(9);
        assertThat(shown.getList("trials.findAll { it.epochs < 9 }.stoppedEarly"))
                .containsOnly(true);
        assertThat(shown.getList("trials.findAll { it.epochs < 9 }.state")).containsOnly("PAUSED");
        assertThat(given().get("/api/runs/" + best.id + "/events").jsonPath().getList("text", String.class))
                .anyMatch(text -> text.contains("Set aside after epoch 1"))
                .anyMatch(text -> text.contains("among the best after epoch 1 and goes on to epoch 3"));
    }

    @Test
    void many_dashboards_at_once_start_each_trial_once() {
        UUID id = sweep("\"strategy\": \"sobol\", \"trials\": 40, \"parallel\": 4");
        ExecutorService dashboards = Executors.newFixedThreadPool(6);
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                for (Run trial : worker.trials(id)) {
                    if (worker.job(trial).state == JobState.QUEUED) {
                        worker.train(trial, epoch -> score(trial));
                    }
                }
                List<Future<?>> asked = new ArrayList<>();
                for (int i = 0; i < 12; i++) {
                    asked.add(dashboards.submit(() -> advance.advance(id)));
                }
                for (Future<?> each : asked) {
                    each.get();
                }
                return shown(id).getString("state").equals("SUCCEEDED");
            });
        } finally {
            dashboards.shutdownNow();
        }
        List<Run> trials = worker.trials(id);
        assertThat(trials).hasSize(40);
        assertThat(trials.stream().map(run -> run.trial))
                .doesNotHaveDuplicates()
                .contains(1, 40);
        assertThat(trials).extracting(run -> run.settings).doesNotHaveDuplicates();
    }

    @Test
    void a_paused_sweep_holds_its_trials_and_resumes_them_but_not_those_paused_by_hand() {
        UUID id = sweep("\"strategy\": \"random\", \"trials\": 8, \"parallel\": 3");
        List<Run> trials = worker.trials(id);
        worker.begin(trials.get(0), 2, epoch -> 1);
        worker.stop(trials.get(2), JobState.PAUSED);
        given().post("/api/sweeps/" + id + "/pause").then().statusCode(200);
        assertThat(worker.job(trials.get(0)).pauseRequested).isTrue();
        assertThat(worker.job(trials.get(1)).state).isEqualTo(JobState.PAUSED);
        advance.advance(id);
        assertThat(shown(id).getString("state")).isEqualTo("PAUSED");
        int held = worker.trials(id).size();

        given().post("/api/sweeps/" + id + "/resume").then().statusCode(200);
        carryOn(id, () -> worker.job(trials.get(1)).state == JobState.QUEUED);
        worker.stop(trials.get(0), JobState.PAUSED);
        carryOn(id, () -> worker.job(trials.get(0)).state == JobState.QUEUED);
        assertThat(worker.job(trials.get(2)).state).isEqualTo(JobState.PAUSED);
        assertThat(worker.trials(id)).hasSizeLessThanOrEqualTo(held + 1);
    }

    @Test
    void a_cancelled_sweep_cancels_what_trains_and_keeps_what_was_set_aside() {
        UUID id = sweep("\"trials\": 20, \"parallel\": 3, \"earlyStopping\": {\"kind\": \"asha\", \"minEpochs\": 2}");
        List<Run> trials = worker.trials(id);
        worker.train(trials.get(0), epoch -> epoch);
        worker.begin(trials.get(1), 1, epoch -> epoch);
        given().post("/api/sweeps/" + id + "/cancel").then().statusCode(200);
        assertThat(worker.job(trials.get(0)).state).isEqualTo(JobState.PAUSED);
        assertThat(worker.job(trials.get(1)).cancelRequested).isTrue();
        assertThat(worker.job(trials.get(2)).state).isEqualTo(JobState.CANCELLED);
        int before = worker.trials(id).size();
        advance.advanceAll();
        assertThat(worker.trials(id)).hasSize(before);
        given().post("/api/sweeps/" + id + "/pause").then().statusCode(409);
    }

    @Test
    void a_sweep_that_ended_goes_on_with_more_trials_after_those_that_it_had() {
        UUID id = sweep("\"strategy\": \"random\", \"trials\": 1");
        worker.train(worker.trials(id).get(0), epoch -> epoch);
        carryOn(id, "SUCCEEDED");
        given().contentType("application/json")
                .body("{\"trials\": 2}")
                .post("/api/sweeps/" + id + "/extend")
                .then()
                .statusCode(200);
        assertThat(shown(id).getString("state")).isEqualTo("RUNNING");
        carryOn(id, () -> worker.trials(id).size() == 2);
        assertThat(worker.trials(id)).extracting(run -> run.trial).containsExactly(1, 2);
        assertThat(shown(id).getInt("budget.trials")).isEqualTo(3);
    }

    @Test
    void trials_that_are_all_refused_end_the_sweep_and_say_why() {
        UUID id = sweep("\"strategy\": \"random\", \"trials\": 20, \"parallel\": 4");
        worker.trials(id).forEach(trial -> worker.fail(trial, FailureKind.REFUSED, "the data set's file is damaged"));
        carryOn(id, "FAILED");
        JsonPath shown = shown(id);
        assertThat(shown.getString("failure")).contains("REFUSED: the data set's file is damaged");
        assertThat(shown.getInt("counts.failed")).isEqualTo(4);
    }

    @Test
    void a_median_stopped_trial_is_cancelled_and_says_so() {
        UUID id = sweep("\"strategy\": \"random\", \"trials\": 6, \"parallel\": 5,"
                + " \"earlyStopping\": {\"kind\": \"median\", \"minEpochs\": 2}");
        List<Run> trials = worker.trials(id);
        for (int i = 0; i < 4; i++) {
            worker.train(trials.get(i), epoch -> 100 + epoch);
        }
        worker.begin(trials.get(4), 3, epoch -> epoch);
        carryOn(id, () -> worker.job(trials.get(4)).cancelRequested);
        worker.stop(trials.get(4), JobState.CANCELLED);
        JsonPath shown = shown(id);
        assertThat(shown.getBoolean("trials[4].stoppedEarly")).isTrue();
        assertThat(shown.getInt("counts.stoppedEarly")).isEqualTo(1);
        assertThat(given().get("/api/runs/" + trials.get(4).id + "/events")
                        .jsonPath()
                        .getList("text", String.class))
                .anyMatch(text -> text.contains("stopped early by the median rule"));
    }

    @Test
    void a_deleted_trial_is_not_proposed_again_and_its_number_stays_its_own() {
        UUID id = sweep("\"strategy\": \"random\", \"trials\": 3, \"parallel\": 1");
        Run first = worker.trials(id).get(0);
        worker.train(first, epoch -> epoch);
        carryOn(id, () -> worker.trials(id).size() == 2);
        given().delete("/api/runs/" + first.id).then().statusCode(204);
        worker.train(worker.trials(id).get(0), epoch -> epoch);
        carryOn(id, () -> worker.trials(id).size() == 2);
        assertThat(worker.trials(id)).extracting(run -> run.trial).containsExactly(2, 3);
    }

    @Test
    void a_trial_that_was_set_aside_trains_to_its_end_when_a_person_resumes_it() {
        UUID id = sweep("\"trials\": 2, \"parallel\": 2, \"earlyStopping\": {\"kind\": \"asha\", \"minEpochs\": 2}");
        Run first = worker.trials(id).get(0);
        worker.train(first, epoch -> epoch);
        carryOn(id, () -> worker.trials(id).get(0).stoppedEarly);
        assertThat(shown(id).getBoolean("trials[0].stoppedEarly")).isTrue();
        given().post("/api/runs/" + first.id + "/resume").then().statusCode(200);
        assertThat(worker.job(first).pauseAfterEpoch).isNull();
        assertThat(shown(id).getBoolean("trials[0].stoppedEarly")).isFalse();
        worker.train(first, epoch -> epoch);
        assertThat(worker.trials(id).get(0).lastEpoch).isEqualTo(9);
    }
}
