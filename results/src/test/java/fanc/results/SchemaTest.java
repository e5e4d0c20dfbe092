package fanc.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaTest {
  private static final Path SCHEMAS = Path.of(System.getProperty("fanc.root"), "results/schema");
  private static final ObjectMapper PLAIN = new ObjectMapper();

  @Test
  void everyRecordFitsItsPublishedSchema() throws IOException {
    assertThat(check(VerificationResult.SCHEMA, ResultFile.toJson(Samples.result()))).isEmpty();
    assertThat(check(VerificationResult.SCHEMA, ResultFile.toJson(Samples.detailed()))).isEmpty();
    assertThat(check(BoundsResult.SCHEMA, ResultFile.toJson(Samples.bounds()))).isEmpty();
    assertThat(check(Comparison.SCHEMA, ResultFile.toJson(Samples.comparison()))).isEmpty();
    assertThat(check(ChildrenResult.SCHEMA, ResultFile.toJson(Samples.children()))).isEmpty();
    assertThat(check(Diagnosis.SCHEMA, ResultFile.toJson(Samples.diagnosis()))).isEmpty();
    ExplanationResult explanation = Samples.explanation();
    assertThat(check(ExplanationResult.SCHEMA, ResultFile.toJson(explanation))).isEmpty();
    assertThat(check(AdviceResult.SCHEMA, ResultFile.toJson(AdviceSample.of(true)))).isEmpty();
    assertThat(check(AdviceResult.SCHEMA, ResultFile.toJson(AdviceSample.of(false)))).isEmpty();
    BenchmarkRun run = Samples.run("b");
    assertThat(check(BenchmarkRun.SCHEMA, ResultFile.toJson(run))).isEmpty();
    List<BenchmarkCell> cells = List.of(Samples.cell("a", 0, 4, 2), Samples.skipped(1));
    for (BenchmarkCell cell : cells) {
      assertThat(check(BenchmarkCell.SCHEMA, RecordJson.MAPPER.writeValueAsString(cell))).isEmpty();
    }
    BenchmarkSummary summary = BenchmarkStatistics.of(run, cells, run.speed());
    assertThat(check(BenchmarkSummary.SCHEMA, ResultFile.toJson(summary))).isEmpty();
  }

  @Test
  void recordsAboutQueriesFitTheirSchemas() throws IOException {
    ToolIdentity tool = new ToolIdentity("1", "unknown");
    for (String why : Arrays.asList(null, "several networks")) {
      SupportResult support = new SupportResult(tool, "q.vnnlib", null, why == null, why);
      assertThat(check(SupportResult.SCHEMA, ResultFile.toJson(support))).isEmpty();
    }
    ScoreResult score =
        new ScoreResult(
            tool,
            "VNN-COMP 2026",
            "instances.csv",
            "expected.csv",
            new ScoreResult.Totals(2, -140, 20, 1, 0, 1, 0, 0, 0, 0, 1, 0.5, 1.5),
            List.of(
                new ScoreResult.Scored("c", "n", "p", "sat", "unsat", -150, false, 0.25, 1),
                new ScoreResult.Scored("c", "n", "q", null, "sat", 10, true, 0.25, 0.5)));
    assertThat(check(ScoreResult.SCHEMA, ResultFile.toJson(score))).isEmpty();
    String other = ResultFile.toJson(score).replace("-150", "-100");
    assertThat(check(ScoreResult.SCHEMA, other)).isNotEmpty();
  }

  @Test
  void theStepsOfACascadeFitEverySchemaThatHasRungs() throws IOException {
    BenchmarkRun run = Samples.run("b");
    List<BenchmarkCell> cells = List.of(Samples.cell("a", 0, 4, 2));
    String summary = ResultFile.toJson(BenchmarkStatistics.of(run, cells, run.speed()));
    String cell = RecordJson.MAPPER.writeValueAsString(cells.get(0));
    assertThat(check(VerificationResult.SCHEMA, withSteps(ResultFile.toJson(Samples.result()))))
        .isEmpty();
    assertThat(check(BenchmarkCell.SCHEMA, withSteps(cell))).isEmpty();
    assertThat(check(BenchmarkSummary.SCHEMA, withSteps(summary))).isEmpty();
    assertThat(check(BenchmarkCell.SCHEMA, withSteps(cell).replace("\"box\"", "1"))).isNotEmpty();
  }

  private static String withSteps(String json) {
    String some = "{\"steps\": [{\"method\": \"box\", \"regions\": 1, \"seconds\": 0.5}],";
    String changed = json.replaceAll("(\"scratch\"\\s*:\\s*)\\{", "$1" + some);
    assertThat(changed).isNotEqualTo(json);
    return changed;
  }

  @Test
  void schemaRefusesAnUnknownKeyAndAnUnknownVerdict() throws IOException {
    String good = ResultFile.toJson(Samples.result());
    ObjectNode more = (ObjectNode) PLAIN.readTree(good);
    more.put("extra", 1);
    assertThat(check(VerificationResult.SCHEMA, more.toString())).isNotEmpty();
    String unsat = good.replace("\"verified\",", "\"unsat\",");
    assertThat(check(VerificationResult.SCHEMA, unsat)).isNotEmpty();
  }

  @Test
  void publishedBenchmarksFitTheSchemaAndAreRead() throws IOException {
    Path folder = Path.of(System.getProperty("fanc.root"), "benchmarks");
    List<Path> benchmarks;
    try (Stream<Path> files = Files.list(folder)) {
      benchmarks = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    assertThat(benchmarks).isNotEmpty();
    for (Path file : benchmarks) {
      String text = Files.readString(file);
      assertThat(check(PLAIN.readTree(text).path("$schema").asText(), text)).isEmpty();
      assertThat(ResultFile.readBenchmark(file).name()).isNotEmpty();
    }
  }

  private static Set<ValidationMessage> check(String schema, String json) throws IOException {
    JsonNode rules = PLAIN.readTree(Files.readString(SCHEMAS.resolve(schema)));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(rules)
        .validate(PLAIN.readTree(json));
  }
}
