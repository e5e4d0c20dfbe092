package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanc.results.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fanc verify} over many networks. */
class ManyNetworksTest {
  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void writeFiles() throws IOException {
    workspace = new Workspace(folder);
  }

  @Test
  void everyNetworkIsDecidedInOrderAndTheWorstCounts() throws IOException {
    Path out = workspace.file("results");
    InProcess run = verify("*.onnx", "--out", out);
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.VIOLATED);
    assertThat(run.out().lines().map(ManyNetworksTest::network).distinct())
        .startsWith("blurred.onnx", "fragile.onnx", "robust.onnx");
    assertThat(run.out()).contains("robust.onnx  2 images: 2 verified", "3 networks: 1 with");
    assertThat(names(out))
        .containsExactly("blurred.json", "fragile.json", "robust.json", "summary.json");
    assertThat(ResultFile.readVerification(out.resolve("robust.json")).summary().verified())
        .isEqualTo(2);
    JsonNode children = summary(out).path("children");
    assertThat(children).hasSize(3);
    assertThat(children.get(0).path("status").intValue()).isEqualTo(ExitStatus.UNPROVEN);
    assertThat(children.get(1).path("record").textValue()).isEqualTo("fragile.json");
    assertThat(children.get(2).path("regionsVerified").intValue())
        .isEqualTo(2 * Workspace.POSITIONS);
  }

  @Test
  void unreadableNetworkDoesNotStopTheRest() throws IOException {
    workspace.write("broken.onnx", "no network");
    InProcess run = verify("[br]*.onnx", "--out", workspace.file("all.json"));
    assertThat(run.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(run.err()).contains("broken.onnx: ");
    assertThat(run.out()).contains("broken.onnx  error", "robust.onnx  2 images: 2 verified");
    assertThat(names(workspace.file("all"))).containsExactly("blurred.json", "robust.json");
    JsonNode broken =
        new ObjectMapper()
            .readTree(Files.readString(workspace.file("all.json")))
            .path("children")
            .get(1);
    assertThat(broken.path("fault").textValue()).contains("broken.onnx");
    assertThat(broken.path("sha256").isNull()).isTrue();
    assertThat(verify("robust*.onnx").status()).isEqualTo(ExitStatus.OK);
  }

  @Test
  void resumingDecidesOnlyWhatNoRecordIsAboutWhateverItIsCalled() throws IOException {
    Path out = workspace.file("results");
    verify("robust*.onnx", "--out", out);
    assertThat(verify("*.onnx", "--out", out).err()).contains("--resume");
    Files.move(workspace.file("robust.onnx"), workspace.file("another.onnx"));
    InProcess resumed = verify("*.onnx", "--out", out, "--resume");
    assertThat(resumed.status()).as(resumed.err()).isEqualTo(ExitStatus.VIOLATED);
    assertThat(resumed.out()).contains("; 1 done before").doesNotContain("another.onnx");
    assertThat(summary(out).path("children").get(0).path("record").textValue())
        .isEqualTo("robust.json");
    // Other bytes under an old name, another method or other images are another question.
    Files.copy(workspace.file("fragile.onnx"), workspace.file("robust.onnx"));
    assertThat(verify("robust*.onnx", "--out", out, "--resume").out()).contains("1 done before");
    assertThat(verify("another*", "--out", out, "--resume", "--method", "box").out())
        .doesNotContain("done before");
    assertThat(verify("another*", "--out", out, "--resume", "--image", 0).out())
        .doesNotContain("done before");
    assertThat(names(out)).contains("another.json", "another-2.json");
  }

  @Test
  void recordIsThatOfANetworkAlone() throws IOException {
    verify("robust*.onnx", "--out", workspace.file("results"), "--method", "deepz");
    InProcess.run(
        "verify",
        "--network",
        workspace.file("robust.onnx"),
        "--property",
        workspace.file("patch.json"),
        "--method",
        "deepz",
        "--out",
        workspace.file("alone.json"));
    String noTimes =
        "\"(seconds\\w*|dgemmGflops|peakMemoryMegabytes|command)\" : (\\[[^\\]]*\\]|[^,\\n]*)";
    assertThat(Files.readString(workspace.file("results/robust.json")).replaceAll(noTimes, ""))
        .isEqualTo(Files.readString(workspace.file("alone.json")).replaceAll(noTimes, ""));
  }

  private InProcess verify(String pattern, Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "verify",
                "--network",
                folder + "/" + pattern,
                "--property",
                workspace.file("patch.json"),
                "--store",
                workspace.file("store"),
                "--attack",
                0.2));
    arguments.addAll(List.of(more));
    return InProcess.run(arguments.toArray());
  }

  private JsonNode summary(Path out) throws IOException {
    return new ObjectMapper().readTree(Files.readString(out.resolve("summary.json")));
  }

  private static List<String> names(Path out) throws IOException {
    try (var files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String network(String line) {
    return line.replaceFirst(" .*", "").replaceFirst(".*/", "");
  }
}
