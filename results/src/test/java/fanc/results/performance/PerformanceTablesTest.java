package fanc.results.performance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PerformanceTablesTest {
  private static final Path ROOT = Path.of(System.getProperty("fanc.root"));

  /**
   * Two kernels of 6 GFLOP in 0.2 s and 2 GFLOP in 0.1 s, of which the second pays for rounding.
   */
  private static final String PRODUCTS =
      """
      {"dgemmGflopsBegin": 50, "dgemmGflopsEnd": 70, "works": [
        {"network": "fcnn7", "property": "reference-mnist-patch2x2", "regions": 100,
         "seconds": 0.4, "costOfRadii": 0.125, "secondsWatched": 0.5, "kernels": {
           "multiplySelected": {"calls": 7, "operations": 6e9, "seconds": 0.2},
           "multiplyAbsolute": {"calls": 7, "operations": 2e9, "seconds": 0.1}}}]}
      """;

  /** Every figure in the tables follows from the records beside them. */
  @Test
  void tablesAreThoseOfTheRecords() throws IOException {
    for (Map.Entry<String, String> file :
        PerformanceTables.files(EngineRecords.read(ROOT)).entrySet()) {
      Path written = ROOT.resolve("results/reports/engine").resolve(file.getKey());
      assertThat(written)
          .as("results/engine/measure.sh tables")
          .content()
          .isEqualTo(file.getValue());
    }
  }

  @Test
  void workIsAShareOfThePeakAndOfTheTime() throws IOException {
    JsonNode products = new ObjectMapper().readTree(PRODUCTS);
    assertThat(ProductTables.works(products).rows())
        .containsExactly(
            List.of(
                "fcnn7",
                "reference-mnist-patch2x2",
                "100",
                "4.000",
                "30.0",
                "50 %",
                "60 %",
                "12.5 %"));
    assertThat(ProductTables.kernels(products).rows())
        .contains(
            List.of(
                "fcnn7",
                "reference-mnist-patch2x2",
                "multiplyAbsolute",
                "7",
                "2000",
                "20.0",
                "20 %"));
  }

  @Test
  void targetThatIsNotMeasuredIsNotMet() throws IOException {
    JsonNode products = new ObjectMapper().readTree(PRODUCTS);
    List<String[]> growth =
        List.<String[]>of(
            new String[] {"regions", "100000", "deepz", "100000", "20", "20", "1431"});
    EngineRecords records =
        new EngineRecords(List.of(), Optional.of(products), Optional.empty(), growth, List.of());
    List<List<String>> rows = TargetTable.of(records).rows();
    assertThat(rows)
        .contains(
            List.of(
                "products inside DeepZ, FCN7-MNIST, 2x2 patch",
                "55 % of the DGEMM peak",
                "50 %",
                "no",
                "products.json"),
            // 1431 * 2^20 bytes are more than 1.5 * 10^9.
            List.of(
                "100,000 L0 regions, resident memory, `deepz`",
                "under 1.5 GB",
                "1431 MiB",
                "no",
                "growth.csv"));
    assertThat(rows).filteredOn(row -> row.get(3).equals("yes")).hasSize(1);
    assertThat(rows).filteredOn(row -> row.get(2).equals("-")).allMatch(r -> r.get(3).equals("-"));
  }

  @Test
  void kernelIsAShareOfThePeakOfItsRun() throws IOException {
    JsonNode jmh =
        new ObjectMapper()
            .readTree(
                """
                [{"benchmark": "x.PeakBenchmark.dgemm", "params": {"backend": "openblas"},
                  "primaryMetric": {"score": 42949.67296}},
                 {"benchmark": "x.ProductBenchmark.multiply",
                  "params": {"backend": "java", "size": "10x100x1000"},
                  "primaryMetric": {"score": 80}}]
                """);
    assertThat(MicroTables.kernels(jmh).rows())
        .containsExactly(
            List.of("dgemm", "openblas", "", "4.295e+04", "50.0", "100 %"),
            List.of("multiply", "java", "10x100x1000", "80.00", "25.0", "50 %"));
  }
}
