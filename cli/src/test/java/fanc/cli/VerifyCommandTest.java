package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanc.results.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Verdicts, records and exit statuses of {@code fanc verify} on networks with known verdicts. */
class VerifyCommandTest {
  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void writeFiles() throws IOException {
    workspace = new Workspace(folder);
  }

  private InProcess verify(String network, Object... more) {
    return verify(network, workspace.file("patch.json"), more);
  }

  private InProcess verify(String network, Path property, Object... more) {
    Object[] arguments = {
      "verify",
      "--network",
      workspace.file(network),
      "--property",
      property,
      "--store",
      workspace.file("store"),
      "--threads",
      2
    };
    Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return InProcess.run(all);
  }

  private JsonNode record(String name) throws IOException {
    return new ObjectMapper().readTree(Files.readString(workspace.file(name)));
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void everyMethodProvesTheRobustNetwork(Method method) {
    InProcess run = verify("robust.onnx", "--method", method);
    assertThat(run.status()).as(run.err()).isEqualTo(0);
    assertThat(run.out()).contains("2 images: 2 verified").contains("98/98 regions");
    assertThat(run.out()).contains("1 skipped (misclassified)");
  }

  @Test
  void counterexampleIsViolatedAndInsideTheRegion() throws IOException {
    InProcess run = verify("fragile.onnx", "--method", "deepz", "--out", workspace.file("r.json"));
    assertThat(run.status()).isEqualTo(1);
    JsonNode image = record("r.json").path("images").path(0);
    assertThat(image.path("verdict").asText()).isEqualTo("violated");
    JsonNode witness = image.path("witness");
    double sum = 0;
    for (JsonNode x : witness.path("input")) {
      assertThat(x.asDouble()).isBetween(0.0, 1.0);
      sum += x.asDouble();
    }
    assertThat(1 - 2 * .25 * sum).as("y0 - y1 at the witness, by hand").isLessThanOrEqualTo(0);
    assertThat(witness.path("violatedIn")).extracting(JsonNode::asText).contains("real", "float32");
  }

  @Test
  void coarseBoundIsUnknownAndNeverViolated() throws IOException {
    InProcess run = verify("blurred.onnx", "--method", "deepz", "--out", workspace.file("r.json"));
    assertThat(run.status()).isEqualTo(2);
    JsonNode image = record("r.json").path("images").path(0);
    assertThat(image.path("verdict").asText()).isEqualTo("unknown");
    assertThat(image.path("reason").asText()).isEqualTo("imprecise");
    assertThat(image.path("witness").isNull()).isTrue();
  }

  @Test
  void failOnViolatedForgivesUnknown() {
    assertThat(verify("blurred.onnx", "--fail-on", "violated").status()).isEqualTo(0);
    assertThat(verify("fragile.onnx", "--fail-on", "violated").status()).isEqualTo(1);
  }

  @Test
  void satStyleExitsAsSolversDo() {
    assertThat(verify("fragile.onnx", "--exit-style", "sat").status()).isEqualTo(10);
    assertThat(verify("robust.onnx", "--exit-style", "sat").status()).isEqualTo(20);
    assertThat(verify("blurred.onnx", "--exit-style", "sat").status()).isEqualTo(0);
    for (String part : new String[] {"--image", "--region"}) {
      assertThat(verify("robust.onnx", part, "0", "--exit-style", "sat").status()).isEqualTo(0);
    }
    assertThat(verify("fragile.onnx", "--image", "0", "--exit-style", "sat").status())
        .isEqualTo(10);
  }

  @Test
  void misclassifiedImageCountsWhereThePropertyWantsAllImages() throws IOException {
    Path all =
        workspace.write("all.json", Workspace.patch("\"0..2\"", "").replace("true", "false"));
    InProcess run = verify("robust.onnx", all, "--out", workspace.file("r.json"));
    assertThat(run.status()).isEqualTo(1);
    JsonNode image = record("r.json").path("images").path(1);
    assertThat(image.path("verdict").asText()).isEqualTo("violated");
    assertThat(image.path("reason").asText()).isEqualTo("misclassified");
    assertThat(image.path("witness").path("margin").asDouble()).isLessThanOrEqualTo(0);
  }

  @Test
  void nothingCheckedIsNeverSuccess() {
    InProcess run = verify("robust.onnx", "--image", 1);
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("nothing was checked").hasLineCount(2);
  }

  @Test
  void regionCanBeChosenByPlaceOrNumber() {
    assertThat(verify("robust.onnx", "--image", 0, "--region", "2,2").out())
        .contains("1/1 regions");
    assertThat(verify("robust.onnx", "--image", 0, "--region", "8").out()).contains("1/1 regions");
    InProcess outside = verify("robust.onnx", "--image", 0, "--region", "7,0");
    assertThat(outside.status()).isEqualTo(3);
    assertThat(outside.err()).contains("no patch there");
  }

  @Test
  void withoutProofSaysWhyItWorksFromScratch() throws IOException {
    InProcess run = verify("robust.onnx", "--out", workspace.file("r.json"));
    assertThat(run.err()).contains("from scratch: no proof of this property");
    assertThat(record("r.json").path("proof").isNull()).isTrue();
    assertThat(record("r.json").path("proofReason").asText()).contains("no proof");
  }

  @Test
  void childUsesTheProofOfItsParent() throws IOException {
    InProcess prove =
        InProcess.run(
            "prove",
            "--network",
            workspace.file("robust.onnx"),
            "--property",
            workspace.file("patch.json"),
            "--preset",
            "join",
            "--store",
            workspace.file("store"));
    assertThat(prove.out()).contains("kept records of 2 images").contains("templates (made in");
    assertThat(prove.status()).as(prove.err()).isEqualTo(0);
    InProcess approx =
        InProcess.run(
            "approx",
            "--network",
            workspace.file("robust.onnx"),
            "--method",
            "int8",
            "-o",
            workspace.file("child.onnx"));
    assertThat(approx.status()).as(approx.err()).isEqualTo(0);
    assertThat(workspace.names()).contains("child.onnx", "child.onnx.lineage.json");
    InProcess run = verify("child.onnx", "--method", "fanc", "--out", workspace.file("r.json"));
    assertThat(run.status()).as(run.err()).isEqualTo(0);
    JsonNode result = record("r.json");
    assertThat(result.path("proof").path("parentSha256").asText()).hasSize(64);
    assertThat(result.path("images").path(0).path("rungs").path("template").path("regions").asInt())
        .isPositive();
  }

  @Test
  void damagedProofIsRefusedAndTheRunGoesOn() throws IOException {
    childUsesTheProofOfItsParent();
    try (var files = Files.walk(workspace.file("store"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
      }
    }
    InProcess run = verify("child.onnx", "--out", workspace.file("r.json"));
    assertThat(run.status()).isEqualTo(0);
    assertThat(run.err()).contains("proof refused");
    assertThat(record("r.json").path("proof").isNull()).isTrue();
  }

  @Test
  void vnnlibFaceAnswersInOneWord() throws IOException {
    StringBuilder query = new StringBuilder();
    for (int i = 0; i < Workspace.PIXELS; i++) {
      query.append("(declare-const X_").append(i).append(" Real)\n");
    }
    query.append("(declare-const Y_0 Real)\n(declare-const Y_1 Real)\n");
    for (int i = 0; i < Workspace.PIXELS; i++) {
      int upper = i < 4 ? 1 : 0;
      query.append("(assert (>= X_" + i + " 0))\n(assert (<= X_" + i + " " + upper + "))\n");
    }
    Path file = workspace.write("query.vnnlib", query + "(assert (<= Y_0 Y_1))\n");
    assertThat(answer(file, "robust.onnx").out()).isEqualTo("unsat\n");
    assertThat(answer(file, "blurred.onnx").out()).isEqualTo("unknown\n");
    InProcess sat = answer(file, "fragile.onnx");
    assertThat(sat.status()).isEqualTo(1);
    assertThat(sat.out().lines().findFirst()).contains("sat");
    assertThat(sat.out()).startsWith("sat\n((X_0 ").endsWith("))\n");
  }

  @Test
  void vnnlibFaceSaysErrorToo() throws IOException {
    InProcess run = answer(workspace.write("query.vnnlib", "(assert"), "robust.onnx");
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out()).isEqualTo("error\n");
    assertThat(run.err()).contains("query.vnnlib").hasLineCount(1);
  }

  private InProcess answer(Path query, String network) {
    return InProcess.run("verify", query, "--network", "f=" + workspace.file(network));
  }

  @Test
  void budgetThatIsUsedUpIsTimeout() throws IOException {
    InProcess run =
        verify(
            "robust.onnx",
            "--method",
            "deepz",
            "--timeout",
            "1e-9",
            "--out",
            workspace.file("r.json"));
    assertThat(run.status()).isEqualTo(2);
    JsonNode image = record("r.json").path("images").path(0);
    assertThat(image.path("verdict").asText()).isEqualTo("timeout");
    assertThat(image.path("regionsVerified").asInt()).isZero();
  }

  @Test
  void regressionIsMeasuredAgainstTheParent() {
    InProcess alone = verify("fragile.onnx", "--fail-on", "regression");
    assertThat(alone.status()).isEqualTo(3);
    assertThat(alone.err()).contains("needs a proof");
    InProcess.run(
        "prove",
        "--network",
        workspace.file("robust.onnx"),
        "--property",
        workspace.file("patch.json"),
        "--store",
        workspace.file("store"));
    assertThat(verify("robust.onnx", "--fail-on", "regression").status()).isEqualTo(0);
    assertThat(verify("fragile.onnx", "--fail-on", "regression").status()).isEqualTo(1);
    assertThat(verify("blurred.onnx", "--fail-on", "regression").status()).isEqualTo(2);
  }

  @Test
  void labelOfTheParentIsTheOneThatChildrenAreHeldTo() throws IOException {
    Path predicted =
        workspace.write(
            "predicted.json",
            Workspace.patch("\"0..2\"", "")
                .replace(
                    "{\"kind\": \"label\"}", "{\"kind\": \"label\", \"label\": \"predicted\"}"));
    InProcess run = verify("robust.onnx", predicted, "--method", "deepz");
    assertThat(run.out()).as(run.err()).contains("3 images: 3 verified");
  }

  @Test
  void recordsKeepToTheirSchema() throws IOException {
    verify("fragile.onnx", "--out", workspace.file("r.json"));
    InProcess.run(
        "bounds",
        "--network",
        workspace.file("robust.onnx"),
        "--property",
        workspace.file("patch.json"),
        "--image",
        0,
        "--region",
        "3,3",
        "--out",
        workspace.file("b.json"));
    assertThat(ResultFile.readVerification(workspace.file("r.json")).images()).hasSize(2);
    assertThat(ResultFile.readBounds(workspace.file("b.json")).ops()).hasSize(5);
  }
}
