package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanc.networks.onnx.OnnxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code prove --from}: a child that is proven by way of its parent is a parent itself. */
class ChainTest {
  private static final double[][] SECOND = {{-1, 1}, {0, 0}};
  @TempDir private Path folder;
  private Workspace workspace;

  @BeforeEach
  void makeFiles() throws IOException {
    workspace = new Workspace(folder);
    workspace.network("child.onnx", Workspace.PIXELS, .0625 * 1.015625, 0, SECOND, 1, 0);
    workspace.network("grandchild.onnx", Workspace.PIXELS, .0625 * 1.03125, 0, SECOND, 1, 0);
  }

  private InProcess run(String command, String network, Path property, Object... more) {
    Object[] words = {
      command,
      "--network",
      workspace.file(network),
      "--property",
      property,
      "--store",
      workspace.file("store")
    };
    return InProcess.run(Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray());
  }

  private InProcess run(String command, String network, Object... more) {
    return run(command, network, workspace.file("patch.json"), more);
  }

  private JsonNode result() throws IOException {
    return new ObjectMapper().readTree(workspace.file("r.json").toFile());
  }

  private String sha256(String network) throws Exception {
    return OnnxModel.read(workspace.file(network)).sha256();
  }

  @Test
  void aGrandchildIsVerifiedByTheProofOfAChildThatWasCarriedOver() throws Exception {
    assertThat(run("prove", "robust.onnx").status()).isEqualTo(0);
    InProcess prove =
        run(
            "prove",
            "child.onnx",
            "--from",
            workspace.file("robust.onnx"),
            "--out",
            workspace.file("r.json"));
    assertThat(prove.status()).as(prove.err()).isEqualTo(0);
    assertThat(prove.out())
        .contains("98/98 regions", "98 of 98 regions are settled by what is carried over")
        .contains("kept records of 2 images");
    assertThat(result().path("proof").path("parentSha256").asText())
        .isEqualTo(sha256("robust.onnx"));
    JsonNode image = result().path("images").path(0);
    assertThat(image.path("rungs").path("drift").path("regions").asInt())
        .isEqualTo(Workspace.POSITIONS);
    assertThat(image.path("rungs").has("scratch")).isFalse();
    assertThat(image.path("worstMargin").asDouble()).isBetween(.48, 1 - 2 * .0625 * 1.015625 * 4);

    InProcess verify = run("verify", "grandchild.onnx", "--out", workspace.file("r.json"));
    assertThat(verify.status()).as(verify.err()).isEqualTo(0);
    assertThat(verify.out()).contains("98/98 regions");
    assertThat(result().path("proof").path("parentSha256").asText())
        .isEqualTo(sha256("child.onnx"));
    InProcess why = run("explain", "grandchild.onnx", "--image", 0);
    assertThat(why.out()).as(why.err()).contains("which settles 49 regions");
  }

  @Test
  void lineageAndFromSayWhichProofIsUsed() throws Exception {
    run("prove", "robust.onnx");
    run("prove", "child.onnx", "--from", workspace.file("robust.onnx"));
    InProcess made =
        InProcess.run(
            "approx",
            "--network",
            workspace.file("child.onnx"),
            "--method",
            "float16",
            "-o",
            workspace.file("rounded.onnx"));
    assertThat(made.status()).as(made.err()).isEqualTo(0);
    Path out = workspace.file("r.json");
    assertThat(run("verify", "rounded.onnx", "--out", out).status()).isEqualTo(0);
    assertThat(result().path("proof").path("parentSha256").asText())
        .isEqualTo(sha256("child.onnx"));
    InProcess other =
        run("verify", "rounded.onnx", "--from", workspace.file("robust.onnx"), "--out", out);
    assertThat(other.status()).as(other.err()).isEqualTo(0);
    assertThat(result().path("proof").path("parentSha256").asText())
        .isEqualTo(sha256("robust.onnx"));
    InProcess none =
        run("verify", "rounded.onnx", "--from", workspace.file("grandchild.onnx"), "--out", out);
    assertThat(none.status()).isEqualTo(0);
    assertThat(result().path("proof").isNull()).isTrue();
    assertThat(none.err()).contains("from scratch", "grandchild.onnx", "no proof of this property");
  }

  @Test
  void theSameChainGivesTheSameRecordsWhateverTheThreads() throws IOException {
    run("prove", "robust.onnx");
    run("prove", "child.onnx", "--from", workspace.file("robust.onnx"), "--threads", 1);
    List<String> once = records();
    run("prove", "child.onnx", "--from", workspace.file("robust.onnx"), "--threads", 2);
    assertThat(records()).hasSize(2).isEqualTo(once);
  }

  private List<String> records() throws IOException {
    try (var files = Files.walk(workspace.file("store"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".fancrecord"))
          .sorted()
          .toList();
    }
  }

  @Test
  void whatIsNotCarriedOverIsDecidedAsFromScratch() throws IOException {
    run("prove", "robust.onnx");
    Path from = workspace.file("robust.onnx");
    InProcess fragile = run("prove", "fragile.onnx", "--from", from);
    assertThat(fragile.status()).as(fragile.err()).isEqualTo(1);
    assertThat(fragile.out()).contains("violated", "0 of 98 regions are settled");
    Path out = workspace.file("r.json");
    for (double factor : new double[] {2, 3.5, 3.9375, 5}) {
      workspace.network("far.onnx", Workspace.PIXELS, .0625 * factor, 0, SECOND, 1, 0);
      InProcess alone = run("prove", "far.onnx", "--attack", 0, "--out", out);
      JsonNode summary = result().path("summary");
      InProcess carried = run("prove", "far.onnx", "--from", from, "--attack", 0, "--out", out);
      assertThat(carried.status()).isEqualTo(alone.status());
      for (String count : List.of("verified", "unknown", "regionsVerified")) {
        assertThat(result().path("summary").path(count)).isEqualTo(summary.path(count));
      }
    }
  }

  @Test
  void withoutAProofToCarryOverItSaysWhatToDo() throws IOException {
    InProcess none = run("prove", "child.onnx", "--from", workspace.file("robust.onnx"));
    assertThat(none.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(none.err()).contains("--from", "robust.onnx", "prove that network first");
    run("prove", "robust.onnx");
    InProcess missing = run("prove", "child.onnx", "--from", workspace.file("absent.onnx"));
    assertThat(missing.status()).isEqualTo(ExitStatus.BAD_INPUT);
    InProcess method =
        run("verify", "child.onnx", "--method", "deepz", "--from", workspace.file("robust.onnx"));
    assertThat(method.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(method.err()).contains("--from", "deepz");
    InProcess templates =
        run(
            "prove",
            "child.onnx",
            "--method",
            "fanc-original",
            "--from",
            workspace.file("robust.onnx"));
    assertThat(templates.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(templates.err()).contains("--from", "fanc-original");
  }

  /** All choices of 32 of 64 pixels, as one set. */
  @Test
  void aFamilyTooLargeToGoThroughIsCarriedOverAsASet() throws Exception {
    Path all =
        workspace.write(
            "all.json",
            Workspace.patch("\"0\"", "")
                .replace(
                    "{\"kind\": \"patch\", \"size\": [2, 2], \"positions\": \"all\", ",
                    "{\"kind\": \"l0\", \"pixels\": 32, \"select\": \"all\", "));
    String count = "1,832,624,140,942,590,534";
    workspace.network("calm.onnx", Workspace.PIXELS, 0x1p-7, 0, SECOND, 1, 0);
    workspace.network("calmer.onnx", Workspace.PIXELS, 0x1.04p-7, 0, SECOND, 1, 0);
    workspace.network("calmest.onnx", Workspace.PIXELS, 0x1.08p-7, 0, SECOND, 1, 0);
    assertThat(run("prove", "calm.onnx", all).status()).isEqualTo(0);
    InProcess prove = run("prove", "calmer.onnx", all, "--from", workspace.file("calm.onnx"));
    assertThat(prove.status()).as(prove.err()).isEqualTo(0);
    assertThat(prove.out())
        .contains(count + " of " + count + " regions are settled by what is carried over");
    InProcess verify = run("verify", "calmest.onnx", all, "--out", workspace.file("r.json"));
    assertThat(verify.status()).as(verify.err()).isEqualTo(0);
    assertThat(verify.out()).contains("verified " + count + " of " + count);
    assertThat(result().path("proof").path("parentSha256").asText())
        .isEqualTo(sha256("calmer.onnx"));
    assertThat(result().path("images").path(0).path("rungs").path("drift").path("regions").asText())
        .isEqualTo(count.replace(",", ""));
    InProcess fails =
        run("prove", "robust.onnx", all, "--from", workspace.file("calm.onnx"), "--attack", 0);
    assertThat(fails.status()).as(fails.out()).isEqualTo(ExitStatus.UNPROVEN);
    assertThat(fails.out()).contains("0 of " + count + " regions");
  }
}
