package fanc.results.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import fanc.results.ResultFormatException;
import fanc.results.published.PublishedCell.HitRate;
import fanc.results.published.PublishedCell.OneChildTotal;
import fanc.results.published.PublishedCell.Place;
import fanc.results.published.PublishedCell.SurvivalRate;
import fanc.results.published.PublishedCell.Timing;
import fanc.results.published.PublishedNames.Network;
import fanc.results.published.PublishedResults.FamilyTotal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published numbers are whole, agree with each other where they can, and are read strictly. */
class PublishedResultsTest {
  private static final Path RESULTS = Path.of(System.getProperty("fanc.root"), "results");
  private static final Path FILE = RESULTS.resolve("published/fanc-oopsla-2022.json");

  /** Half a unit of the last digit printed. */
  private static final double ROUNDING = 0.005;

  private static PublishedResults paper;

  @BeforeAll
  static void read() throws IOException {
    paper = PublishedFile.read(FILE);
  }

  @Test
  void fileFitsItsSchema() throws IOException {
    ObjectMapper plain = new ObjectMapper();
    String rules = Files.readString(RESULTS.resolve("schema").resolve(PublishedResults.SCHEMA));
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(plain.readTree(rules))
                .validate(plain.readTree(Files.readString(FILE))))
        .isEmpty();
  }

  @Test
  void everyCellOfTheTablesIsThere() {
    // Tables 3 and 4: four networks with three perturbations, two of them with two more; three
    // children. Tables 5 and 6 have the same cells.
    int quantised = (4 * 3 + 2 * 2) * 3;
    int pruned = 4 * 10;
    assertThat(paper.timings()).hasSize(quantised + pruned);
    assertThat(paper.timings().stream().filter(t -> t.child().startsWith("prune"))).hasSize(pruned);
    assertThat(paper.oneChildTotals()).hasSize(quantised);
    assertThat(paper.hitRates()).hasSize(quantised);
    assertThat(paper.distances()).hasSize(4 * 3 + pruned);
    assertThat(paper.familyTotals()).hasSize(4);
    assertThat(paper.survivalRates()).hasSize(4 * 3);
    assertThat(paper.singleTemplateTimes()).hasSize(5 * 4);
    assertThat(paper.singleTemplates()).hasSize(4 * 3 + 2 * 2);
    for (Timing timing : paper.timings()) {
      boolean quantisation = !timing.child().startsWith("prune");
      assertThat(paper.oneChildTotal(timing.place()).isPresent()).isEqualTo(quantisation);
      assertThat(paper.hitRate(timing.place()).isPresent()).isEqualTo(quantisation);
    }
  }

  @Test
  void everySpeedupIsTheQuotientOfItsTimes() {
    for (Timing timing : paper.timings()) {
      assertThat(timing.secondsBaseline() / timing.secondsTransfer())
          .as(timing.toString())
          .isCloseTo(timing.speedup(), within(ROUNDING + 1e-9));
    }
  }

  /** The totals are cut off where the cells are rounded, see the notes of the file. */
  @Test
  void totalsOfAFamilyAreTheSumsOfItsCells() {
    for (FamilyTotal total : paper.familyTotals()) {
      Network network =
          paper.names().networks().stream()
              .filter(n -> n.name().equals(total.network()))
              .findFirst()
              .orElseThrow();
      List<Timing> cells =
          total.children().stream()
              .map(child -> new Place(total.network(), child, total.perturbation()))
              .map(place -> paper.timing(place).orElseThrow())
              .toList();
      double rounding = ROUNDING * (cells.size() + 2);
      assertThat(cells.stream().mapToDouble(Timing::secondsBaseline).sum())
          .isCloseTo(total.secondsBaseline(), within(rounding));
      assertThat(cells.stream().mapToDouble(Timing::secondsTransfer).sum())
          .isCloseTo(total.secondsWithProof() - network.secondsTemplates(), within(rounding));
      double quotient = total.secondsBaseline() / total.secondsWithProof();
      assertThat(quotient - total.speedup()).isBetween(-ROUNDING, 2 * ROUNDING);
    }
  }

  @Test
  void singleTemplatesNeverSettleMoreThanSeveral() {
    assertThat(paper.singleTemplates())
        .allMatch(cell -> cell.hitRateSingle() <= cell.hitRateSeveral());
  }

  @Test
  void someCellsAreAsPrinted() {
    Place best = new Place("FCN7-MNIST", "float16", "brightness");
    assertThat(paper.timing(best))
        .contains(new Timing("Table 4", "FCN7-MNIST", "float16", "brightness", 38.09, 9.22, 4.13));
    Place worst = new Place("FCN7-CIFAR", "int8", "L0-random");
    assertThat(paper.oneChildTotal(worst).map(OneChildTotal::speedup)).contains(0.99);
    assertThat(paper.hitRate(worst).map(HitRate::hitRate)).contains(0.64);
    assertThat(paper.survivalRates())
        .contains(new SurvivalRate("Table 9", "CONV4-CIFAR", "int8", 0.47));
  }

  @Test
  void ourNamesLeadToThePapers() {
    PublishedNames names = paper.names();
    assertThat(names.network("../nets/fconv4_cifar.onnx").map(Network::name))
        .contains("CONV4-CIFAR");
    assertThat(names.network("other.onnx")).isEmpty();
    assertThat(names.perturbation("../instances/patch2x2.json").map(p -> p.name()))
        .contains("patch");
    assertThat(names.perturbation("patch2x2-tiny.json")).isEmpty();
    assertThat(names.child("itself").map(c -> c.name())).contains("prune0");
  }

  @Test
  void wrongFilesAreRefusedByPlace(@TempDir Path folder) throws IOException {
    String good = Files.readString(FILE);
    refuses(folder, good.replaceFirst("\"speedup\": 3.03", "\"speedup\": -1"), "timings[0]");
    refuses(folder, good.replaceFirst("\"speedup\": 3.03", "\"gain\": 3.03"), "timings[0].speedup");
    refuses(folder, good.replace("{\"name\": \"int8\", \"names\": [\"int8\"]},", ""), "int8");
    refuses(
        folder,
        good.replace(
            "Table 3\", \"network\": \"CONV2-MNIST", "Table 3\", \"network\": \"FCN7-MNIST"),
        "twice");
  }

  private static void refuses(Path folder, String text, String named) throws IOException {
    Path file = Files.writeString(folder.resolve("published.json"), text);
    assertThatThrownBy(() -> PublishedFile.read(file))
        .isInstanceOf(ResultFormatException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(named);
  }
}
