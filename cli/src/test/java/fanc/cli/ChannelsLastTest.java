package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Evaluation;
import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OnnxModel;
import fanc.results.ImageResult;
import fanc.results.Outcome;
import fanc.results.ResultFile;
import fanc.results.Rung;
import fanc.results.VerificationResult;
import fanc.results.Witness;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Colour images on networks that take rows, columns, channels. */
class ChannelsLastTest {
  private static final String ONE_PIXEL =
      "{\"kind\": \"patch\", \"size\": [1, 1], \"positions\": \"all\", \"range\": [0, 1]}";

  @TempDir private Path folder;

  private VerificationResult verify(Path network, Path property, String... more)
      throws IOException {
    Path record = folder.resolve("record.json");
    String[] first = {
      "verify",
      "--network",
      network.toString(),
      "--property",
      property.toString(),
      "--out",
      record.toString(),
      "--store",
      folder.resolve("store").toString(),
      "--attack",
      "0.2"
    };
    Object[] all = new Object[first.length + more.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    assertThat(InProcess.run(all).status())
        .isIn(ExitStatus.OK, ExitStatus.VIOLATED, ExitStatus.UNPROVEN);
    return ResultFile.readVerification(record);
  }

  private static List<String> verdicts(VerificationResult result) {
    return result.images().stream()
        .map(i -> i.outcome() + " " + i.regionsVerified() + " " + i.worstMargin())
        .toList();
  }

  @Test
  void theSameFunctionHasTheSameVerdictsAndMarginsInEitherOrder() throws IOException {
    for (int width : new int[] {5, 4}) {
      ColourFiles files = new ColourFiles(folder, 4, width);
      Path first = files.channelsFirst("first.onnx");
      Path last = files.channelsLast("last.onnx");
      Path property = files.property("patch", ONE_PIXEL);
      VerificationResult expected = verify(first, property, "--method", "deepz");
      assertThat(expected.images()).allMatch(image -> Double.isFinite(image.worstMargin()));
      assertThat(expected.summary().regionsVerified()).isPositive();
      assertThat(verdicts(verify(last, property, "--method", "deepz")))
          .isEqualTo(verdicts(expected));
    }
  }

  @Test
  void networksThatExchangeRowsAndColumnsAreToldApart() throws IOException {
    ColourFiles files = new ColourFiles(folder, 4, 4);
    Path property = files.property("patch", ONE_PIXEL);
    Path last = files.channelsLast("last.onnx");
    Path turned = files.transposed("turned.onnx", new long[] {0, 3, 2, 1}, 4, 4, 3);
    assertThat(verdicts(verify(turned, property, "--method", "deepz")))
        .isNotEqualTo(verdicts(verify(last, property, "--method", "deepz")));
  }

  @Test
  void aWitnessIsInTheOrderOfTheFile() throws IOException, NetworkFormatException {
    ColourFiles files = new ColourFiles(folder, 4, 5);
    Path last = files.channelsLast("last.onnx");
    Path property = files.property("linf", "{\"kind\": \"linf\", \"epsilon\": 1}");
    int violated = 0;
    for (ImageResult image : verify(last, property).images()) {
      if (image.outcome() == Outcome.VIOLATED) {
        Witness witness = image.witness();
        double[] input = new double[60];
        Arrays.setAll(input, i -> witness.input().get(i));
        double[] output = Evaluation.evaluate(OnnxModel.read(last).network(), input);
        assertThat(output[0]).isEqualTo(witness.output().get(0));
        assertThat(output[1]).isEqualTo(witness.output().get(1));
        violated++;
      }
    }
    assertThat(violated).isPositive();
  }

  @Test
  void aParentsProofServesInTheSameOrder() throws IOException {
    ColourFiles files = new ColourFiles(folder, 4, 5);
    Path property = files.property("patch", ONE_PIXEL);
    Path last = files.channelsLast("last.onnx");
    InProcess proved =
        InProcess.run(
            "prove",
            "--network",
            last,
            "--property",
            property,
            "--preset",
            "join",
            "--store",
            folder.resolve("store"),
            "--attack",
            0.2);
    assertThat(proved.err()).contains("takes images as rows, columns, channels");
    VerificationResult result = verify(last, property);
    assertThat(result.proof()).isNotNull();
    // The product of domains may prove more than DeepZ alone.
    BigInteger scratch = verify(last, property, "--method", "deepz").summary().regionsVerified();
    VerificationResult classic = verify(last, property, "--method", "fanc");
    assertThat(classic.images())
        .anyMatch(image -> image.rung(Rung.TEMPLATE).regions().signum() > 0);
    assertThat(result.summary().regionsVerified()).isPositive().isGreaterThanOrEqualTo(scratch);
  }

  @Test
  void inspectSaysIt() throws IOException {
    ColourFiles files = new ColourFiles(folder, 4, 5);
    Path property = files.property("patch", ONE_PIXEL);
    InProcess run =
        InProcess.run("inspect", files.channelsLast("last.onnx"), "--property", property);
    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.out()).contains("input order  the network takes images as rows, columns, ch");
    InProcess first =
        InProcess.run("inspect", files.channelsFirst("first.onnx"), "--property", property);
    assertThat(first.out()).doesNotContain("input order");
  }

  @Test
  void anInputThatCanBeReadInTwoWaysOrInNoneIsRefused() throws IOException {
    ColourFiles cube = new ColourFiles(folder, 3, 3);
    Path property = cube.property("patch", ONE_PIXEL);
    refused(cube.channelsLast("cube-last.onnx"), property);
    refused(cube.channelsFirst("cube-first.onnx"), property);
    ColourFiles wide = new ColourFiles(folder, 4, 5);
    Path columns = wide.transposed("columns.onnx", new long[] {0, 3, 2, 1}, 5, 4, 3);
    refused(columns, wide.property("patch", ONE_PIXEL));
  }

  private static void refused(Path network, Path property) {
    InProcess run = InProcess.run("inspect", network, "--property", property);
    assertThat(run.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(run.err())
        .contains("does not show where it has its channels, rows and columns")
        .contains("--inputs-as-nchw");
  }

  @Test
  void aBenchmarkMeasuresThemToo() throws IOException {
    ColourFiles files = new ColourFiles(folder, 4, 5);
    files.channelsLast("last.onnx");
    files.channelsFirst("first.onnx");
    files.property("patch", ONE_PIXEL);
    Path benchmark =
        Files.writeString(
            folder.resolve("bench.json"),
            """
            {"$schema": "benchmark-1.json", "name": "order",
             "networks": [{"network": "last.onnx", "children": ["last.onnx", "first.onnx"],
                           "recipes": []}],
             "properties": ["patch.json"], "images": "all", "methods": ["deepz", "fanc"],
             "baseline": "deepz", "repeats": 1, "warmUp": 0}
            """);
    InProcess run = InProcess.run("bench", benchmark, "--runs", folder.resolve("runs"));
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
    Path cells;
    try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
      cells = runs.findFirst().orElseThrow().resolve("cells.jsonl");
    }
    // Of either order the same regions are verified.
    List<String> measured =
        Files.readAllLines(cells).stream()
            .map(
                line ->
                    line.replaceAll("(?s).*?\"image\": ?(\\d+).*?\"verified\": ?(\\d+).*", "$1 $2"))
            .toList();
    assertThat(measured).hasSize(8);
    assertThat(measured).allMatch(cell -> cell.matches("\\d+ \\d+"));
    assertThat(Set.copyOf(measured)).hasSize(4);
  }
}
