package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fit machine is called fit; what is broken is named with what to do. */
class DoctorCommandTest {
  @TempDir private Path folder;

  private InProcess doctor(String... more) {
    Object[] all = new Object[more.length + 3];
    all[0] = "doctor";
    all[1] = "--store";
    all[2] = folder.resolve("store");
    System.arraycopy(more, 0, all, 3, more.length);
    return InProcess.run(all);
  }

  @Test
  void aFitMachineIsHealthy() throws IOException {
    Path file = folder.resolve("doctor.json");
    InProcess run = doctor("--out", file.toString());
    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.out()).contains("GFLOP/s", "java: every answer is right").endsWith("healthy\n");
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.path("$schema").asText()).isEqualTo("doctor-1.json");
    assertThat(json.path("healthy").asBoolean()).isTrue();
    assertThat(json.path("machine").path("dgemmGflops").asDouble()).isPositive();
  }

  @Test
  void anEntryThatCanNotBeUsedIsNamed() throws IOException {
    Path property = Files.createDirectories(folder.resolve("store").resolve("0".repeat(64)));
    Path broken = Files.writeString(property.resolve("1".repeat(64) + ".fancproof"), "nonsense");
    InProcess run = doctor("--no-oracle");
    assertThat(run.status()).isEqualTo(ExitStatus.INTERNAL);
    assertThat(run.out()).contains(broken + ": not a fanc proof", "-> fanc store gc", "problem");
    assertThat(run.out()).doesNotContain("GFLOP/s");
  }

  @Test
  void aStoreThatIsNoFolderIsNamed() throws IOException {
    Files.writeString(folder.resolve("store"), "");
    assertThat(doctor("--no-oracle").out()).contains("store: no folder", "->");
  }

  @Test
  void wrongArithmeticIsFound() {
    assertThat(OracleCheck.fault(new JavaKernels())).isEmpty();
    assertThat(OracleCheck.fault(offByOne()).orElse("")).contains("whole numbers");
  }

  /** Plain Java, but that the first number of every product is too large by one. */
  private static Kernels offByOne() {
    Kernels right = new JavaKernels();
    return (Kernels)
        Proxy.newProxyInstance(
            Kernels.class.getClassLoader(),
            new Class<?>[] {Kernels.class},
            (proxy, method, arguments) -> {
              Object result = method.invoke(right, arguments);
              if (method.getName().equals("multiply")) {
                ((double[]) arguments[2])[0] += 1;
              }
              return result;
            });
  }
}
