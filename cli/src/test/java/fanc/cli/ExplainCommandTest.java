package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanc.results.ExplanationResult;
import fanc.results.LayerExplanation;
import fanc.results.ResultFile;
import fanc.results.RungShare;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code fanc explain} says, on networks whose drift follows by hand. */
class ExplainCommandTest {
  private static final double[][] SECOND = {{-1, 1}, {0, 0}};

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void makeFiles() throws IOException {
    workspace = new Workspace(folder);
  }

  private InProcess run(String command, String network, Object... more) {
    List<Object> words =
        List.of(
            command,
            "--network",
            workspace.file(network),
            "--property",
            workspace.file("patch.json"),
            "--store",
            workspace.file("store"));
    return InProcess.run(Stream.concat(words.stream(), Arrays.stream(more)).toArray());
  }

  private ExplanationResult explained(double weight, double[][] second) throws IOException {
    assertThat(run("prove", "robust.onnx").status()).isEqualTo(ExitStatus.OK);
    workspace.network("child.onnx", Workspace.PIXELS, weight, 0, second, 1, 0);
    Path out = workspace.file("why.json");
    InProcess run = run("explain", "child.onnx", "--image", 0, "--out", out);
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
    ExplanationResult result =
        ResultFile.read(out, ExplanationResult.SCHEMA, ExplanationResult.class);
    assertThat(run.out()).contains("49 of 49 regions verified", result.advice());
    return result;
  }

  @Test
  void layerThatChangedMakesTheDriftAndOthersCarryItOn() throws IOException {
    // z = w s with s in [0, 4] drifts by up to 4 (w' - w); y0 - y1 = 1 - 2 z falls by twice that.
    ExplanationResult result = explained(.0625 * 1.015625, SECOND);
    double drift = 4 * .0625 * .015625;
    assertThat(result.parentProven()).isEqualTo(Workspace.POSITIONS);
    assertThat(result.regionsSettledAtOnce()).isEqualTo(Workspace.POSITIONS);
    assertThat(result.leastMargin()).isCloseTo(.5, within(1e-6));
    assertThat(result.marginChange()).isCloseTo(-2 * drift, within(1e-9));
    assertThat(result.heaviest()).isEqualTo("z");
    assertThat(result.layers()).extracting(LayerExplanation::value).containsExactly("z", "g", "y");
    LayerExplanation first = result.layers().get(0);
    assertThat(first.weightsChanged()).isEqualTo(2 * Workspace.PIXELS);
    assertThat(first.made().largest()).isCloseTo(drift, within(1e-9));
    assertThat(first.carried().largest()).isCloseTo(0, within(1e-9));
    assertThat(first.slackLeast()).isCloseTo(.25, within(1e-6));
    assertThat(first.shareOfSlack()).isCloseTo(4 * drift, within(1e-6));
    assertThat(first.marginChangeWithout()).isCloseTo(0, within(1e-9));
    LayerExplanation second = result.layers().get(1);
    assertThat(second.made().largest()).isZero();
    assertThat(second.carried().largest()).isCloseTo(drift, within(1e-9));
    assertThat(second.marginChange()).isZero();
    assertThat(result.advice()).contains("Keep the layer that makes z in float16");
  }

  @Test
  void everyRegionIsSettledBySomeRung() throws IOException {
    ExplanationResult result = explained(.0625 * 1.015625, SECOND);
    assertThat(result.rungs().values().stream().map(RungShare::regions))
        .map(BigInteger::intValueExact)
        .satisfies(
            shares ->
                assertThat(shares.stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(Workspace.POSITIONS));
  }

  @Test
  void weightsThatWereRemovedCallForLessPruning() throws IOException {
    // y0 - y1 = 1 + z - z / 2 loses its z, which is up to 1 / 4.
    double[][] second = {{1, 0}, {0, .5}};
    workspace.network("parent.onnx", Workspace.PIXELS, .0625, 0, second, 1, 0);
    assertThat(run("prove", "parent.onnx").status()).isEqualTo(ExitStatus.OK);
    double[][] pruned = {{0, 0}, {0, .5}};
    workspace.network("pruned.onnx", Workspace.PIXELS, .0625, 0, pruned, 1, 0);
    Path out = workspace.file("why.json");
    InProcess run = run("explain", "pruned.onnx", "--image", 0, "--out", out);
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
    ExplanationResult result =
        ResultFile.read(out, ExplanationResult.SCHEMA, ExplanationResult.class);
    assertThat(result.heaviest()).isEqualTo("y");
    assertThat(result.marginChange()).isCloseTo(-.25, within(1e-6));
    assertThat(result.layers().get(2).weightsZeroed()).isEqualTo(1);
    assertThat(run.out()).contains("Prune the layer that makes y less");
  }

  @Test
  void withoutAProofItSaysWhatToRun() throws IOException {
    InProcess none = run("explain", "robust.onnx", "--image", 0);
    assertThat(none.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(none.err())
        .contains("no proof of this property")
        .contains("fanc prove --network PARENT.onnx");
    assertThat(run("prove", "robust.onnx", "--image", 0).status()).isEqualTo(ExitStatus.OK);
    InProcess other = run("explain", "robust.onnx", "--image", 2);
    assertThat(other.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(other.err()).contains("on image 2", "--image 2");
    assertThat(Files.exists(workspace.file("why.json"))).isFalse();
  }

  @Test
  void provingAgainKeepsTheRecordsOfRowsWithTheSameImage() {
    assertThat(run("prove", "robust.onnx").status()).isEqualTo(ExitStatus.OK);
    assertThat(run("prove", "robust.onnx").status()).isEqualTo(ExitStatus.OK);
    for (int image : new int[] {0, 2}) {
      InProcess run = run("explain", "robust.onnx", "--image", image);
      assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
      assertThat(run.out()).contains("No layer takes anything");
    }
  }

  @Test
  void oneImageIsAskedFor() {
    assertThat(run("explain", "robust.onnx").err()).contains("choose one with --image");
    assertThat(run("explain", "robust.onnx", "--image", 0, "--region", "0,0").err())
        .contains("--region");
  }
}
