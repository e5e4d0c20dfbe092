package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanc.networks.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written for a network fits it, by the judgement of the commands that read it. */
class InitCommandTest {
  @TempDir private Path folder;
  private Workspace files;

  @BeforeEach
  void makeFiles() throws IOException {
    files = new Workspace(folder);
  }

  private InProcess init(String network, Object... more) {
    Object[] all = {"init", "--network", files.file(network), "-o", files.file("start")};
    Object[] arguments = Arrays.copyOf(all, all.length + more.length);
    System.arraycopy(more, 0, arguments, all.length, more.length);
    return InProcess.run(arguments);
  }

  private JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(files.file("start").resolve(name).toFile());
  }

  @ParameterizedTest
  @CsvSource({
    "1x1x28x28, 28, 28, 1",
    "1x3x32x32, 32, 32, 3",
    "1x32x32x3, 32, 32, 3",
    "1x20x30x1, 20, 30, 1",
    "1x784, 28, 28, 1",
    "784, 28, 28, 1",
    "1x784x1, 28, 28, 1",
    "1x1x784, 28, 28, 1",
    "1x1x1x784, 28, 28, 1",
    "1x3072, 32, 32, 3",
    "1x5, 0, 0, 0",
    "1x1x1x5, 0, 0, 0",
    "1x4x8x8, 0, 0, 0"
  })
  void shapesAreReadAsImagesOrNot(String shape, int height, int width, int channels) {
    int[] dims = Arrays.stream(shape.split("x")).mapToInt(Integer::parseInt).toArray();
    InputKind kind = InputKind.of(Shape.of(dims));
    assertThat(kind.isImage()).isEqualTo(channels > 0);
    assertThat(new int[] {kind.height(), kind.width(), kind.channels()})
        .containsExactly(height, width, channels);
  }

  @Test
  void imagesFillInWhatIsToBeKnownOfThem() throws IOException {
    InProcess run = init("robust.onnx", "--images", files.file("images.csv"));
    assertThat(run.status()).as(run.err()).isZero();
    JsonNode inputs = json("robust-property.json").path("inputs");
    assertThat(inputs.path("images").asText()).isEqualTo("../images.csv");
    assertThat(inputs.path("indices").asText()).isEqualTo("0..2");
    Path property = files.file("start").resolve("robust-property.json");
    InProcess fits = InProcess.run("inspect", files.file("robust.onnx"), "--property", property);
    assertThat(fits.out()).contains("robust-property.json: fits");
    InProcess children =
        InProcess.run(
            "approx",
            "--network",
            files.file("robust.onnx"),
            "--recipe",
            files.file("start").resolve("robust-recipe.json"),
            "-o",
            files.file("start"));
    assertThat(children.status()).as(children.err()).isZero();
  }

  @Test
  void withoutImagesTheBlankIsNamedWhereverItMatters() throws IOException {
    InProcess run = init("robust.onnx");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("FILL-IN.csv", "64 values", "fanc inspect", "fanc prove");
    Path property = files.file("start").resolve("robust-property.json");
    InProcess open = InProcess.run("inspect", files.file("robust.onnx"), "--property", property);
    assertThat(open.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(open.err()).contains("FILL-IN.csv", "no such");
    Files.copy(files.file("images.csv"), files.file("start").resolve("FILL-IN.csv"));
    files.write("start/robust-property.json", Files.readString(property).replace("0..9", "0..2"));
    assertThat(InProcess.run("inspect", files.file("robust.onnx"), "--property", property).status())
        .isZero();
  }

  @Test
  void nothingIsOverwrittenUnasked() throws IOException {
    files.write("robust-property.json", "mine");
    InProcess run = init("robust.onnx", "-o", folder);
    assertThat(run.status()).isEqualTo(ExitStatus.BAD_INPUT);
    init("robust.onnx");
    InProcess again = init("robust.onnx");
    assertThat(again.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(again.err()).contains("robust-property.json: exists", "--force");
    assertThat(init("robust.onnx", "--force").status()).isZero();
    assertThat(Files.readString(files.file("robust-property.json"))).isEqualTo("mine");
  }

  @Test
  void imagesOfAnotherSizeAreRefusedByLine() throws IOException {
    files.write("small.csv", "0" + ",0".repeat(64) + "\n1,2,3\n");
    InProcess run = init("robust.onnx", "--images", files.file("small.csv"));
    assertThat(run.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(run.err()).contains("small.csv, line 2: 2 values after the label", "takes 64");
    assertThat(files.file("start")).doesNotExist();
  }

  @Test
  void valuesBetweenZeroAndOneNeedNoScale() throws IOException {
    files.write("unit.csv", "0" + ",0.5".repeat(64) + "\n");
    init("robust.onnx", "--images", files.file("unit.csv"));
    assertThat(json("robust-property.json").path("preprocess").path("scale").decimalValue())
        .isEqualByComparingTo("1");
  }

  @Test
  void theOrderOfChannelsIsTheSmootherOne() throws IOException {
    // A slope in rows and columns, of another brightness in each channel.
    String beside = colours(i -> i / 3 / 8 + i / 3 % 8 + 80 * (i % 3));
    String apart = colours(i -> i % 64 / 8 + i % 8 + 80 * (i / 64));
    assertThat(sample(beside).channelsBeside(8, 8, 3)).isTrue();
    assertThat(sample(apart).channelsBeside(8, 8, 3)).isFalse();
  }

  private static String colours(IntUnaryOperator value) {
    return IntStream.range(0, 192)
        .map(value)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(",", "0,", "\n"));
  }

  private ImageSample sample(String text) throws IOException {
    return ImageSample.read(files.write("colours.csv", text), 192);
  }

  @Test
  void aNetworkOfFewValuesGetsABoxThatIsVerified() throws IOException {
    files.network("five.onnx", 5, .0625, 0, new double[][] {{-1, 1}, {0, 0}}, 1, 0);
    InProcess run = init("five.onnx");
    assertThat(run.status()).as(run.err()).isZero();
    InProcess verified =
        InProcess.run(
            "verify",
            "--network",
            files.file("five.onnx"),
            "--property",
            files.file("start").resolve("five-property.json"),
            "--store",
            files.file("store"));
    assertThat(verified.status()).as(verified.err()).isZero();
  }
}
