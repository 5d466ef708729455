package org.facelab.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The smallest real jobs that there are, imports of twenty drawn faces: sends them, awaits their ends, and removes them. */
final class BenchJobs {
    private static final int SENDERS = 4;
    private static final int MOST_LISTED = 1_000;
    private static final List<String> UNFINISHED = List.of("QUEUED", "RUNNING");
    private final Api api;
    private final List<Sent> sent = new ArrayList<>();

    BenchJobs(Api api) {
        this.api = api;
    }

    /**
     * A job that was sent.
     *
     * @param called when the call was made, by this machine's clock
     */
    record Sent(String datasetId, String jobId, Instant called) {}

    /** A job that has ended, by the database's clock, and how often a worker began it. */
    record Ended(Sent sent, Instant created, Instant started, Instant ended, List<String> workers) {}

    Sent send(int number) throws IOException, InterruptedException {
        Instant called = Instant.now();
        JsonNode answer = api.post(
                "/api/datasets",
                Map.of("name", "bench " + number, "format", "drawn", "count", 20, "seed", number, "imageSize", 32));
        Sent one = new Sent(answer.path("id").asText(), answer.path("jobId").asText(), called);
        synchronized (sent) {
            sent.add(one);
        }
        return one;
    }

    /** Sends many from several threads at once, as several people would. */
    List<Sent> sendAll(int count) throws InterruptedException, IOException {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Callable<Sent>> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                calls.add(() -> send(number));
            }
            List<Sent> all = new ArrayList<>();
            for (Future<Sent> call : senders.invokeAll(calls)) {
                all.add(call.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new IOException(
                    "a job could not be submitted: " + e.getCause().getMessage(), e);
        } finally {
            senders.shutdownNow();
        }
    }

    /** @throws Refusal if they have not all ended within the limit */
    void awaitEnd(List<Sent> jobs, Duration look, Duration limit) throws IOException, InterruptedException {
        Set<String> ours = new HashSet<>();
        jobs.forEach(job -> ours.add(job.jobId()));
        long deadline = System.nanoTime() + limit.toNanos();
        while (unfinished(ours)) {
            if (System.nanoTime() > deadline) {
                throw new Refusal("after " + limit.toSeconds() + " s not all of the " + jobs.size()
                        + " jobs have ended; GET /api/jobs tells which wait");
            }
            TimeUnit.NANOSECONDS.sleep(look.toNanos());
        }
    }

    /** Waits for one job, with so few looks that they hardly slow down what is measured. */
    void awaitEnd(Sent job, Duration look, Duration limit) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        do {
            TimeUnit.NANOSECONDS.sleep(look.toNanos());
            if (System.nanoTime() > deadline) {
                throw new Refusal("after " + limit.toSeconds() + " s the job " + job.jobId() + " has not ended");
            }
        } while (UNFINISHED.contains(
                api.get("/api/jobs/" + job.jobId()).path("state").asText()));
    }

    private boolean unfinished(Set<String> ours) throws IOException, InterruptedException {
        for (String state : UNFINISHED) {
            JsonNode listed = api.get("/api/jobs?state=" + state + "&limit=" + MOST_LISTED);
            for (JsonNode job : listed) {
                if (ours.contains(job.path("id").asText())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** @throws Refusal if a job did not succeed */
    Ended ended(Sent job) throws IOException, InterruptedException {
        JsonNode row = api.get("/api/jobs/" + job.jobId());
        if (!"SUCCEEDED".equals(row.path("state").asText())) {
            throw new Refusal("a job did not succeed: " + row);
        }
        List<String> workers = new ArrayList<>();
        api.get("/api/jobs/" + job.jobId() + "/attempts")
                .forEach(attempt -> workers.add(attempt.path("worker").asText()));
        return new Ended(job, time(row, "createdAt"), time(row, "startedAt"), time(row, "endedAt"), workers);
    }

    private static Instant time(JsonNode row, String field) {
        return Instant.parse(row.path(field).asText());
    }

    /** Removes the data sets that the jobs made. */
    void remove() throws IOException, InterruptedException {
        for (Sent job : sent) {
            api.delete("/api/datasets/" + job.datasetId());
        }
    }
}
