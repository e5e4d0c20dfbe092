package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All choices of very many pixels, proven on a parent and carried over to its child. */
class FamilyTransferTest {
  private static final double[][] DIFFERENCE = {{-1, 1}, {0, 0}};

  /** 64! / 32!^2, by another program: a count that no long holds. */
  private static final String COUNT = "1832624140942590534";

  @TempDir private Path folder;
  private Workspace workspace;

  @BeforeEach
  void makeFiles() throws IOException {
    workspace = new Workspace(folder);
    workspace.write(
        "all.json",
        Workspace.patch("\"0\"", "")
            .replace(
                "{\"kind\": \"patch\", \"size\": [2, 2], \"positions\": \"all\", ",
                "{\"kind\": \"l0\", \"pixels\": 32, \"select\": \"all\", "));
    // y0 - y1 = 1 - 2 w s with s up to 32.
    workspace.network("parent.onnx", Workspace.PIXELS, 0x1p-7, 0, DIFFERENCE, 1, 0);
    workspace.network("child.onnx", Workspace.PIXELS, 0x1.04p-7, 0, DIFFERENCE, 1, 0);
    workspace.network("far.onnx", Workspace.PIXELS, 0x1p-3, 0, DIFFERENCE, 1, 0);
  }

  private InProcess run(String command, String network, Object... more) {
    Object[] words = {
      command,
      "--network",
      workspace.file(network),
      "--property",
      workspace.file("all.json"),
      "--store",
      workspace.file("store"),
      "--out",
      workspace.file("r.json")
    };
    return InProcess.run(Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray());
  }

  private JsonNode image() throws IOException {
    return new ObjectMapper()
        .readTree(Files.readString(workspace.file("r.json")))
        .path("images")
        .get(0);
  }

  private List<Path> records() throws IOException {
    try (var files = Files.walk(workspace.file("store"))) {
      return files.filter(file -> file.toString().endsWith(".fancrecord")).toList();
    }
  }

  @Test
  void allChoicesAreCarriedOverToTheChildAndCountedInFull() throws IOException {
    InProcess prove = run("prove", "parent.onnx");
    assertThat(prove.status()).as(prove.err()).isEqualTo(ExitStatus.OK);
    assertThat(prove.out()).contains("kept records of 1 images");
    assertThat(records()).hasSize(1);

    InProcess run = run("verify", "child.onnx");
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
    assertThat(run.out())
        .contains("1,832,624,140,942,590,534 of 1,832,624,140,942,590,534 regions");
    JsonNode drift = image().path("rungs").path("drift").path("regions");
    assertThat(drift.bigIntegerValue().toString()).isEqualTo(COUNT);
    assertThat(image().path("regionsVerified").bigIntegerValue().toString()).isEqualTo(COUNT);
    assertThat(image().path("worstMargin").doubleValue())
        .isCloseTo(1 - 2 * 0x1.04p-7 * 32, within(1e-6));
  }

  @Test
  void whatTheParentDoesNotProveOfAChildIsBoundedFromScratch() throws IOException {
    assertThat(run("prove", "parent.onnx").status()).isEqualTo(ExitStatus.OK);
    InProcess run = run("verify", "far.onnx");
    assertThat(run.status()).as(run.out()).isEqualTo(ExitStatus.VIOLATED);
    assertThat(image().path("rungs").path("drift").path("regions").bigIntegerValue()).isZero();
  }

  @Test
  void recordThatWasAlteredIsRefusedAndTheFamilyIsBoundedFromScratch() throws IOException {
    assertThat(run("prove", "parent.onnx").status()).isEqualTo(ExitStatus.OK);
    Path record = records().get(0);
    byte[] bytes = Files.readAllBytes(record);
    bytes[bytes.length / 2] ^= 1;
    Files.write(record, bytes);
    InProcess run = run("verify", "child.onnx");
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
    assertThat(run.err()).contains("image 0 from scratch", "altered");
    assertThat(image().path("rungs").has("drift")).isFalse();
    assertThat(image().path("rungs").path("family").path("regions").bigIntegerValue().toString())
        .isEqualTo(COUNT);
  }
}
