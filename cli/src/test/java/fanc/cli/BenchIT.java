package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fanc.results.BenchmarkFolder;
import fanc.results.BenchmarkRow;
import fanc.results.BenchmarkSummary;
import fanc.results.RegionCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The paper's benchmark in small: the project's parent, two children, two images of 729 patches.
 */
class BenchIT {
  private static final Path ROOT = Path.of(System.getProperty("fanc.root")).toAbsolutePath();
  private static final int REGIONS = 2 * 729;

  @TempDir Path folder;

  @Test
  void everyColumnIsFilledAndAllMethodsVerifyTheSame() throws Exception {
    writeBenchmark();
    Packaged run = Packaged.run(folder, "bench", "bench.json", "--runs", "runs", "--threads", "1");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("mnist-4x200, patch2x2", "S_total(10)");
    BenchmarkSummary summary = new BenchmarkFolder(onlyFolder()).results();
    assertThat(summary.cells()).isEqualTo(4);
    assertThat(summary.rows()).hasSize(8);
    assertThat(summary.end().dgemmGflops()).isPositive();
    assertThat(summary.end().memoryGigabytes()).isPositive();
    assertThat(summary.run().memoryGigabytes()).isPositive();
    assertThat(verifiedByChild(summary)).containsExactly(REGIONS, REGIONS);
    for (BenchmarkRow row : summary.rows()) {
      assertThat(row.worstMargin()).as(row.toString()).isPositive();
      assertThat(row.times().parent()).isPositive();
      assertThat(row.times().speedup()).isPositive();
      if (!row.method().equals("deepz")) {
        assertTransferred(row);
      }
    }
    assertThat(summary.means()).hasSize(3);
    assertThat(summary.means()).allSatisfy(m -> assertThat(m.total10().value()).isPositive());
  }

  /** The published benchmark as far as it needs no data from elsewhere, on one image. */
  @Test
  void engineIsMeasuredOnANetworkOfThisRepository() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    Path file = ROOT.resolve("benchmarks/engine.json");
    ObjectNode benchmark = (ObjectNode) mapper.readTree(file.toFile());
    ArrayNode own = mapper.createArrayNode();
    for (JsonNode subject : benchmark.path("networks")) {
      if (!subject.path("network").asText().startsWith("$")) {
        own.add(((ObjectNode) subject).put("images", "0"));
      }
    }
    assertThat(own).isNotEmpty();
    benchmark.put("repeats", 1).put("warmUp", 1).set("networks", own);
    String paths = "\"" + ROOT + "/";
    Files.writeString(folder.resolve("engine.json"), benchmark.toString().replace("\"../", paths));
    Packaged run = Packaged.run(folder, "bench", "engine.json", "--runs", "runs", "--threads", "2");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("ms per region");
    BenchmarkSummary summary = new BenchmarkFolder(onlyFolder()).results();
    assertThat(summary.rows()).hasSizeGreaterThanOrEqualTo(6);
    for (BenchmarkRow row : summary.rows()) {
      assertThat(row.firstPerRegion()).as(row.toString()).isPositive();
      assertThat(row.child()).isEqualTo("itself");
    }
  }

  private void writeBenchmark() throws IOException {
    Files.writeString(
        folder.resolve("two.json"),
        """
        {"$schema": "recipe-1.json", "version": 1, "name": "two",
         "children": [[{"kind": "int", "bits": 8, "rounding": "truncate", "scope": "dense",
                        "granularity": "tensor"}],
                      [{"kind": "prune", "fractions": [0.5], "scope": "dense"}]]}
        """);
    Files.writeString(
        folder.resolve("bench.json"),
        """
        {"$schema": "benchmark-2.json", "name": "ci",
         "networks": [{"network": "%s/networks/models/mnist-4x200.onnx", "recipes": ["two.json"]}],
         "properties": ["%s/properties/instances/patch2x2.json"], "images": "0..1",
         "methods": ["deepz", "fanc",
                     {"name": "single", "method": "fanc", "preset": "single"},
                     {"name": "paper-cut1", "method": "fanc", "preset": "paper", "cuts": [1]}],
         "baseline": "deepz", "repeats": 2, "warmUp": 1}
        """
            .formatted(ROOT, ROOT));
  }

  /** Returns how many regions all methods verify, for each child; -1 where they disagree. */
  private static List<Integer> verifiedByChild(BenchmarkSummary summary) {
    return summary.rows().stream()
        .collect(
            Collectors.groupingBy(
                BenchmarkRow::child, Collectors.mapping(r -> r.counts(), Collectors.toList())))
        .values()
        .stream()
        .map(counts -> counts.stream().map(RegionCounts::verified).distinct().toList())
        .map(distinct -> distinct.size() == 1 ? distinct.get(0).intValue() : -1)
        .toList();
  }

  private static void assertTransferred(BenchmarkRow row) {
    RegionCounts counts = row.counts();
    assertThat(counts.fewer()).as(row.toString()).isZero();
    assertThat(counts.templatesTotal()).isPositive();
    assertThat(counts.hitRate()).isBetween(0.0, 1.0);
    assertThat(counts.originalHitRate()).isBetween(counts.hitRate(), 1.0);
    assertThat(row.times().prove()).isGreaterThan(row.times().templates());
    assertThat(row.times().speedupTotal1()).isPositive();
    assertThat(
            row.rungs().values().stream()
                .mapToLong(share -> share.regions().longValueExact())
                .sum())
        .isEqualTo(counts.verified());
  }

  private Path onlyFolder() throws IOException {
    try (Stream<Path> folders = Files.list(folder.resolve("runs"))) {
      return folders.findFirst().orElseThrow();
    }
  }
}
