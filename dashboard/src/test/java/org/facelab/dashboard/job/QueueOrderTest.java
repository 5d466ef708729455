package org.facelab.dashboard.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.facelab.dashboard.Lab;
import org.facelab.dashboard.run.ControlledRuns;
import org.facelab.db.entity.JobState;
import org.junit.jupiter.api.Test;

@QuarkusTest
class QueueOrderTest {
    @Inject
    QueueOrder order;

    @Inject
    ControlledRuns lab;

    /** Jobs that wait one after the other at a priority of their own, so that those of other tests are not between. */
    private List<UUID> waiting(int count, int priority) throws IOException {
        UUID dataset = Lab.ready();
        List<UUID> jobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID job = lab.job(lab.trained(dataset, JobState.QUEUED, 0));
            lab.set(job, "priority = " + priority);
            jobs.add(job);
        }
        return jobs;
    }

    private List<UUID> inOrder(List<UUID> jobs) {
        List<String> listed =
                given().get("/api/jobs?state=QUEUED&limit=1000").jsonPath().getList("id");
        return listed.stream().map(UUID::fromString).filter(jobs::contains).toList();
    }

    private static ValidatableResponse patch(UUID job, String body) {
        return given().contentType("application/json")
                .body(body)
                .patch("/api/jobs/" + job)
                .then();
    }

    @Test
    void a_job_is_moved_before_or_after_another_and_takes_on_its_priority() throws IOException {
        List<UUID> jobs = waiting(4, 31);
        List<UUID> others = waiting(1, 32);
        UUID a = jobs.get(0);
        UUID b = jobs.get(1);
        UUID c = jobs.get(2);
        UUID d = jobs.get(3);

        patch(d, "{\"before\": \"" + a + "\"}").statusCode(200);
        assertThat(inOrder(jobs)).containsExactly(d, a, b, c);
        patch(d, "{\"after\": \"" + b + "\"}").statusCode(200);
        assertThat(inOrder(jobs)).containsExactly(a, b, d, c);
        patch(a, "{\"after\": \"" + c + "\"}").statusCode(200);
        assertThat(inOrder(jobs)).containsExactly(b, d, c, a);
        patch(c, "{\"before\": \"" + others.get(0) + "\"}").statusCode(200).body("priority", equalTo(32));
        assertThat(given().get("/api/jobs/" + c).jsonPath().getInt("priority")).isEqualTo(32);
        List<UUID> all = new ArrayList<>(jobs);
        all.addAll(others);
        assertThat(inOrder(all)).containsExactly(c, others.get(0), b, d, a);
    }

    @Test
    void moving_behind_the_last_still_goes_before_what_is_submitted_later() throws IOException {
        List<UUID> jobs = waiting(2, 33);
        order.move(jobs.get(0), QueueOrder.Side.AFTER, jobs.get(1));
        List<UUID> later = waiting(1, 33);

        List<UUID> all = new ArrayList<>(jobs);
        all.addAll(later);
        assertThat(inOrder(all)).containsExactly(jobs.get(1), jobs.get(0), later.get(0));
    }

    @Test
    void a_thousand_moves_into_the_same_gap_never_run_out_of_places() throws IOException {
        List<UUID> jobs = waiting(3, 34);
        UUID first = jobs.get(0);
        UUID one = jobs.get(1);
        UUID other = jobs.get(2);
        for (int i = 0; i < 500; i++) {
            order.move(one, QueueOrder.Side.AFTER, first);
            order.move(other, QueueOrder.Side.AFTER, first);
        }
        assertThat(inOrder(jobs)).containsExactly(first, other, one);
    }

    @Test
    void moves_at_once_leave_each_job_at_a_place_of_its_own() throws Exception {
        List<UUID> jobs = waiting(6, 35);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> moves = new ArrayList<>();
            for (UUID job : jobs.subList(1, 6)) {
                moves.add(() -> {
                    order.move(job, QueueOrder.Side.BEFORE, jobs.get(0));
                    return null;
                });
            }
            for (Future<Void> move : threads.invokeAll(moves)) {
                move.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(inOrder(jobs)).hasSize(6).endsWith(jobs.get(0));
        assertThat(lab.all("select distinct place from job where priority = 35 and ?::text <> ''", jobs.get(0)))
                .hasSize(6);
    }

    @Test
    void what_does_not_wait_has_no_place_in_the_order() throws IOException {
        UUID waits = waiting(1, 36).get(0);
        UUID runs = lab.job(lab.trained(JobState.RUNNING, 0));
        patch(runs, "{\"before\": \"" + waits + "\"}")
                .statusCode(409)
                .body("detail", containsString("the job is RUNNING"));
        patch(waits, "{\"before\": \"" + runs + "\"}")
                .statusCode(409)
                .body("detail", containsString("the job beside it is RUNNING"));
        patch(waits, "{\"before\": \"" + waits + "\"}").statusCode(409);
        patch(waits, "{\"after\": \"" + UUID.randomUUID() + "\"}").statusCode(404);
        patch(waits, "{\"after\": \"" + waits + "\", \"priority\": 1}").statusCode(400);
        patch(waits, "{\"after\": 5}").statusCode(400).body("violations.field", equalTo(List.of("after")));
        Lab.end(runs, JobState.CANCELLED);
    }
}
