package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program with the optional backend beside it, as the launcher starts it. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class Nd4jBackendIT {
  private static final Path ROOT = Path.of(System.getProperty("fanc.root"));
  private static final Path LIBRARY =
      ROOT.resolve("verifier").resolve("nd4j").resolve("target").resolve("nd4j.jar");

  @TempDir Path folder;

  @Test
  void verdictsAndMarginsAreThoseOfPlainJava() throws Exception {
    assumeTrue(Files.exists(LIBRARY), "verifier/nd4j is not built; mvn verify at the root does");
    Packaged plain = Packaged.run(folder, verify("java"));
    Packaged run = Packaged.run(folder, verify("nd4j"));
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(untimed(run.out()))
        .isEqualTo(untimed(plain.out()))
        .contains("2 verified, 0 violated");
    assertThat(run.err()).doesNotContain("SLF4J", "Exception", "WARN");
    assertThat(
            new ObjectMapper()
                .readTree(folder.resolve("nd4j.json").toFile())
                .path("backend")
                .asText())
        .isEqualTo("nd4j");
  }

  @Test
  void withoutTheLibraryTheNameIsUnknown() throws Exception {
    Packaged run = Packaged.run(folder, Packaged.command(arguments("nd4j")));
    assertThat(run.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(run.err()).contains("unknown backend 'nd4j'", "java");
  }

  /** A ball has a noise symbol for every pixel: products that are large enough for the library. */
  private static String[] arguments(String backend) {
    return new String[] {
      "verify",
      "--network",
      ROOT.resolve("networks/models/mnist-4x200.onnx").toString(),
      "--property",
      ROOT.resolve("properties/instances/linf-0.02.json").toString(),
      "--method",
      "deepz",
      "--images",
      "0..1",
      "--quiet",
      "--backend",
      backend,
      "--out",
      backend + ".json"
    };
  }

  private static ProcessBuilder verify(String backend) {
    ProcessBuilder program = Packaged.command(arguments(backend));
    List<String> command = new ArrayList<>(program.command());
    int classPath = command.indexOf("-cp") + 1;
    command.set(classPath, command.get(classPath) + ":" + LIBRARY);
    return program.command(command);
  }

  private static String untimed(String text) {
    return text.replaceAll("\\d+\\.\\d{3} s", "T s");
  }
}
