package org.facelab.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * {@code deploy/bench jobs}: the way of a job, from the call to its end. Many tiny jobs at once tell how many a second all
 * workers do, and whether one was ever begun twice; single ones to one idle worker tell how long a person waits for a start.
 */
public final class JobBench {
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration QUICK_LOOK = Duration.ofMillis(100);
    private static final int WARM_UP = 20;

    private final Api api;
    private final BenchJobs jobs;

    private JobBench(Api api) {
        this.api = api;
        this.jobs = new BenchJobs(api);
    }

    /** @param arguments {@code --at ADDRESS --jobs N --workers N --starts N}, all optional */
    public static void main(String[] arguments) throws Exception {
        try {
            BenchOptions options = BenchOptions.parse(List.of(arguments));
            Path home = Path.of(System.getProperty("facelab.home", ".")).toAbsolutePath();
            if (options.at() != null) {
                new JobBench(new Api(options.at())).run(options);
            } else {
                Apps.requireBuilt(home);
                try (BenchFacelab facelab = BenchFacelab.start(home, options.workers())) {
                    new JobBench(new Api(facelab.address())).run(options);
                }
            }
        } catch (Refusal e) {
            System.err.println("Facelab: " + e.getMessage());
            System.exit(e.exitCode());
        }
    }

    private void run(BenchOptions options) throws IOException, InterruptedException {
        try {
            List<String> workers = workers();
            say("load %s, workers %s", load(), String.join(", ", workers));
            // what a first job pays (classes, connections) is not what is asked here
            jobs.awaitEnd(jobs.sendAll(WARM_UP), LOOK, LIMIT);
            throughput(options.jobs());
            starts(options.starts(), workers);
        } finally {
            jobs.remove();
        }
    }

    private List<String> workers() throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        for (JsonNode worker : api.get("/api/workers")) {
            if (List.of("IDLE", "BUSY").contains(worker.path("state").asText())) {
                names.add(worker.path("name").asText());
            }
        }
        if (names.isEmpty()) {
            throw new Refusal("no worker takes jobs; GET /api/workers shows them");
        }
        return names;
    }

    private void throughput(int count) throws IOException, InterruptedException {
        Instant first = Instant.now();
        List<BenchJobs.Sent> sent = jobs.sendAll(count);
        double submitting = seconds(first, Instant.now());
        jobs.awaitEnd(sent, LOOK, LIMIT);
        Map<String, Integer> shares = new TreeMap<>();
        Instant last = first;
        int twice = 0;
        for (BenchJobs.Sent job : sent) {
            BenchJobs.Ended ended = jobs.ended(job);
            ended.workers().forEach(worker -> shares.merge(worker, 1, Integer::sum));
            twice += ended.workers().size() == 1 ? 0 : 1;
            last = ended.ended().isAfter(last) ? ended.ended() : last;
        }
        double whole = seconds(first, last);
        say(
                "%,d jobs in %.1f s: %.1f jobs a second (submitted within %.1f s); load %s",
                count, whole, count / whole, submitting, load());
        say("begun by %s; begun more than once: %d", shares, twice);
        if (twice > 0) {
            throw new Refusal(twice + " jobs were begun more than once; GET /api/jobs/{id}/attempts tells by whom");
        }
    }

    private void starts(int count, List<String> workers) throws IOException, InterruptedException {
        List<String> others = workers.subList(1, workers.size());
        try {
            for (String other : others) {
                api.post("/api/workers/" + other + "/drain", Map.of("mode", "finish"));
            }
            List<Double> fromCall = new ArrayList<>();
            List<Double> fromCommit = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                BenchJobs.Sent job = jobs.send(i);
                jobs.awaitEnd(job, QUICK_LOOK, LIMIT);
                BenchJobs.Ended ended = jobs.ended(job);
                fromCall.add(seconds(job.called(), ended.started()) * 1_000);
                fromCommit.add(seconds(ended.created(), ended.started()) * 1_000);
                // the worker goes to rest before the next one comes
                TimeUnit.MILLISECONDS.sleep(20);
            }
            say("submit to start on %s, idle, %d jobs; load %s:", workers.get(0), count, load());
            say("  from the call   %s", figures(fromCall));
            say("  from the row    %s", figures(fromCommit));
        } finally {
            for (String other : others) {
                api.delete("/api/workers/" + other + "/drain");
            }
        }
    }

    private static String figures(List<Double> millis) {
        List<Double> sorted = new ArrayList<>(millis);
        sorted.sort(Comparator.naturalOrder());
        return String.format(
                Locale.ROOT,
                "median %.0f ms, p95 %.0f ms, p99 %.0f ms, most %.0f ms",
                at(sorted, 0.5),
                at(sorted, 0.95),
                at(sorted, 0.99),
                sorted.get(sorted.size() - 1));
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }

    private static String load() throws IOException {
        return String.join(
                " ",
                List.of(Files.readString(Path.of("/proc/loadavg")).split(" ")).subList(0, 3));
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
