package fanc.cli;

import fanc.results.Finding;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What of a machine matters for runs: Java, processors, memory, disk, and what lies beside. */
final class MachineCheckup {
  private static final long MEGABYTE = 1 << 20;
  private static final long LEAST_HEAP = 512;
  private static final long LEAST_DISK = 200;
  private static final List<String> LIBRARIES =
      List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib64", "/usr/lib", "/usr/lib/wsl/lib");

  private MachineCheckup() {}

  /** Returns what Java runs the program. */
  static Finding java() {
    Runtime.Version version = Runtime.version();
    String value = version + ", " + System.getProperty("java.vendor");
    return version.feature() >= 17
        ? Finding.ok("java", value)
        : Finding.problem("java", value, "install a JDK 17 or later, or set JAVA_HOME to one");
  }

  /** Returns whether vector instructions can be used from Java. */
  static Finding vectorApi() {
    boolean there = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return there
        ? Finding.ok("vector api", "there")
        : Finding.note(
            "vector api",
            "not there: long runs take several times as long",
            "use a full JDK, not a JRE without jdk.incubator.vector, and start by ./fanc");
  }

  /** Returns how many threads and how much memory a run has. */
  static List<Finding> resources() {
    long heap = Runtime.getRuntime().maxMemory() / MEGABYTE;
    int cores = Runtime.getRuntime().availableProcessors();
    return List.of(
        Finding.ok("processors", cores + " for this process"),
        heap >= LEAST_HEAP
            ? Finding.ok("memory", heap + " MB of heap")
            : Finding.problem(
                "memory",
                heap + " MB of heap",
                "give more with --memory MB, or to the container that this runs in"));
  }

  /** Returns whether results can be written here. */
  static Finding disk(Path folder) {
    try {
      long free = Files.getFileStore(folder.toAbsolutePath()).getUsableSpace() / MEGABYTE;
      String value = String.format(Locale.ROOT, "%,d MB free in %s", free, folder.toAbsolutePath());
      if (!Files.isWritable(folder.toAbsolutePath())) {
        return Finding.note("disk", value + ", not writable", "run where you may write");
      }
      return free >= LEAST_DISK
          ? Finding.ok("disk", value)
          : Finding.problem("disk", value, "make room; fanc store gc --older-than 30 may help");
    } catch (IOException e) {
      return Finding.problem("disk", e.toString(), "run in a folder that can be read");
    }
  }

  /** Returns whether starts are quick. */
  static Finding quickStart() {
    Optional<String> archive =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> option.startsWith("-XX:SharedArchiveFile="))
            .map(option -> option.substring(option.indexOf('=') + 1))
            .findFirst();
    if (archive.isPresent() && Files.isReadable(Path.of(archive.get()))) {
      return Finding.ok("quick start", "archive in use: " + archive.get());
    }
    return Finding.note(
        "quick start",
        "no archive of loaded classes: each start takes up to a second longer",
        "start by ./fanc, and leave FANC_ARCHIVE unset; it makes one where it can write");
  }

  /** Returns whether the optional library is there, without loading it. */
  static Finding nd4j() {
    boolean built = Files.isRegularFile(project("verifier/nd4j/target/nd4j.jar"));
    boolean driver = LIBRARIES.stream().anyMatch(folder -> holds(Path.of(folder), "libcuda.so"));
    String gpu = driver ? "a CUDA driver is installed" : "no CUDA driver found";
    return Finding.ok(
        "nd4j", (built ? "built" : "not built (--backend nd4j builds it)") + "; " + gpu);
  }

  private static Path project(String path) {
    return Path.of(System.getProperty("fanc.root", "")).resolve(path);
  }

  private static boolean holds(Path folder, String beginning) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith(beginning));
    } catch (IOException e) {
      return false;
    }
  }
}
