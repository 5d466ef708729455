package org.facelab.dashboard.bench;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** How fast the server answers, each address many times after a warm-up. */
final class ServerTimes {
    private static final int WARM = 8;
    private static final int TIMES = 60;
    private static final double LIMIT = 200;

    private ServerTimes() {}

    static void measure(PackagedDashboard dashboard, ManyRows.Filled filled, Consumer<Figure> figures) {
        for (String path : paths(filled.longRun(), filled.steppedRuns().get(0))) {
            for (int i = 0; i < WARM; i++) {
                dashboard.time(path);
            }
            double[] times = IntStream.range(0, TIMES)
                    .mapToDouble(i -> dashboard.time(path))
                    .toArray();
            figures.accept(new Figure("server: " + path.replaceAll("[0-9a-f-]{36}", "{id}"), times, LIMIT));
        }
    }

    private static List<String> paths(UUID longRun, UUID steppedRun) {
        return List.of(
                "runs",
                "runs?page=200",
                "runs?state=FAILED",
                "runs?tag=baseline",
                "runs?q=study-7",
                "runs?q=looked+at",
                "runs?sort=name",
                "runs?sort=mse",
                "runs?sort=-mse&page=300",
                "runs?sort=-speed",
                "runs?sort=-time",
                "runs?columns=setting.learningRate,metric.validation.elbo,worker&sort=-setting.learningRate",
                "queue",
                "",
                "runs/" + longRun,
                "runs/" + longRun + "/gallery",
                "runs/" + longRun + "/curve",
                "api/runs?limit=50",
                "api/runs?sort=name&limit=50",
                "api/runs/" + steppedRun + "/steps?maxPoints=1000");
    }
}
