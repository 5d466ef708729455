package org.facelab.dashboard.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One real chromium for a test class. The windows of a test are closed at its end: a page left open would hear of what
 * the next test does and ask for what that one took away. What their consoles said fails the test, so that every test
 * of a page is also a test of a quiet console.
 *
 * <pre>
 * {@code @RegisterExtension}
 * static final Browsers BROWSERS = new Browsers();
 *
 * Page page = BROWSERS.desktop().newPage();
 * page.navigate(url + "runs");
 * Browsers.started(page);
 * Browsers.accessible(page);
 * </pre>
 */
public final class Browsers implements AfterEachCallback, AfterAllCallback, AutoCloseable {
    /** Far more than any page takes, also on a machine that does much else. */
    private static final int LIMIT_MILLIS = 30_000;

    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final Page.WaitForSelectorOptions ATTACHED =
            new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED);
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(LIMIT_MILLIS);
    }

    private final List<String> console = new ArrayList<>();
    private final List<String> forgiven = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;

    /** A window of 1440 px in light colours. */
    public BrowserContext desktop() {
        return watched(
                new Browser.NewContextOptions().setViewportSize(1440, 900).setColorScheme(ColorScheme.LIGHT));
    }

    /** The same in dark colours. */
    public BrowserContext dark() {
        return watched(
                new Browser.NewContextOptions().setViewportSize(1440, 900).setColorScheme(ColorScheme.DARK));
    }

    /** A phone of 390 px under a finger. */
    public BrowserContext phone() {
        return watched(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setIsMobile(true)
                .setColorScheme(ColorScheme.LIGHT));
    }

    /** The window of 1440 px at a zoom of 200 %: half as many CSS pixels, each of twice the size. */
    public BrowserContext enlarged() {
        return watched(new Browser.NewContextOptions()
                .setViewportSize(720, 450)
                .setDeviceScaleFactor(2)
                .setColorScheme(ColorScheme.LIGHT));
    }

    /** A window without JavaScript. */
    public BrowserContext withoutScript() {
        return watched(
                new Browser.NewContextOptions().setViewportSize(1440, 900).setJavaScriptEnabled(false));
    }

    private BrowserContext watched(Browser.NewContextOptions options) {
        BrowserContext context = browser().newContext(options.setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(LIMIT_MILLIS);
        context.onPage(page -> {
            page.onConsoleMessage(message -> {
                // the browser itself complains of a socket that a restart or a leaving page closed; live() sees that
                // it works
                if (!message.text().contains("/api/events")) {
                    console.add(page.url() + " " + message.type() + " " + message.text() + " " + message.location());
                }
            });
            page.onPageError(error -> console.add(page.url() + " error " + error));
        });
        return context;
    }

    private Browser browser() {
        if (browser == null) {
            Path chromium = PLACES.stream()
                    .map(Path::of)
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElse(null);
            assumeTrue(
                    chromium != null, "no chromium on this machine (looked for " + PLACES + "): apt install chromium");
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync",
                                    "--no-first-run")));
        }
        return browser;
    }

    /** Waits until the page's scripts run: before, a key or a click on what they answer would be lost. */
    public static void started(Page page) {
        page.waitForSelector("html[data-started]", ATTACHED);
    }

    /** Waits until the page's scripts run and it hears of changes. */
    public static void live(Page page) {
        page.waitForSelector("html[data-started][data-live=on]", ATTACHED);
    }

    /** Fails on serious and critical findings of axe-core. */
    public static void accessible(Page page) {
        List<Rule> findings = new AxeBuilder(page).analyze().getViolations();
        assertThat(findings.stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .limit(5)
                                        .map(node -> node.getHtml() + " (" + node.getFailureSummary() + ")")
                                        .toList()))
                .as("accessibility of %s", page.url())
                .isEmpty();
    }

    /** Fails if the page is wider than its window, so that it would scroll sideways. */
    public static void fits(Page page) {
        // less than nothing where room is kept for a scroll bar
        assertThat(
                        page.evaluate(
                                "() => { const d = document.documentElement;"
                                        + " return d.scrollWidth <= d.clientWidth ? '' : [...document.querySelectorAll('body *')]"
                                        + ".filter(e => e.getBoundingClientRect().right > d.clientWidth + 1 && !e.closest('.scroll-x, .filters, [data-presets], dialog'))"
                                        + ".map(e => e.outerHTML.slice(0, 120)).slice(0, 5).join('; ') + ' | inside: '"
                                        + " + [...document.querySelectorAll('body *')].filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0"
                                        + " && getComputedStyle(e).overflowX === 'visible').map(e => e.outerHTML.slice(0, 80)).slice(0, 8).join('; ') }"))
                .as("what makes %s wider than its window", page.url())
                .isEqualTo("");
    }

    /** Takes a picture of the whole page into {@code target/shots}, to look at. */
    public static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/shots", name + ".png")));
    }

    /** Expects lines with these words in the consoles of this test, as a browser itself speaks of an answer of 400. */
    public void forgive(String... words) {
        forgiven.addAll(List.of(words));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (browser != null) {
            browser.contexts().forEach(BrowserContext::close);
        }
        List<String> said = console.stream()
                .filter(line -> forgiven.stream().noneMatch(line::contains))
                .toList();
        console.clear();
        forgiven.clear();
        assertThat(said).as("what the console said").isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        close();
    }

    @Override
    public void close() {
        if (playwright != null) {
            playwright.close();
        }
    }
}
