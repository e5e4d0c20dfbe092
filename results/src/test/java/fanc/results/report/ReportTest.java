package fanc.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.results.published.PublishedFile;
import fanc.results.published.PublishedResults;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportTest {
  private static final String FCN7 = "../nets/fcnn7.onnx";
  private static final String OWN = "models/mnist-7x200-certified.onnx";
  private static final String PATCH = "reference-mnist-patch2x2.json";
  private static final String RANDOM = "reference-mnist-l0-3-random1000.json";

  private static PublishedResults paper;

  @BeforeAll
  static void readPaper() throws IOException {
    paper =
        PublishedFile.read(
            Path.of(System.getProperty("fanc.root"), "results/published/fanc-oopsla-2022.json"));
  }

  /** Two images of float16 on patches, one of int8, and all pruned children. */
  private static SyntheticRun run() {
    SyntheticRun run =
        new SyntheticRun("a-run")
            .add(FCN7, PATCH, "float16", 0, 0.5, 90, 9)
            .add(FCN7, PATCH, "float16", 1, 1.0, 81, 8)
            .add(FCN7, PATCH, "int8", 0, 1.0, 45, 7)
            .add(FCN7, RANDOM, "float16", 0, 0.5, 90, 2);
    for (int percent = 10; percent <= 90; percent += 10) {
      run.add(FCN7, PATCH, "prune" + percent, 0, 1, 50, 5);
    }
    return run;
  }

  private static Report report() {
    return Report.of(List.of(run().finished()), Optional.of(paper), Optional.empty());
  }

  private static List<String> lines(String file, String... beginnings) {
    return report()
        .files()
        .get(file)
        .lines()
        .filter(line -> Stream.of(beginnings).anyMatch(line::startsWith))
        .toList();
  }

  @Test
  void speedupStandsBesideThePapers() {
    // float16, patch: 2 + 2 s from scratch and 0.5 + 1 s with templates, over two images.
    assertThat(lines("tables-3-4.md", "| FCN7-MNIST |"))
        .hasSize(15)
        .contains(
            "| FCN7-MNIST | float16 | patch | 30.71 | 13.66 | 2.25 | 2.000 | 0.7500 | 2.67 | 2.00 | 2 | yes |",
            "| FCN7-MNIST | int8 | patch | 30.28 | 11.50 | 2.63 | 2.000 | 1.000 | 2.00 | 1.50 | 1 | no |",
            "| FCN7-MNIST | float16 | L0-random | 41.44 | 13.67 | 3.03 | 2.000 | 0.5000 | 4.00 | 3.00 | 1 | yes |",
            "| FCN7-MNIST | int8 | rotation | 32.92 | 18.66 | 1.76 | - | - | - | - | - | - |");
  }

  @Test
  void proofCountsInTheTotals() {
    // float16, patch, two images: (3 + 3 + 2 + 2) / (4 + 4 + 0.5 + 1) = 1.05.
    assertThat(lines("table-5.md", "| FCN7-MNIST | float16 | patch"))
        .containsExactly("| FCN7-MNIST | float16 | patch | 1.80 | 1.05 | no |");
    // Nine children: (3 + 9 * 2) / (4 + 9 * 1).
    assertThat(lines("tables-7-8-totals.md", "| FCN7-MNIST"))
        .containsExactly("| FCN7-MNIST | 297.5 | 171.3 | 1.73 | 21.00 | 13.00 | 1.62 | 9 | no |");
  }

  @Test
  void hitRateIsOverVerifiedRegionsAndAsTheOriginalCounts() {
    // Two images: 171 of 180 verified regions, and 171 + 20 of 200 as the original counts.
    assertThat(lines("table-6.md", "| FCN7-MNIST | float16 | patch", "| FCN7-MNIST | int8 | patch"))
        .containsExactly(
            "| FCN7-MNIST | float16 | patch | 0.99 | 0.950 | 0.955 | yes |",
            "| FCN7-MNIST | int8 | patch | 0.91 | 0.500 | 0.550 | no |");
  }

  @Test
  void survivalIsOverAllPerturbations() {
    // 9 + 8 on patches and 2 on triples of pixels, of 30.
    assertThat(lines("table-9.md", "| FCN7-MNIST | float16"))
        .containsExactly("| FCN7-MNIST | float16 | 0.75 | 0.633 | 19/30 | no |");
  }

  @Test
  void singleTemplateStandsBesideSeveral() {
    assertThat(lines("table-10.md", "| patch | int8"))
        .containsExactly("| patch | int8 | 1.15 | 2.00 | 1 |");
    assertThat(lines("table-11.md", "| FCN7-MNIST | int8 | patch"))
        .containsExactly(
            "| FCN7-MNIST | int8 | patch | 1.35 | 2.00 | 0.74 | 0.389 | 0.91 | 0.489 |");
  }

  @Test
  void summaryCountsWhatWasNotMeasuredAsNotMet() {
    assertThat(report().summary())
        .contains(
            "S at least the published one: in 2 of 48 cells (3 of them measured).",
            // Folded symbols take 1.5 s; boxes take 1 s, but verify 10 of 90.
            "The same over the fastest method from scratch: in 0 of 48 cells (3 of them measured).",
            "lambda within .05 of the published one, or better: in 2 of 48 cells (3 of them measured).",
            "The same for the perturbations measured on all networks: in 2 of 36 cells (3 of them measured).",
            "S on pruned children at least the published one: in 3 of 40 cells (9 of them measured).",
            "S_total of all pruned children at least the published one: in 0 of 4 cells (1 of them measured).");
  }

  @Test
  void networksOfOurOwnStandBesideTheirFormAndCountForNothing() {
    ReportedRun run =
        new SyntheticRun("own").add(OWN, "patch2x2.json", "float16", 0, 1, 90, 9).finished();
    Report report = Report.of(List.of(run), Optional.of(paper), Optional.empty());
    assertThat(report.files().get("other-parents.md"))
        .contains(
            "| mnist-7x200-certified | FCN7-MNIST | patch2x2 | float16 | 2.000 | 1.000 | 2.00 | 1.50 | 1 | 2.25 | 1.00 | 1.64 | 1.000 | 0.99 | 0.900 |");
    assertThat(report.summary()).isEmpty();
    assertThat(report.files()).doesNotContainKeys("table-6.md", "summary.md");
  }

  @Test
  void chartsHaveALineForEachThingMeasured() throws Exception {
    assertThat(report().files().keySet().stream().filter(f -> f.endsWith(".svg")))
        .containsExactly(
            "pruning-patch-the-paper-s-networks.svg",
            "cut-fcnn7-reference-mnist-patch2x2.svg",
            "cut-fcnn7-reference-mnist-l0-3-random1000.svg",
            "cost-fcnn7-reference-mnist-patch2x2.svg",
            "cost-fcnn7-reference-mnist-l0-3-random1000.svg");
    assertThat(texts("pruning-patch-the-paper-s-networks.svg", "polyline")).hasSize(2);
    assertThat(texts("pruning-patch-the-paper-s-networks.svg", "text"))
        .containsOnlyOnce("FCN7-MNIST", "FCN7-MNIST, paper", "pruned weights [%]", "10", "90");
    // float16, int8 and nine pruned children.
    assertThat(texts("cut-fcnn7-reference-mnist-patch2x2.svg", "polyline")).hasSize(11);
    assertThat(texts("cost-fcnn7-reference-mnist-l0-3-random1000.svg", "text"))
        // 3 + 2 n = 4 + 0.5 n.
        .contains("break-even at 0.67 children", "deepz on each", "fanc: proof and children");
  }

  /** The memory did not suffice on one side: a report of all else is still made. */
  @Test
  void timeThatIsNotKnownIsNoPointOfAChart() {
    SyntheticRun run = run();
    run.add(FCN7, RANDOM, "prune10", 0, Double.NaN, 50, 5);
    run.add(FCN7, RANDOM, "prune20", 0, Double.NaN, 50, 5);
    Report report = Report.of(List.of(run.finished()), Optional.of(paper), Optional.empty());
    assertThat(report.files().keySet())
        .contains("cost-fcnn7-reference-mnist-l0-3-random1000.svg")
        .doesNotContain("pruning-l0-random-the-paper-s-networks.svg");
  }

  @Test
  void withoutAPaperThereAreRunsAndCharts() {
    Report report = Report.of(List.of(run().unfinished()), Optional.empty(), Optional.empty());
    assertThat(report.summary()).isEmpty();
    assertThat(report.files())
        .containsKeys("report.md", "run-a-run.md")
        .doesNotContainKey("table-6.md");
    assertThat(report.files().get("report.md")).contains("**not finished**", "Method `fanc`");
    assertThat(report.files()).containsKey("pruning-reference-mnist-patch2x2.svg");
  }

  @Test
  void methodCanBeChosen() {
    Report report = Report.of(List.of(run().finished()), Optional.of(paper), Optional.of("fanc-2"));
    assertThat(report.files().get("table-6.md"))
        .contains("| FCN7-MNIST | float16 | patch | 0.99 | 0.839 |");
    assertThatThrownBy(
            () -> Report.of(List.of(run().finished()), Optional.empty(), Optional.of("magic")))
        .hasMessageContainingAll("magic", "fanc-single");
  }

  @Test
  void whatWasMeasuredTwiceIsRefused() {
    ReportedRun one = run().finished();
    ReportedRun other = new SyntheticRun("other").add(FCN7, PATCH, "int8", 0, 1, 1, 1).finished();
    assertThatThrownBy(() -> Report.of(List.of(one, other), Optional.empty(), Optional.empty()))
        .hasMessageContainingAll("a-run", "other", "int8", "report them apart");
    ReportedRun elsewhere =
        new SyntheticRun("elsewhere").add(FCN7, "patch2x2.json", "int8", 0, 1, 1, 1).finished();
    assertThatThrownBy(
            () -> Report.of(List.of(one, elsewhere), Optional.of(paper), Optional.empty()))
        .hasMessageContainingAll("FCN7-MNIST", "a-run", "elsewhere");
  }

  /** The second run is no second measurement of the first one's cells. */
  @Test
  void runWithOtherThreadsStandsBesideTheFirst() {
    ReportedRun one = new SyntheticRun("one").add(FCN7, PATCH, "int8", 0, 1, 90, 9).finished();
    ReportedRun two =
        new SyntheticRun("two", 2)
            .add(FCN7, PATCH, "int8", 0, 0.625, 90, 9)
            .add(FCN7, PATCH, "int8", 1, 0.625, 90, 9)
            .finished();
    Report report = Report.of(List.of(one, two), Optional.empty(), Optional.of("fanc"));
    assertThat(report.files()).containsKeys("run-one.md", "run-two.md");
    assertThat(report.files().get("threads-tables-2.md"))
        .contains("ms per image, 1 thread |", "ms per image, 2 threads |")
        .contains(
            "| fcnn7 | reference-mnist-patch2x2 | int8 | fanc | 1000 | 625.0 | 1.60x | **differ** |");
    ReportedRun third =
        new SyntheticRun("third", 2).add(FCN7, PATCH, "int8", 0, 1, 90, 9).finished();
    assertThatThrownBy(
            () -> Report.of(List.of(one, two, third), Optional.empty(), Optional.empty()))
        .hasMessageContainingAll("third", "one", "report them apart");
  }

  @Test
  void sameRunsGiveTheSameFiles(@TempDir Path folder) throws IOException {
    assertThat(report().files()).isEqualTo(report().files());
    Report report = report();
    report.write(folder.resolve("new"));
    for (String file : report.files().keySet()) {
      assertThat(Files.readString(folder.resolve("new").resolve(file)))
          .isEqualTo(report.files().get(file));
    }
  }

  private static List<String> texts(String file, String element) throws Exception {
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(report().files().get(file))));
    NodeList found = svg.getElementsByTagName(element);
    return Stream.iterate(0, i -> i < found.getLength(), i -> i + 1)
        .map(i -> found.item(i).getTextContent())
        .toList();
  }
}
