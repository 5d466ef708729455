package org.facelab.dashboard.bench;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
    // the browser itself says when it painted the first random face: that of the epoch asked for, decoded
    private static final String WATCH = """
            if (location.protocol === 'http:') {
              window.painted = [];
              new PerformanceObserver(list => painted.push(...list.getEntries().map(e => ({ url: e.url, at: e.renderTime }))))
                .observe({ type: 'element', buffered: true });
              new MutationObserver(() => document.querySelector('[data-grid=random] .face')?.setAttribute('elementtiming', 'face'))
                .observe(document, { childList: true, subtree: true });
            }""";
    private static final String SHOWN = "() => window.painted[0]?.at ?? null";
    private static final String READY = "() => document.querySelector('#gallery[data-ready]') && performance.now()";
    private static final String GO = """
            epoch => new Promise(done => {
              const slider = document.getElementById('slider');
              const sheet = document.querySelector('[data-grid=random]');
              const before = sheet.style.getPropertyValue('--grid');
              painted.length = 0;
              const from = performance.now();
              const look = () => {
                const grid = sheet.style.getPropertyValue('--grid');
                const seen = grid !== before && painted.find(p => grid.includes(new URL(p.url).pathname));
                if (seen) done(seen.at - from);
                else setTimeout(look, 5);
              };
              slider.value = epoch;
              slider.dispatchEvent(new Event('input', { bubbles: true }));
              slider.dispatchEvent(new Event('change', { bubbles: true }));
              look();
            })""";
    // a person looks before the next jump
    private static final int LOOK = 300;
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
        figures.accept(new Figure("browser: gallery's faces painted", times(gallery, SHOWN), FIRST_PAINT));
        figures.accept(new Figure("browser: gallery takes a jump", times(gallery, READY), FIRST_PAINT));
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
                        context.addInitScript(WATCH);
                        Page page = context.newPage();
                        page.navigate(address.resolve(path).toString());
                        return number(page.waitForFunction(when).jsonValue());
                    }
                })
                .toArray();
    }

    /** Each to another epoch: the browser tells of a picture only when it paints it for the first time. */
    private Figure jumps(String gallery) {
        try (BrowserContext context = browsers.desktop()) {
            context.addInitScript(WATCH);
            Page page = context.newPage();
            page.navigate(address.resolve(gallery + "?epoch=1").toString());
            page.waitForFunction(READY);
            List<Integer> epochs =
                    IntStream.rangeClosed(2, ManyRows.LONG_EPOCHS).boxed().collect(Collectors.toList());
            Collections.shuffle(epochs, new Random(7));
            double[] times = epochs.stream()
                    .limit(JUMPS)
                    .mapToDouble(epoch -> {
                        page.waitForTimeout(LOOK);
                        return number(page.evaluate(GO, epoch));
                    })
                    .toArray();
            return new Figure("browser: jump to any of 2,000 epochs, painted", times, JUMP);
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
