package fanc.results.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fanc.results.html.ReportInput.Verified;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, Debian's chromium; skipped where there is none. */
class BrowserTest {
  private static final String MAP =
      "(() => { const c = document.getElementById('map-canvas');"
          + " return c.toDataURL().length + ' ' + c.toDataURL().slice(-4000); })()";

  @TempDir static Path folder;
  private static Browser browser;
  private static Tab tab;
  private static Path page;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Optional<Path> program = Browser.installed();
    assumeTrue(program.isPresent(), "no chromium here; apt-get install chromium runs these tests");
    browser = Browser.start(program.get(), Files.createDirectory(folder.resolve("profile")));
    tab = browser.open();
    page = folder.resolve("report.html");
    HtmlReport report =
        HtmlReport.of(
            List.of(
                new Verified(
                    List.of(
                        PageSamples.run("one.onnx", 12, true, 1),
                        PageSamples.run(PageSamples.HOSTILE + ".onnx", 12, true, 2)),
                    List.of()),
                PageSamples.compared("child")),
            List.of("fanc", "report"));
    Files.writeString(page, report.page());
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (browser != null) {
      browser.stop();
    }
  }

  @BeforeEach
  void load() throws IOException, InterruptedException {
    tab.size(1200, 900);
    tab.prefer("prefers-color-scheme", "light");
    tab.load(page.toUri());
  }

  private static String text(String id) throws IOException {
    return tab.evaluate("document.getElementById('" + id + "').textContent");
  }

  private static void set(String id, String value) throws IOException {
    tab.evaluate(
        "(() => { const e = document.getElementById('"
            + id
            + "'); e.value = '"
            + value
            + "'; e.dispatchEvent(new Event(e.tagName === 'INPUT' ? 'input' : 'change'));"
            + " return ''; })()");
  }

  private static String rows(String expression) throws IOException {
    return tab.evaluate(
        "Array.from(document.querySelectorAll('#image-table tbody tr'))"
            + ".filter((r) => !r.hidden)."
            + expression);
  }

  @Test
  void pageShowsItselfQuietlyAndAloneAndWithoutScriptsOfNames() throws IOException {
    assertThat(tab.evaluate("document.querySelector('h1').textContent"))
        .isEqualTo("Robustness report: patch2x2, 2026-01-01-demo");
    assertThat(tab.told("Runtime.exceptionThrown")).isEmpty();
    assertThat(tab.told("Runtime.consoleAPICalled")).isEmpty();
    assertThat(tab.told("Log.entryAdded")).isEmpty();
    assertThat(tab.told("Network.requestWillBeSent"))
        .allSatisfy(
            event ->
                assertThat(event.path("params").path("request").path("url").asText())
                    .matches("(file:.*report.html|data:image/png.*)"));
    assertThat(tab.evaluate("String(document.images.length)")).isEqualTo("12");
    assertThat(
            tab.evaluate("String(Array.from(document.images).every((i) => i.naturalWidth === 28))"))
        .isEqualTo("true");
  }

  @Test
  void tableSortsByKeyboardInBothDirections() throws IOException {
    tab.evaluate("document.querySelector('#image-table th:nth-child(7) button').focus()");
    tab.press("Enter");
    assertThat(rows("map((r) => r.cells[6].textContent).slice(0, 5).join(' ')"))
        .isEqualTo("−0.25 −0.25 −0.25 −0.25 0.5");
    assertThat(
            tab.evaluate(
                "document.querySelector('#image-table th:nth-child(7)').getAttribute('aria-sort')"))
        .isEqualTo("ascending");
    tab.press(" ");
    assertThat(rows("map((r) => r.cells[6].textContent)[0]")).isEqualTo("0.511");
  }

  @Test
  void tableFiltersByVerdictNetworkAndText() throws IOException {
    assertThat(text("filter-count")).isEqualTo("24 of 24 rows");
    set("filter-verdict", "violated");
    assertThat(rows("length")).isEqualTo("4");
    set("filter-network", "one");
    assertThat(rows("map((r) => r.cells[0].textContent).join(' ')")).isEqualTo("2 9");
    set("filter-text", "image 9");
    assertThat(text("filter-count")).isEqualTo("1 of 24 rows");
  }

  @Test
  void mapBeginsWithWhatIsNotVerifiedAndFollowsTheSelectors() throws IOException {
    assertThat(text("map-summary"))
        .isEqualTo("one, image 2 (label 2): violated; 728 of 729 positions proven.");
    assertThat(text("map-readout"))
        .isEqualTo(
            "Patch at row 5, column 6: not proven, margin at least −0.25."
                + " A counterexample was found here.");
    String first = tab.evaluate(MAP);
    set("map-image", "3");
    assertThat(text("map-summary")).contains("image 3 (label 3): verified; 729 of 729");
    String second = tab.evaluate(MAP);
    assertThat(second).isNotEqualTo(first);
    set("map-child", "1");
    assertThat(tab.evaluate(MAP)).isNotEqualTo(second);
    set("map-layers", "image");
    assertThat(tab.evaluate(MAP)).isNotEqualTo(second);
  }

  @Test
  void mapIsReadByKeyboard() throws IOException {
    tab.evaluate("document.getElementById('map-canvas').focus()");
    String before = tab.evaluate(MAP);
    tab.press("ArrowRight");
    assertThat(text("map-readout")).startsWith("Patch at row 5, column 7: verified by drift, ");
    tab.press("ArrowDown");
    assertThat(text("map-readout")).startsWith("Patch at row 6, column 7: ");
    assertThat(tab.evaluate(MAP)).isNotEqualTo(before);
    tab.evaluate("document.getElementById('map-weakest').focus()");
    tab.press("Enter");
    assertThat(text("map-readout")).startsWith("Patch at row 5, column 6: not proven");
  }

  @Test
  void rowOfTheTableLeadsToItsMap() throws IOException {
    tab.evaluate("document.querySelector('a[data-c=\"1\"][data-i=\"4\"]').click()");
    assertThat(text("map-summary")).contains("image 4 (label 4)");
    tab.evaluate("document.getElementById('map-details').open = true");
    tab.evaluate("document.getElementById('map-details').dispatchEvent(new Event('toggle'))");
    assertThat(tab.evaluate("document.querySelectorAll('#map-numbers td').length"))
        .isEqualTo("729");
  }

  @Test
  void darkIsTheReadersWishOrTheSystems() throws IOException {
    String paper = "getComputedStyle(document.body).backgroundColor";
    String light = tab.evaluate(paper);
    tab.evaluate("document.getElementById('theme').focus()");
    tab.press("Enter");
    String dark = tab.evaluate(paper);
    assertThat(dark).isNotEqualTo(light);
    tab.press("Enter");
    assertThat(tab.evaluate(paper)).isEqualTo(light);
    tab.evaluate("document.documentElement.removeAttribute('data-theme')");
    tab.prefer("prefers-color-scheme", "dark");
    assertThat(tab.evaluate(paper)).isEqualTo(dark);
    assertContrast();
  }

  @Test
  void lightTextStandsOut() throws IOException {
    assertContrast();
  }

  /** WCAG 2.1, 1.4.3: 4.5 to 1 for text, of every colour that text has, against the page. */
  private static void assertContrast() throws IOException {
    String worst =
        tab.evaluate(
            """
            (() => {
              const style = getComputedStyle(document.documentElement);
              const light = (name) => {
                const hex = style.getPropertyValue(name).trim().slice(1);
                const c = [0, 2, 4].map((i) => parseInt(hex.substr(i, 2), 16) / 255)
                  .map((x) => x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
                return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
              };
              const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05)
                / (Math.min(light(a), light(b)) + 0.05);
              const text = ['ink', 'muted', 'accent', 'verified', 'violated', 'unknown', 'timeout'];
              const ratios = text.flatMap((t) => ['paper', 'panel'].map((p) => ratio('--' + t, '--' + p)));
              for (const t of ['verified', 'violated', 'unknown', 'timeout', 'rung-3', 'rung-4',
                'rung-5', 'rung-6']) ratios.push(ratio('--on', '--' + t));
              for (const t of ['rung-0', 'rung-1', 'rung-2']) ratios.push(ratio('--ink', '--' + t));
              return Math.min(...ratios);
            })()
            """);
    assertThat(Double.parseDouble(worst)).isGreaterThanOrEqualTo(4.5);
  }

  @Test
  void nothingIsWiderThanAPhone() throws IOException {
    tab.size(380, 800);
    assertThat(
            tab.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .isEqualTo("0");
  }

  @Test
  void thousandImagesAreASmallPageThatOpensAtOnce() throws IOException, InterruptedException {
    String text = PageSamples.report(PageSamples.run("large.onnx", 1000, true, 3)).page();
    assertThat(text.length()).isLessThan(5_000_000);
    Path large = folder.resolve("large.html");
    Files.writeString(large, text);
    tab.load(large.toUri());
    assertThat(rows("length")).isEqualTo("1000");
    assertThat(tab.told("Runtime.exceptionThrown")).isEmpty();
    // A measurement, for the reader of the log: targets of time do not live in tests.
    String times =
        tab.evaluate(
            "(() => { const n = performance.getEntriesByType('navigation')[0];"
                + " const m = performance.getEntriesByName('first-map')[0];"
                + " return `first map ${Math.round(m.startTime)} ms,"
                + " DOMContentLoaded ${Math.round(n.domContentLoadedEventEnd)} ms,"
                + " load ${Math.round(n.loadEventEnd)} ms`; })()");
    System.out.println("1,000 images, " + text.length() + " bytes: " + times);
    assertThat(times).contains("first map");
  }
}
