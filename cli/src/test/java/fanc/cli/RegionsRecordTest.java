package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code fanc verify} says of the regions that a verdict is about. */
class RegionsRecordTest {
  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void writeFiles() throws IOException {
    workspace = new Workspace(folder);
  }

  @Test
  void sampleIsNeverCalledVerifiedAlone() throws IOException {
    Path sample =
        workspace.write(
            "sample.json",
            Workspace.patch("\"0\"", "")
                .replace(
                    "{\"kind\": \"patch\", \"size\": [2, 2], \"positions\": \"all\", ",
                    "{\"kind\": \"l0\", \"pixels\": 3, \"select\": \"random\", \"count\": 100,"
                        + " \"seed\": 7, "));
    InProcess run = verify("robust.onnx", sample, "--out", workspace.file("r.json"));
    assertThat(run.out())
        .as(run.err())
        .contains("verified 100 of 41,664 regions (sampled)", "100/100 sampled regions");
    JsonNode image = record("r.json").path("images").get(0);
    assertThat(image.path("population").bigIntegerValue()).isEqualTo(41_664);
    assertThat(image.path("regionsTotal").longValue()).isEqualTo(100);
    assertThat(image.path("reason").textValue()).isEqualTo("sampled");
  }

  @Test
  void methodsThatGoThroughRegionsRefuseFamiliesTooLargeForThat() throws IOException {
    Path all =
        workspace.write(
            "all.json",
            Workspace.patch("\"0\"", "")
                .replace(
                    "{\"kind\": \"patch\", \"size\": [2, 2], \"positions\": \"all\", ",
                    "{\"kind\": \"l0\", \"pixels\": 20, \"select\": \"all\", "));
    InProcess run = verify("robust.onnx", all, "--method", "deepz");
    assertThat(run.status()).isEqualTo(ExitStatus.BAD_INPUT);
    // 64! / (20! 44!), by another program.
    assertThat(run.err())
        .contains(
            "image 0 has 19,619,725,782,651,120 regions, more than the 10,000,000",
            "--method family");
    InProcess one = verify("robust.onnx", all, "--method", "deepz", "--region", 5);
    assertThat(one.out()).as(one.err()).contains("/1 regions");
  }

  @Test
  void recordSaysWhoChoseThePixelsAndWhatTheRegionsEnclose() throws IOException {
    String patch =
        "{\"kind\": \"patch\", \"size\": [2, 2], \"positions\": \"all\", \"range\": [0, 1]}";
    Path sensitive =
        workspace.write(
            "sensitive.json",
            Workspace.patch("\"0\"", "")
                .replace(
                    patch,
                    "{\"kind\": \"l0\", \"pixels\": 2, \"select\": \"sensitive\", \"top\": 4}"));
    InProcess run = verify("robust.onnx", sensitive, "--out", workspace.file("r.json"));
    String network = workspace.file("robust.onnx").toString();
    assertThat(run.out())
        .as(run.err())
        .contains("regions: pixels chosen by the gradient of " + network, "6/6 regions");
    assertThat(record("r.json").path("images").get(0).path("note").textValue())
        .isEqualTo("pixels chosen by the gradient of " + network);
    Path ball =
        workspace.write(
            "ball.json",
            Workspace.patch("\"0\"", "").replace(patch, "{\"kind\": \"l2\", \"epsilon\": 0.01}"));
    assertThat(verify("robust.onnx", ball).out())
        .contains("regions: the ball is enclosed by its box hull", "1/1 regions");
  }

  private InProcess verify(String network, Path property, Object... more) {
    Object[] arguments = {
      "verify",
      "--network",
      workspace.file(network),
      "--property",
      property,
      "--store",
      workspace.file("store")
    };
    Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return InProcess.run(all);
  }

  private JsonNode record(String name) throws IOException {
    return new ObjectMapper().readTree(Files.readString(workspace.file(name)));
  }
}
