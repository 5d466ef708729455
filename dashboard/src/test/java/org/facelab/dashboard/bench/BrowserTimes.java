package org.facelab.dashboard.bench;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.facelab.dashboard.testing.Browsers;

/** What a person at a browser waits for: a real headless chromium, a fresh cache for each first screen. */
final class BrowserTimes {
    private static final int TIMES = 5;
    private static final int JUMPS = 40;
    private static final double FIRST_PAINT = 1000;
    private static final double JUMP = 150;
    private static final double CURVES = 500;
    private static final String PAINT =
            "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null";
    // the grids are backgrounds of the page's style, for which the load waits
    private static final String SHOWN =
            "() => document.querySelector('#gallery[data-ready]') && document.readyState ==="
                    + " 'complete' ? performance.now() : null";
    private static final String GO = """
            epoch => new Promise(done => {
              const gallery = document.getElementById('gallery');
              const slider = document.getElementById('slider');
              const from = performance.now();
              const look = () => (gallery.dataset.shown === String(epoch) ? requestAnimationFrame(() => done(performance.now() - from)) : setTimeout(look, 1));
              slider.value = epoch;
              slider.dispatchEvent(new Event('input', { bubbles: true }));
              slider.dispatchEvent(new Event('change', { bubbles: true }));
              look();
            })""";
    private static final String FETCH = """
            async ids => {
              const from = performance.now();
              const answers = await Promise.all(ids.map(id => fetch(`/api/runs/${id}/steps?maxPoints=1000`).then(r => r.json())));
              if (answers.some(lines => !lines.length)) throw new Error('a run without step values');
              return performance.now() - from;
            }""";

    private final Browsers browsers;
    private final URI address;

    BrowserTimes(Browsers browsers, URI address) {
        this.browsers = browsers;
        this.address = address;
    }

    void measure(ManyRows.Filled filled, Consumer<Figure> figures) {
        for (String path :
                List.of("runs", "queue", "", "runs/" + filled.longRun(), "runs/" + filled.longRun() + "/gallery")) {
            String what = path.replaceAll("[0-9a-f-]{36}", "{id}");
            figures.accept(new Figure("browser: first paint of /" + what, times(path, PAINT), FIRST_PAINT));
        }
        String gallery = "runs/" + filled.longRun() + "/gallery";
        figures.accept(new Figure("browser: gallery's first screen", times(gallery, SHOWN), FIRST_PAINT));
        figures.accept(jumps(gallery));
        figures.accept(curves(filled.steppedRuns()));
        figures.accept(new Figure(
                "browser: a run's 100,000 steps drawn",
                steps(filled.steppedRuns().get(0)),
                FIRST_PAINT));
    }

    /** The run's page with its chart over single steps, drawn. */
    private double[] steps(UUID run) {
        return IntStream.range(0, TIMES)
                .mapToDouble(i -> {
                    try (BrowserContext context = browsers.desktop()) {
                        // an empty page has no storage
                        context.addInitScript(
                                "if (location.protocol === 'http:') localStorage.setItem('run-axis', 'step')");
                        Page page = context.newPage();
                        page.navigate(address.resolve("runs/" + run).toString());
                        return number(page.waitForFunction(
                                        "() => document.querySelector('#curve[data-drawn]') ? performance.now() : null")
                                .jsonValue());
                    }
                })
                .toArray();
    }

    /** When something is there, in ms after the page was asked for. */
    private double[] times(String path, String when) {
        return IntStream.range(0, TIMES)
                .mapToDouble(i -> {
                    try (BrowserContext context = browsers.desktop()) {
                        Page page = context.newPage();
                        page.navigate(address.resolve(path).toString());
                        return number(page.waitForFunction(when).jsonValue());
                    }
                })
                .toArray();
    }

    private Figure jumps(String gallery) {
        try (BrowserContext context = browsers.desktop()) {
            Page page = context.newPage();
            page.navigate(address.resolve(gallery).toString());
            page.waitForFunction(SHOWN);
            RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
            double[] times = IntStream.range(0, JUMPS)
                    .mapToDouble(i -> number(page.evaluate(GO, 1 + random.nextInt(ManyRows.LONG_EPOCHS))))
                    .toArray();
            return new Figure("browser: jump to any of 2,000 epochs", times, JUMP);
        }
    }

    private Figure curves(List<UUID> runs) {
        try (BrowserContext context = browsers.desktop()) {
            Page page = context.newPage();
            page.navigate(address.resolve("runs").toString());
            List<String> ids = runs.stream().map(UUID::toString).toList();
            double[] times = IntStream.range(0, TIMES)
                    .mapToDouble(i -> number(page.evaluate(FETCH, ids)))
                    .toArray();
            return new Figure("browser: ten curves of 100,000 values fetched", times, CURVES);
        }
    }

    private static double number(Object value) {
        return value instanceof String text ? Double.parseDouble(text) : ((Number) value).doubleValue();
    }
}
