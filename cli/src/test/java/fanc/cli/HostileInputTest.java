package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.fuzz.Bounded;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs made to harm: exit status 3, one line, no stack trace, no file left, in bounded time. */
class HostileInputTest {
  private static final String HEAD = "(declare-const X_0 Real)(declare-const Y_0 Real)\n";
  private static final byte[] NO_TEXT = {
    '{', '"', (byte) 0xc3, 0x28, 0x1b, '[', '2', 'J', 0, '"', '}'
  };

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void writeFiles() throws IOException {
    workspace = new Workspace(folder);
  }

  private String refusal(Object... arguments) throws IOException {
    List<String> before = workspace.names();
    AtomicReference<InProcess> ran = new AtomicReference<>();
    Bounded.completes(4L << 30, () -> ran.set(InProcess.run(arguments)));
    InProcess run = ran.get();
    assertThat(run.status()).as(run.err()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("fanc: ").hasLineCount(1).hasSizeLessThan(5000);
    assertThat(run.err()).doesNotContain("Exception", "\u001b", "\u0000", "at fanc.");
    assertThat(workspace.names()).as("files left behind").isEqualTo(before);
    return run.err();
  }

  private String verify(Path network, Path property) throws IOException {
    return refusal(
        "verify",
        "--network",
        network,
        "--property",
        property,
        "--method",
        "deepz",
        "--out",
        workspace.file("r.json"));
  }

  private String property(String name, byte[] content) throws IOException {
    return verify(workspace.file("robust.onnx"), Files.write(workspace.file(name), content));
  }

  private String network(String name, byte[] content) throws IOException {
    return verify(Files.write(workspace.file(name), content), workspace.file("patch.json"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void bomb() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      byte[] blanks = bytes(" ".repeat(1 << 20));
      for (int k = 0; k < 300; k++) {
        out.write(blanks);
      }
    }
    assertThat(property("bomb.vnnlib.gz", packed.toByteArray())).contains("256 MiB");
  }

  @Test
  void deepNests() throws IOException {
    assertThat(property("deep.json", bytes("{\"a\":".repeat(100_000)))).contains("deep.json");
    assertThat(property("deep.vnnlib", bytes(HEAD + "(assert " + "(".repeat(100_000))))
        .contains("64 deep");
  }

  @Test
  void hugeNumberOfInputs() throws IOException {
    assertThat(property("huge.vnnlib", bytes(HEAD + "(declare-const X_2147483647 Real)")))
        .contains("line 2", "X_2147483647");
  }

  @Test
  void veryLongTokens() throws IOException {
    assertThat(property("long.vnnlib", bytes(HEAD + "(" + "w".repeat(1_000_000) + ")")))
        .contains("line 2");
    assertThat(property("long.json", bytes("{\"" + "w".repeat(40_000) + "\": 1}")))
        .contains("unknown key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.vnnlib", "a.json", "a.vnnlib.gz"})
  void bytesThatAreNoText(String name) throws IOException {
    assertThat(property(name, NO_TEXT)).contains(name);
    assertThat(property("x" + name, new byte[0])).contains(name);
  }

  @Test
  void everyTruncationOfANetworkAndOfAProperty() throws IOException {
    byte[] network = Files.readAllBytes(workspace.file("robust.onnx"));
    for (int length = 0; length < network.length; length += 1 + length / 20) {
      assertThat(network("cut.onnx", Arrays.copyOf(network, length))).contains("cut.onnx");
    }
    byte[] property = bytes(Workspace.patch("\"0\"", "").strip());
    for (int length = 0; length < property.length; length += 7) {
      assertThat(property("cut.json", Arrays.copyOf(property, length))).contains("cut.json");
    }
  }

  @Test
  void placesThatAreNoFiles() throws Exception {
    Path pipe = workspace.file("pipe.vnnlib");
    Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
    Assumptions.assumeTrue(mkfifo.waitFor(5, TimeUnit.SECONDS) && Files.exists(pipe), "no pipes");
    Path inner = Files.createDirectory(workspace.file("folder.json"));
    assertThat(verify(workspace.file("robust.onnx"), pipe)).contains("no regular file");
    assertThat(verify(workspace.file("robust.onnx"), inner)).contains("folder");
    assertThat(verify(pipe, workspace.file("patch.json"))).contains("no regular file");
    assertThat(
            refusal(
                "approx", "--network", pipe, "--method", "int8", "-o", workspace.file("c.onnx")))
        .contains("no regular file");
    assertThat(refusal("bench", pipe)).contains("no regular file");
    assertThat(refusal("inspect", pipe)).contains("no regular file");
  }

  @Test
  void recipes() throws IOException {
    String start =
        "{\"$schema\": \"recipe-1.json\", \"version\": 1, \"name\": \"n\", \"children\": ";
    String huge =
        "[[{\"kind\": \"prune-global\", \"fraction\": 1e999999999, \"scope\": \"all\"}]]}";
    for (byte[] recipe :
        List.of(
            NO_TEXT, bytes(start + "[null]}"), bytes(start + huge), bytes("[".repeat(100_000)))) {
      Path file = Files.write(workspace.file("recipe.json"), recipe);
      assertThat(
              refusal(
                  "approx",
                  "--network",
                  workspace.file("robust.onnx"),
                  "--recipe",
                  file,
                  "-o",
                  workspace.file("children")))
          .contains("recipe.json");
    }
  }

  @Test
  void benchmarks() throws IOException {
    for (byte[] benchmark : List.of(NO_TEXT, bytes("[".repeat(100_000)), new byte[0])) {
      Path file = Files.write(workspace.file("benchmark.json"), benchmark);
      assertThat(refusal("bench", file, "--runs", workspace.file("runs")))
          .contains("benchmark.json");
    }
  }

  @Test
  void instances() throws IOException {
    for (String list : List.of("a\u0000b.onnx,p.vnnlib,1\n", "/,p.vnnlib\n", "\"a.onnx,p\n")) {
      Path file = Files.writeString(workspace.file("instances.csv"), list);
      assertThat(refusal("verify", "--instances", file)).contains("instances.csv: line 1");
    }
  }
}
