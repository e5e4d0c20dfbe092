package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import fanc.networks.ensemble.EnsembleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On black images, labels 0, 1, 0: the logits differ by 1 in one network and by 0.5 in another. */
class EvaluateCommandTest {
  @TempDir Path folder;

  private Workspace workspace;

  @BeforeEach
  void prepare() throws IOException {
    workspace = new Workspace(folder);
  }

  @Test
  void scoresMembersAndTheirMeansByHand() throws IOException {
    JsonNode rows = evaluated("").path("rows");

    assertThat(rows).hasSize(4);
    expect(rows.get(0), sigmoid(1));
    expect(rows.get(1), sigmoid(0.5));
    assertThat(rows.get(2).path("predictor").asText()).isEqualTo("mean of softmax");
    expect(rows.get(2), (sigmoid(1) + sigmoid(0.5)) / 2);
    assertThat(rows.get(3).path("predictor").asText()).isEqualTo("mean of logits");
    expect(rows.get(3), sigmoid(0.75));
  }

  @Test
  void membersMayComeFromTheFileOfAnEnsemble() throws IOException {
    workspace.write(
        "members.json", EnsembleFile.toJson("two", List.of("robust.onnx", "blurred.onnx")));
    String images = " --json --images " + workspace.file("images.csv");
    String file = " --ensemble " + workspace.file("members.json");

    InProcess run = InProcess.run((Object[]) ("evaluate" + file + images).split(" "));
    InProcess both = InProcess.run((Object[]) ("evaluate a.onnx" + file + images).split(" "));
    InProcess none = InProcess.run((Object[]) ("evaluate" + images).split(" "));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(new ObjectMapper().readTree(run.out()).path("rows"))
        .isEqualTo(evaluated("").path("rows"));
    assertThat(both.err()).isEqualTo(none.err()).contains("name the networks, or --ensemble FILE");
    assertThat(both.status()).isEqualTo(none.status()).isEqualTo(3);
  }

  @Test
  void corruptionsAddRowsAndTheRecordFitsItsSchema() throws IOException {
    JsonNode result = evaluated(" --corrupt --severities 1,5 --rows 0,2");

    assertThat(result.path("count").asInt()).isEqualTo(2);
    assertThat(result.path("rows")).hasSize(4 * (1 + 4 * 2));
    JsonNode last = result.path("rows").get(35);
    assertThat(last.path("corruption").asText()).isEqualTo("rotation");
    assertThat(last.path("strength").asDouble()).isEqualTo(30);
    // Black images stay black under all but noise.
    assertThat(last.path("accuracy").asDouble()).isEqualTo(1);
    assertThat(evaluated(" --corrupt --severities 1,5 --rows 0,2").path("rows"))
        .isEqualTo(result.path("rows"));
  }

  @Test
  void tableHasARowForEachPredictorAndCondition() {
    InProcess run = evaluate(" --corrupt --severities 1,5");

    assertThat(run.status()).as(run.err()).isEqualTo(0);
    assertThat(run.out())
        .contains("clean     robust.onnx", "contrast  mean of logits", "66.67", "0.6466");
    assertThat(run.out()).hasLineCount(2 + 5 * 4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--images images.csv --rows 7 | row 7 does not exist",
        "--images images.csv --severities 1 | only with --corrupt",
        "--images images.csv --corrupt --severities 6 | expected 1 to 5",
        "--images small.csv | takes 64 values and has 2 classes; the images have 4 pixels",
        "--images odd.csv | expected square grey images",
        "--images classes.csv | label 2, but the networks have 2 classes",
        "--data nowhere | t10k-images-idx3-ubyte[.gz] not found; fetch it",
        "--images none.csv | none.csv: no such",
      })
  void whatDoesNotFitIsRefused(String options, String message) throws IOException {
    workspace.write("small.csv", "0,1,2,3,4\n");
    workspace.write("odd.csv", "0,1,2,3\n");
    workspace.write(
        "classes.csv", Files.readString(workspace.file("images.csv")).replace("1,0", "2,0"));

    String line = "evaluate " + workspace.file("robust.onnx") + " " + options;
    String inFolder = workspace.file("").toString();
    InProcess run =
        InProcess.run((Object[]) line.replaceAll("(\\w+\\.csv)", inFolder + "/$1").split(" "));

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains(message).hasLineCount(1);
  }

  /** All images are alike: two of three are class 0, predicted with probability p. */
  private static void expect(JsonNode row, double p) {
    assertThat(row.path("accuracy").asDouble()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(row.path("negativeLogLikelihood").asDouble())
        .isCloseTo(-(2 * Math.log(p) + Math.log(1 - p)) / 3, within(1e-12));
    assertThat(row.path("calibrationError").asDouble())
        .isCloseTo(Math.abs(2 / 3.0 - p), within(1e-12));
  }

  private static double sigmoid(double difference) {
    return 1 / (1 + Math.exp(-difference));
  }

  private JsonNode evaluated(String options) throws IOException {
    Path file = workspace.file("scores.json");
    InProcess run = evaluate(options + " --out " + file);
    assertThat(run.status()).as(run.err()).isEqualTo(0);
    JsonNode record = new ObjectMapper().readTree(file.toFile());
    Path schema =
        Path.of(System.getProperty("fanc.root"), "results", "schema", "evaluation-1.json");
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(schema))
                .validate(record))
        .isEmpty();
    return record;
  }

  private InProcess evaluate(String options) {
    String line =
        "evaluate %s %s --images %s%s"
            .formatted(
                workspace.file("robust.onnx"),
                workspace.file("blurred.onnx"),
                workspace.file("images.csv"),
                options);
    return InProcess.run((Object[]) line.split(" "));
  }
}
