package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanc.results.ImageResult;
import fanc.results.Numbers;
import fanc.results.ResultFile;
import fanc.results.ValueDrift;
import fanc.results.VerificationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --details} adds to a record, on networks whose margins are known by hand. */
class DetailsTest {
  private static final Path ROOT = Path.of(System.getProperty("fanc.root"));

  private static final double[][] SECOND = {{-1, 1}, {0, 0}};

  @TempDir private Path folder;
  private Workspace workspace;

  @BeforeEach
  void makeFiles() throws IOException {
    workspace = new Workspace(folder);
  }

  private InProcess run(String network, String property, Object... more) {
    List<Object> words =
        List.of(
            "verify",
            "--network",
            workspace.file(network),
            "--property",
            workspace.file(property),
            "--store",
            workspace.file("store"),
            "--details");
    return InProcess.run(Stream.concat(words.stream(), Arrays.stream(more)).toArray());
  }

  private VerificationResult verified(String network, String property, Object... more)
      throws IOException {
    Object[] out = {"--out", workspace.file("r.json")};
    InProcess run =
        run(network, property, Stream.concat(Arrays.stream(out), Arrays.stream(more)).toArray());
    assertThat(run.status()).as(run.err()).isLessThan(ExitStatus.BAD_INPUT);
    return ResultFile.readVerification(workspace.file("r.json"));
  }

  @Test
  void everyRegionHasALowerBoundOfItsMargin() throws IOException {
    // y0 - y1 = 1 - s / 8 with s in [0, 4]: 0.5 at every position of the patch.
    VerificationResult result = verified("robust.onnx", "patch.json");
    assertThat(result.picture().kind()).isEqualTo("patch");
    assertThat(result.picture().rows()).isEqualTo(8);
    assertThat(result.picture().patch()).containsExactly(2, 2);
    assertThat(result.drift()).isNull();
    assertThat(result.images()).hasSize(2);
    for (ImageResult image : result.images()) {
      assertThat(image.margins().size()).isEqualTo(Workspace.POSITIONS);
      for (double margin : image.margins().toArray()) {
        assertThat(margin).isBetween(.49999, .5);
      }
      assertThat(image.settledBy()).matches("[gjs]{49}");
      assertThat(image.positions()).isNull();
      assertThat(image.pixels()).isEqualTo(Numbers.of(new double[Workspace.PIXELS]));
    }
  }

  @Test
  void eachMethodKeepsTheMarginsOfItsRegions() throws IOException {
    for (String method : List.of("deepz", "crown", "scratch", "auto")) {
      ImageResult image =
          verified("fragile.onnx", "patch.json", "--image", 0, "--method", method).images().get(0);
      // At least -1, the margin where all four pixels are 1; nothing is verified.
      assertThat(image.margins().toArray()).as(method).hasSize(Workspace.POSITIONS);
      assertThat(image.settledBy()).as(method).isEqualTo("-".repeat(Workspace.POSITIONS));
      double least = DoubleStream.of(image.margins().toArray()).min().orElseThrow();
      assertThat(least).as(method).isCloseTo(image.worstMargin(), within(1e-5));
      assertThat(least).as(method).isLessThanOrEqualTo(image.worstMargin());
    }
    ImageResult whole =
        verified("fragile.onnx", "patch.json", "--method", "family").images().get(0);
    assertThat(whole.margins()).isNull();
  }

  @Test
  void marginsAreRoundedDown() {
    assertThat(DetailKeeper.down(.123456789)).isEqualTo(.123456);
    assertThat(DetailKeeper.down(-.123456789)).isEqualTo(-.123457);
    assertThat(DetailKeeper.down(1e-300 / 3)).isEqualTo(3.33333e-301);
    assertThat(DetailKeeper.down(.1)).isEqualTo(.1);
    assertThat(DetailKeeper.down(0)).isZero();
    assertThat(DetailKeeper.down(Double.MIN_VALUE)).isPositive();
    assertThat(DetailKeeper.down(Double.NaN)).isNaN();
  }

  @Test
  void imagesAndCounterexamplesAreShownWithoutThePreprocessing() throws IOException {
    // The network sees 2 x - 1, so its sum is 2 s - 64: relu(sum / 8 + 8) = s / 4.
    workspace.network("centred.onnx", Workspace.PIXELS, .125, 8, SECOND, 1, 0);
    String scale = "{\"scale\": 0.00392156862745098";
    workspace.write(
        "centred.json",
        Workspace.patch("\"0..0\"", "")
            .replace(scale, scale + ", \"mean\": [0.5], \"std\": [0.5]"));
    ImageResult image = verified("centred.onnx", "centred.json").images().get(0);
    assertThat(image.pixels()).isEqualTo(Numbers.of(new double[Workspace.PIXELS]));
    double[] input = image.witness().input().toArray();
    double[] pixels = image.witness().pixels().toArray();
    assertThat(pixels).hasSize(Workspace.PIXELS);
    for (int i = 0; i < pixels.length; i++) {
      assertThat(pixels[i]).isBetween(0., 1.).isCloseTo((input[i] + 1) / 2, within(5.1e-5));
    }
    assertThat(DoubleStream.of(pixels).filter(p -> p > 0).count()).isBetween(2L, 4L);
    assertThat(DoubleStream.of(pixels).sum()).isGreaterThanOrEqualTo(1.9999);
  }

  @Test
  void placesOfPatchesAreSaidWhereTheyAreNotAll() throws IOException {
    workspace.write(
        "some.json", Workspace.patch("\"0..0\"", "").replace("\"all\"", "[[6, 6], [0, 3]]"));
    assertThat(verified("robust.onnx", "some.json").images().get(0).positions())
        .containsExactly(List.of(6, 6), List.of(0, 3));
    ImageResult one =
        verified("robust.onnx", "patch.json", "--image", 0, "--region", "3,4").images().get(0);
    assertThat(one.positions()).containsExactly(List.of(3, 4));
    assertThat(one.margins().size()).isEqualTo(1);
  }

  @Test
  void driftAndSlackAreSaidOfEachLayerOfAChild() throws IOException {
    InProcess proved =
        InProcess.run(
            "prove",
            "--network",
            workspace.file("robust.onnx"),
            "--property",
            workspace.file("patch.json"),
            "--store",
            workspace.file("store"));
    assertThat(proved.status()).as(proved.err()).isEqualTo(ExitStatus.OK);
    workspace.network("child.onnx", Workspace.PIXELS, .0625 * 1.015625, 0, SECOND, 1, 0);
    VerificationResult result = verified("child.onnx", "patch.json");
    assertThat(result.drift()).extracting(ValueDrift::value).containsExactly("z", "g", "y");
    ValueDrift first = result.drift().get(0);
    // z = w s with s in [0, 4]; the margin 0.5 falls by twice the drift of z.
    assertThat(first.drift()).isCloseTo(4 * .0625 * .015625, within(1e-9));
    assertThat(first.slack()).isCloseTo(.25, within(1e-6));
    assertThat(result.drift().get(1).made()).isZero();
    assertThat(result.drift().get(1).slack()).isNaN();
    assertThat(result.images().get(0).settledBy()).matches("[dgjs]{49}");
  }

  @Test
  void marginsAreNumbersWhereTheBallWouldOnlySayThatTheyArePositive() throws IOException {
    Path parent = ROOT.resolve("networks/models/mnist-1x100.onnx");
    Path property = ROOT.resolve("properties/instances/patch2x2-tiny.json");
    String child = workspace.file("half.onnx").toString();
    Path store = workspace.file("proofs");
    Object[] verify = {"verify", "--network", child, "--property", property, "--store", store};
    InProcess.run("prove", "--network", parent, "--property", property, "--store", store);
    InProcess.run("approx", "--network", parent, "--method", "float16", "-o", child);
    InProcess quick = InProcess.run(verify);
    assertThat(quick.out()).as(quick.err()).contains("worst margin > 0");
    Path out = workspace.file("half.json");
    Object[] detailed = Arrays.copyOf(verify, verify.length + 3);
    System.arraycopy(new Object[] {"--details", "--out", out}, 0, detailed, verify.length, 3);
    assertThat(InProcess.run(detailed).status()).isEqualTo(ExitStatus.OK);
    assertThat(ResultFile.readVerification(out).images())
        .allSatisfy(image -> assertThat(image.worstMargin()).isGreaterThan(1e-6));
  }

  @Test
  void everyRecordSaysHowItWasMade() throws IOException {
    Path out = workspace.file("many");
    InProcess run =
        InProcess.run(
            "verify",
            "--network",
            folder + "/*.onnx",
            "--property",
            workspace.file("patch.json"),
            "--details",
            "--out",
            out);
    assertThat(run.err()).doesNotContain("error");
    VerificationResult one = ResultFile.readVerification(out.resolve("robust.json"));
    assertThat(one.command())
        .containsExactly(
            "fanc",
            "verify",
            "--network",
            folder + "/*.onnx",
            "--property",
            workspace.file("patch.json").toString(),
            "--details",
            "--out",
            out.toString());
    assertThat(one.images().get(0).margins().size()).isEqualTo(Workspace.POSITIONS);
    assertThat(Files.exists(out.resolve("fragile.json"))).isTrue();
  }

  @Test
  void detailsWithoutARecordAreRefused() {
    InProcess run = run("robust.onnx", "patch.json");
    assertThat(run.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(run.err()).contains("--details goes with --out");
  }
}
