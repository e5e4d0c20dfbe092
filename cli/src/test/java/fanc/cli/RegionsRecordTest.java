package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
  void familyOfMoreRegionsThanALongHoldsIsVerifiedAsOneSet() throws IOException {
    Path all =
        workspace.write(
            "all.json",
            Workspace.patch("\"0\"", "")
                .replace(
                    "{\"kind\": \"patch\", \"size\": [2, 2], \"positions\": \"all\", ",
                    "{\"kind\": \"l0\", \"pixels\": 32, \"select\": \"all\", "));
    // 64! / 32!^2, by another program: every image of 64 pixels with at most 32 of them changed.
    String count = "1,832,624,140,942,590,534";
    // y0 - y1 = 1 - 2 w s with s up to 32: 0.0625 is too much for 32 pixels, 2^-7 is not.
    workspace.network(
        "calm.onnx", Workspace.PIXELS, 0x1p-7, 0, new double[][] {{-1, 1}, {0, 0}}, 1, 0);
    for (String method : new String[] {"family", "auto"}) {
      InProcess run =
          verify("calm.onnx", all, "--method", method, "--out", workspace.file("r.json"));
      assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
      assertThat(run.out()).contains("verified " + count + " of " + count + " regions");
      JsonNode image = record("r.json").path("images").get(0);
      assertThat(image.path("regionsVerified").bigIntegerValue().toString())
          .isEqualTo(count.replace(",", ""));
      assertThat(image.path("rungs").path("family").path("regions").bigIntegerValue())
          .isEqualTo(image.path("regionsTotal").bigIntegerValue());
      assertThat(image.path("worstMargin").doubleValue())
          .isCloseTo(1 - 2 * 0x1p-7 * 32, within(1e-9));
    }
    InProcess fails = verify("robust.onnx", all, "--method", "family");
    assertThat(fails.status()).as(fails.out()).isEqualTo(ExitStatus.VIOLATED);
  }

  @Test
  void patchesAreVerifiedAsOneSetOrByParts() throws IOException {
    Path patch = workspace.file("patch.json");
    assertThat(verify("robust.onnx", patch, "--method", "family").out())
        .contains("image 0     verified  49/49 regions  worst margin 0.5");
    assertThat(verify("fragile.onnx", patch, "--method", "family").status())
        .isEqualTo(ExitStatus.VIOLATED);
    assertThat(verify("blurred.onnx", patch, "--method", "family", "--attack", 0).status())
        .isNotEqualTo(ExitStatus.VIOLATED);
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
