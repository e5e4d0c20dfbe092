package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanc.results.DiversityResult;
import fanc.results.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code fanc diversity} says, on networks whose answers follow by hand. */
class DiversityCommandTest {
  @TempDir private Path folder;
  private Workspace workspace;

  /**
   * Images of 8 x 8 bytes whose pixels sum to 0, 2 and 4 of full brightness. With h = w s, the
   * outputs are (1 - h, h): class 0 as long as w s is below 1/2.
   */
  @BeforeEach
  void makeFiles() throws IOException {
    workspace = new Workspace(folder);
    List<String> lines = new ArrayList<>();
    for (int full : new int[] {0, 2, 4}) {
      String[] pixels = new String[Workspace.PIXELS];
      Arrays.setAll(pixels, i -> i < full ? "255" : "0");
      lines.add((full == 4 ? "1," : "0,") + String.join(",", pixels));
    }
    workspace.write("sums.csv", String.join("\n", lines) + "\n");
    member("low.onnx", .0625);
    member("mid.onnx", .1875);
    member("high.onnx", .375);
  }

  private void member(String name, double weight) throws IOException {
    double[][] second = {{-1, 1}, {0, 0}};
    workspace.network(name, Workspace.PIXELS, weight, 0, second, 1, 0);
  }

  private InProcess run(Object... words) {
    List<Object> all = new ArrayList<>(List.of("diversity"));
    for (Object word : words) {
      boolean file = word instanceof String text && text.matches("[a-z/]+[.](onnx|csv|json|html)");
      all.add(file ? workspace.file((String) word) : word);
    }
    return InProcess.run(all.toArray());
  }

  private DiversityResult compared(Object... words) throws IOException {
    List<Object> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--out", "out.json"));
    InProcess run = run(all.toArray());
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
    Path out = workspace.file("out.json");
    return ResultFile.read(out, DiversityResult.SCHEMA, DiversityResult.class);
  }

  @Test
  void answersErrorsAndFeaturesByHand() throws IOException {
    DiversityResult result =
        compared("low.onnx", "mid.onnx", "high.onnx", "--images", "sums.csv", "--probe", "3");
    // Class 1 from w s = 1/2 on: low never, mid at 4 (3/4), high at 2 (3/4) and 4.
    assertThat(result.members()).extracting(m -> m.errors()).containsExactly(1, 0, 1);
    assertThat(result.disagreement().get(0, 1)).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(result.disagreement().get(0, 2)).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(result.disagreement().mean()).isCloseTo(4 / 9.0, within(1e-12));
    // low errs on the last image, high on the middle one: (0 * 1 - 1) / sqrt(1 * 2 * 1 * 2).
    assertThat(result.errorCorrelation().get(0, 2)).isCloseTo(-0.5, within(1e-12));
    assertThat(result.errorCorrelation().get(0, 1)).isNaN();
    assertThat(result.errorCorrelation().defined()).isEqualTo(2);
    // All layers are w s: the same but for a factor.
    assertThat(result.layers()).extracting(layer -> layer.name()).containsExactly("h", "k");
    assertThat(result.layers().get(0).cka().least()).isCloseTo(1, within(1e-9));
    assertThat(result.divergence().least()).isPositive();
    // Every gradient is the same number at all pixels, so its maps have no correlation.
    assertThat(result.saliencyCorrelation().defined()).isZero();
  }

  @Test
  void textHasTheTablesAndSaysWhatIsNotDefined() {
    InProcess run = run("low.onnx", "mid.onnx", "--images", "sums.csv");
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
    assertThat(run.out())
        .contains("2 members on 3 images, features and saliency on the first 3")
        .containsPattern("low.onnx +66.67 % +1")
        .containsPattern("disagreement +0.3333 +0.3333 +0.3333")
        .containsPattern("correlation of errors +n/a +n/a +n/a")
        .contains("linear CKA after");
  }

  @Test
  void memberComparedWithItselfDoesNotDiffer() throws IOException {
    DiversityResult result = compared("mid.onnx", "mid.onnx", "--images", "sums.csv");
    assertThat(result.disagreement().mean()).isZero();
    assertThat(result.divergence().mean()).isZero();
    DiversityResult erring = compared("low.onnx", "low.onnx", "--images", "sums.csv");
    assertThat(erring.errorCorrelation().mean()).isCloseTo(1, within(1e-12));
  }

  @Test
  void propertyFolderAndEnsembleAreOtherWaysToSayTheSame() throws IOException {
    workspace.write("sums.json", Workspace.patch("\"0..2\"", "").replace("images.csv", "sums.csv"));
    workspace.write(
        "members.json",
        "{\"$schema\": \"ensemble-1.json\", \"version\": 1, \"name\": \"two\","
            + " \"members\": [\"low.onnx\", \"high.onnx\"]}");
    DiversityResult byImages = compared("low.onnx", "high.onnx", "--images", "sums.csv");
    DiversityResult byProperty = compared("--ensemble", "members.json", "--property", "sums.json");
    assertThat(byProperty.disagreement()).isEqualTo(byImages.disagreement());
    assertThat(byProperty.divergence()).isEqualTo(byImages.divergence());
    assertThat(byProperty.layers()).isEqualTo(byImages.layers());
    DiversityResult one =
        compared("--ensemble", "members.json", "--property", "sums.json", "--rows", "1");
    assertThat(one.images().count()).isEqualTo(1);
    Files.createDirectory(workspace.file("some"));
    Files.copy(workspace.file("low.onnx"), workspace.file("some").resolve("a.onnx"));
    Files.copy(workspace.file("high.onnx"), workspace.file("some").resolve("b.onnx"));
    DiversityResult inFolder = compared(workspace.file("some"), "--images", "sums.csv");
    assertThat(inFolder.disagreement()).isEqualTo(byImages.disagreement());
  }

  @Test
  void pageHasPicturesOfImagesClassesAndNeurons() throws IOException {
    InProcess run =
        run(
            "low.onnx",
            "mid.onnx",
            "--images",
            "sums.csv",
            "--html",
            "page.html",
            "--maps",
            "2",
            "--classes",
            "1",
            "--neurons",
            "h:0,k:1",
            "--steps",
            "5");
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
    String page = Files.readString(workspace.file("page.html"));
    // Two images with a map for each member, three targets with an image for each member.
    assertThat(page.split("<img ", -1)).hasSize(1 + 2 * 3 + 3 * 2);
    assertThat(page).contains("class 1", "h:0", "k:1", "1, label 0", "fanc diversity ");
  }

  @Test
  void badInputIsNamed() throws IOException {
    workspace.network("wide.onnx", 100, 1, 0, new double[][] {{-1, 1}, {0, 0}}, 1, 0);
    refused("low.onnx: takes [1x64] and gives [1x2]", "low.onnx", "wide.onnx");
    refused("1 network; a comparison takes 2 to 64", "low.onnx");
    refused("0 networks; a comparison takes 2 to 64");
    refused("expected VALUE:NUMBER", "low.onnx", "mid.onnx", "--neurons", "h");
    refused("no value of that name", "low.onnx", "mid.onnx", "--neurons", "q:1");
    refused("expected a number below 2", "low.onnx", "mid.onnx", "--classes", "2");
    refused("--probe is at least 1", "low.onnx", "mid.onnx", "--probe", "0");
    refused("--ensemble lists the members", "low.onnx", "--ensemble", "members.json");
    workspace.write("images.csv", "7" + ",0".repeat(Workspace.PIXELS) + "\n");
    InProcess label = run("low.onnx", "mid.onnx", "--images", "images.csv");
    assertThat(label.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(label.err()).contains("image 0 has label 7, expected a class from 0 to 1");
    InProcess none = run("low.onnx", "mid.onnx");
    assertThat(none.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(none.err()).contains("one of --images FILE and --property FILE");
    InProcess missing = run("low.onnx", "mid.onnx", "--images", "missing.csv");
    assertThat(missing.err()).contains("missing.csv: no such file of images");
  }

  private void refused(String message, Object... words) {
    List<Object> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--images", "sums.csv"));
    InProcess run = run(all.toArray());
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(run.err()).contains(message);
  }
}
