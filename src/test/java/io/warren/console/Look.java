package io.warren.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One visitor of the console. What every page owes is asked of each that was opened: no error in the browser's log, nothing that the
 * content policy refused, and no serious barrier for people who read it by other means.
 */
final class Look implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "console");
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    /** A window's size, and the reader's choice of colours. */
    private enum Eyes {
        LIGHT(1360, 860, ColorScheme.LIGHT),
        DARK(1360, 860, ColorScheme.DARK),
        PHONE(390, 844, ColorScheme.LIGHT);

        private final int width;
        private final int height;
        private final ColorScheme colours;

        Eyes(int width, int height, ColorScheme colours) {
            this.width = width;
            this.height = height;
            this.colours = colours;
        }
    }

    private final Browser browser;
    private final URI url;
    private final BrowserContext context;
    private final Page page;
    private final List<String> troubles = new CopyOnWriteArrayList<>();

    Look(Browser browser, URI url) {
        this.browser = browser;
        this.url = url;
        this.context = context(Eyes.LIGHT, true);
        this.page = watched(context);
    }

    private BrowserContext context(Eyes eyes, boolean scripts) {
        return browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(url.toString())
                .setJavaScriptEnabled(scripts)
                .setViewportSize(eyes.width, eyes.height)
                .setColorScheme(eyes.colours)
                .setTimezoneId("UTC"));
    }

    private Page watched(BrowserContext context) {
        Page it = context.newPage();
        it.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                troubles.add(it.url() + ": " + message.text());
            }
        });
        it.onPageError(error -> troubles.add(it.url() + ": " + error));
        return it;
    }

    /** Opens that path and waits until all of it is there. */
    Page open(String path) {
        page.navigate(path);
        return page;
    }

    /** The same for a reader without scripts. */
    Page openWithoutScripts(String path) {
        Page it = watched(context(Eyes.LIGHT, false));
        it.navigate(path);
        return it;
    }

    /** Pictures of that path in light, in dark and on a phone, as {@code target/console/NAME-light.png} and so on. */
    void picture(String path, String name) {
        for (Eyes eyes : Eyes.values()) {
            try (var visit = context(eyes, true)) {
                Page it = watched(visit);
                it.navigate(path);
                Path file =
                        PICTURES.resolve("%s-%s.png".formatted(name, eyes.name().toLowerCase(java.util.Locale.ROOT)));
                it.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
                assertThat((Boolean) it.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                        .as("%s fits into the width of %s", path, eyes)
                        .isTrue();
                assertReadable(it);
            }
        }
    }

    /** That the open page has no barrier that axe calls serious or critical. */
    void assertReadable() {
        assertReadable(page);
    }

    private static void assertReadable(Page page) {
        var barriers = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(it -> GRAVE.contains(it.getImpact()))
                        .map(it -> it.getId() + ": " + it.getHelp() + " at "
                                + it.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .limit(3)
                                        .toList())
                        .toList();
        assertThat(barriers).as("barriers on " + page.url()).isEmpty();
    }

    /** An answer that is no success is an error in the browser's log: those of this status are meant. */
    void expectStatus(int status) {
        troubles.removeIf(it -> it.contains("status of " + status));
    }

    void assertNothingWrong() {
        assertThat(troubles).as("errors of the browser").isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
