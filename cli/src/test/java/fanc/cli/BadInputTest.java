package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with the input: one clear line, exit status 3, nothing half-written. */
class BadInputTest {
  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void writeFiles() throws IOException {
    workspace = new Workspace(folder);
  }

  private void refuses(String network, String property, String... expected) throws IOException {
    List<String> before = workspace.names();
    InProcess run =
        InProcess.run(
            "verify",
            "--network",
            workspace.file(network),
            "--property",
            workspace.file(property),
            "--method",
            "deepz",
            "--out",
            workspace.file("r.json"));
    assertThat(run.status()).as(run.err()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("fanc: ").hasLineCount(1).contains(expected);
    assertThat(run.err()).doesNotContain("Exception");
    assertThat(workspace.names()).as("files left behind").isEqualTo(before);
  }

  @Test
  void queryWithoutAnImageHasNoTemplatesToKeep() throws IOException {
    String query =
        "(declare-const X_0 Real)(declare-const X_1 Real)(declare-const X_2 Real)"
            + "(declare-const X_3 Real)(declare-const Y_0 Real)(declare-const Y_1 Real)"
            + "(assert (>= X_0 0))(assert (<= X_0 1))(assert (>= X_1 0))(assert (<= X_1 1))"
            + "(assert (>= X_2 0))(assert (<= X_2 1))(assert (>= X_3 0))(assert (<= X_3 1))"
            + "(assert (<= Y_0 Y_1))";
    Path file = workspace.write("query.vnnlib", query);
    List<String> before = workspace.names();

    InProcess run =
        InProcess.run(
            "prove",
            "--network",
            workspace.file("robust.onnx"),
            "--property",
            file,
            "--preset=join",
            "--store",
            workspace.file("store"));
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("query.vnnlib", "no templates").hasLineCount(1);
    assertThat(workspace.names()).isEqualTo(before);
  }

  @Test
  void truncatedNetwork() throws IOException {
    byte[] whole = Files.readAllBytes(workspace.file("robust.onnx"));
    Files.write(workspace.file("half.onnx"), Arrays.copyOf(whole, whole.length / 2));
    refuses("half.onnx", "patch.json", "half.onnx");
  }

  @Test
  void missingNetwork() throws IOException {
    refuses("absent.onnx", "patch.json", "absent.onnx", "no such file");
  }

  @Test
  void weightsThatAreNoNumbers() throws IOException {
    byte[] bytes = Files.readAllBytes(workspace.file("robust.onnx"));
    byte[] weight = littleEndian(.0625f);
    for (int i = 0; i + 4 <= bytes.length; i++) {
      if (Arrays.equals(Arrays.copyOfRange(bytes, i, i + 4), weight)) {
        System.arraycopy(littleEndian(Float.NaN), 0, bytes, i, 4);
        Files.write(workspace.file("nan.onnx"), bytes);
        refuses("nan.onnx", "patch.json", "nan.onnx", "NaN");
        return;
      }
    }
    throw new AssertionError("no weight 0.0625 in the file");
  }

  private static byte[] littleEndian(float value) {
    int bits = Float.floatToIntBits(value);
    return new byte[] {(byte) bits, (byte) (bits >> 8), (byte) (bits >> 16), (byte) (bits >> 24)};
  }

  @Test
  void propertyForAnotherInputSize() throws IOException {
    workspace.network("wide.onnx", 81, .0625, 0, new double[][] {{-1, 1}, {0, 0}}, 1, 0);
    refuses("wide.onnx", "patch.json", "64 inputs", "81");
  }

  @Test
  void missingImageFile() throws IOException {
    workspace.write("p.json", Workspace.patch("\"0\"", "").replace("images.csv", "gone.csv"));
    refuses("robust.onnx", "p.json", "gone.csv");
  }

  @Test
  void unknownKeyNamesTheClosest() throws IOException {
    workspace.write("p.json", Workspace.patch("\"0\"", "").replace("\"claim\"", "\"clam\""));
    refuses("robust.onnx", "p.json", "clam", "claim");
  }

  @Test
  void emptyListOfImages() throws IOException {
    workspace.write("p.json", Workspace.patch("\"\"", ""));
    refuses("robust.onnx", "p.json", "indices", "empty");
  }

  @Test
  void imageThatDoesNotExist() throws IOException {
    workspace.write("p.json", Workspace.patch("\"0..7\"", ""));
    refuses("robust.onnx", "p.json", "row 3");
  }

  @Test
  void perturbationThatDoesNotExist() throws IOException {
    workspace.write(
        "p.json", Workspace.patch("\"0\"", "").replace("\"patch\", \"s", "\"shear\", \"s"));
    refuses("robust.onnx", "p.json", "shear");
  }

  @Test
  void brokenJson() throws IOException {
    workspace.write("p.json", "{\"name\": ");
    refuses("robust.onnx", "p.json", "p.json");
  }

  @Test
  void storeThatIsNoFolder() throws IOException {
    workspace.write("store", "not a folder");
    InProcess run =
        InProcess.run(
            "verify",
            "--network",
            workspace.file("robust.onnx"),
            "--property",
            workspace.file("patch.json"),
            "--store",
            workspace.file("store"));
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("not a folder of proofs").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({"nowhere/r.json, its folder does not exist", "., that is a folder"})
  void placeOfTheRecordIsLookedAtBeforeTheWork(String place, String expected) {
    InProcess run =
        InProcess.run(
            "verify",
            "--network",
            workspace.file("robust.onnx"),
            "--property",
            workspace.file("patch.json"),
            "--method",
            "deepz",
            "--out",
            workspace.file(place));
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out()).as("nothing was verified").isEmpty();
    assertThat(run.err()).contains(place, expected).hasLineCount(1);
  }

  @Test
  void childWithoutAFolderToBeIn() {
    InProcess run =
        InProcess.run(
            "approx",
            "--network",
            workspace.file("robust.onnx"),
            "--method",
            "int8",
            "--out",
            workspace.file("nowhere/child.onnx"));
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("child.onnx: its folder does not exist").hasLineCount(1);
  }

  @Test
  void patternWithoutNetworks() throws IOException {
    refuses("none*.onnx", "patch.json", "none*.onnx: no file *.onnx there");
  }

  @Test
  void childNeverOverwritesItsParent() throws IOException {
    byte[] before = Files.readAllBytes(workspace.file("robust.onnx"));
    InProcess run =
        InProcess.run(
            "approx",
            "--network",
            workspace.file("robust.onnx"),
            "--method",
            "int8",
            "-o",
            workspace.file("robust.onnx"));
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("that is the parent").hasLineCount(1);
    assertThat(Files.readAllBytes(workspace.file("robust.onnx"))).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "frobnicate",
        "gate",
        "verify",
        "verify --network",
        "verify --network x.onnx",
        "verify --network x.onnx --property p.json --threads zero",
        "verify --network x.onnx --property p.json --repeat 0",
        "verify --network x.onnx --property p.json --no-such-option",
        "bounds --network x.onnx",
        "approx --network x.onnx -o y.onnx --method int8 --rounding up",
        "inspect"
      })
  void badUsageIsStatusThree(String line) {
    InProcess run =
        InProcess.run((Object[]) (line.isEmpty() ? new String[0] : line.split(" ", -1)));
    assertThat(run.status()).as(run.err()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("fanc: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--method int1",
        "--method int17",
        "--method prune",
        "--method prune --fraction 1.5",
        "--method float16 --fraction 0.5",
        "--method float16 --per-channel",
        "--method bfloat8",
        "--method prune101"
      })
  void ruleThatMakesNoSenseIsRefused(String rule) {
    Object[] command = {
      "approx", "--network", workspace.file("robust.onnx"), "-o", workspace.file("child.onnx")
    };
    Object[] words = rule.split(" ", -1);
    Object[] all = Arrays.copyOf(command, command.length + words.length);
    System.arraycopy(words, 0, all, command.length, words.length);
    InProcess run = InProcess.run(all);
    assertThat(run.status()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).hasLineCount(1);
    assertThat(workspace.file("child.onnx")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"verfy, verify", "verify --propety=p.json, --property"})
  void theClosestCommandOrOptionIsNamed(String given, String meant) {
    Object[] words = given.split(" ", -1);
    InProcess run = InProcess.run(words);
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("the closest known one is '" + meant);
  }

  @Test
  void debugShowsWhere() {
    InProcess run = InProcess.run("inspect", workspace.file("absent.onnx"), "--debug");
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("at fanc.");
  }
}
