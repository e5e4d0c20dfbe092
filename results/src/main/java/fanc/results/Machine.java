package fanc.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The machine a run ran on.
 *
 * @param cpu the processor's name where the system tells it, else its architecture
 * @param cores processors available to this process
 * @param jvm name and version of the Java virtual machine
 * @param dgemmGflops measured speed of one thread on a 1024 x 1024 x 1024 product of doubles with
 *     the backend in use, in 10^9 operations per second; NaN where it was not measured
 */
public record Machine(String cpu, int cores, String jvm, double dgemmGflops) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** Checks that the names are there. */
  public Machine {
    Objects.requireNonNull(cpu, "machine.cpu");
    Objects.requireNonNull(jvm, "machine.jvm");
  }

  /**
   * Returns this machine.
   *
   * @param dgemmGflops speed of the backend in use; NaN where it was not measured
   */
  public static Machine here(double dgemmGflops) {
    String jvm = System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
    return new Machine(cpuName(), Runtime.getRuntime().availableProcessors(), jvm, dgemmGflops);
  }

  /** Returns the same machine, with the options of its Java virtual machine beside its version. */
  public Machine withOptions(List<String> options) {
    return options.isEmpty()
        ? this
        : new Machine(cpu, cores, jvm + " " + String.join(" ", options), dgemmGflops);
  }

  private static String cpuName() {
    try {
      return modelName(Files.readAllLines(CPU_INFO));
    } catch (IOException noSuchFileHere) {
      return System.getProperty("os.arch");
    }
  }

  /** Returns the first model name in the lines of a Linux processor listing. */
  static String modelName(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElseGet(() -> System.getProperty("os.arch"));
  }
}
