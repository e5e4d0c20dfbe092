package fanc.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive as a user has it: unpacked by tar into a folder that is then only read, started from
 * another folder, with an own cache folder.
 */
class UnpackedIT {
  private static final String PREPARING = "preparing quick starts";

  @TempDir Path folder;
  private Path unpacked;
  private Path cache;
  private Path work;

  /** How a command ended and what it printed. */
  private record Run(int status, String out, String err) {}

  @BeforeEach
  void unpack() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh on this system");
    assumeTrue(
        ArchiveFile.of("").toString().endsWith(platform()), "the archive is for another platform");
    Path place = Files.createDirectories(folder.resolve("some place"));
    cache = Files.createDirectories(folder.resolve("cache"));
    work = Files.createDirectories(folder.resolve("work folder"));
    Path archive = ArchiveFile.of(".tar.gz");
    Run tar = run(List.of("tar", "-xzf", archive.toString(), "-C", place.toString()), Map.of());
    assertThat(tar.status()).as(tar.err()).isZero();
    unpacked = place.resolve("fanc-0.1.0");
    allowWriting(false);
  }

  @AfterEach
  void letTheFolderBeDeleted() throws Exception {
    if (unpacked != null) {
      allowWriting(true);
    }
  }

  private void allowWriting(boolean allowed) throws Exception {
    run(List.of("chmod", "-R", allowed ? "u+w" : "a-w", unpacked.toString()), Map.of());
  }

  @Test
  void startsFromAnywhereAndWritesNothingBesideItsJars() throws Exception {
    Map<String, Long> before = files();
    Run first = fanc(ownJava(), "", "--version");
    assertThat(first).isEqualTo(new Run(0, "fanc 0.1.0\n", first.err()));
    assertThat(first.err()).contains(PREPARING).hasLineCount(1);
    assertThat(fanc(ownJava(), "", "--version")).isEqualTo(new Run(0, first.out(), ""));
    assertThat(
            run(List.of(unpacked.resolve("fanc").toString(), "--version"), environment(ownJava())))
        .as("the name that documents use")
        .isEqualTo(new Run(0, first.out(), ""));
    demo(ownJava());
    assertThat(work.resolve("results").resolve("runs")).isNotEmptyDirectory();
    assertThat(files()).isEqualTo(before);
  }

  /** JDK 17 archives only its own classes where a path has a space. */
  @Test
  void laterStartsLoadTheClassesOfTheFirst() throws Exception {
    allowWriting(true);
    unpacked = Files.move(unpacked, folder.resolve("plain"));
    allowWriting(false);
    fanc(ownJava(), "", "--version");
    assertThat(fanc(ownJava(), "-Xlog:class+load", "--version").out())
        .contains("fanc.cli.Main source: shared objects file");
  }

  @Test
  void startsWhereTheUserHasNoCacheFolder() throws Exception {
    Files.delete(cache);
    Files.createFile(cache);
    assertThat(fanc(ownJava(), "", "--version")).isEqualTo(new Run(0, "fanc 0.1.0\n", ""));
  }

  @Test
  void runsOnJava25() throws Exception {
    Optional<Path> java = java25();
    assumeTrue(java.isPresent(), "no JDK 25: JAVA_HOME_25 is not set, none in /usr/lib/jvm");
    demo(java.orElseThrow());
  }

  private void demo(Path java) throws Exception {
    Run demo = fanc(java, "", "demo", "--images", "0..1", "--quiet");
    assertThat(demo.status()).as(demo.err()).isZero();
    assertThat(demo.out()).contains("float16", "int8", "prune50", "Geometric mean");
    assertThat(demo.err()).doesNotContain("WARNING");
  }

  private static Path ownJava() {
    return Path.of(System.getProperty("java.home"));
  }

  private static Optional<Path> java25() throws IOException {
    String stated = System.getenv("JAVA_HOME_25");
    if (stated != null) {
      return Optional.of(Path.of(stated));
    }
    Path installed = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(installed)) {
      return Optional.empty();
    }
    try (Stream<Path> found = Files.list(installed)) {
      return found
          .filter(home -> home.getFileName().toString().contains("25"))
          .filter(home -> Files.isExecutable(home.resolve("bin").resolve("java")))
          .findFirst();
    }
  }

  private static String platform() {
    String system = System.getProperty("os.name").startsWith("Mac") ? "macosx" : "linux";
    return system + (System.getProperty("os.arch").equals("aarch64") ? "-arm64" : "-x86_64");
  }

  /** Returns all files of the unpacked folder with their sizes. */
  private Map<String, Long> files() throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(unpacked)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        sizes.put(unpacked.relativize(file).toString(), Files.size(file));
      }
    }
    return sizes;
  }

  private Run fanc(Path java, String options, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(unpacked.resolve("bin/fanc").toString()));
    command.addAll(List.of(arguments));
    Map<String, String> environment = new TreeMap<>(environment(java));
    environment.put("FANC_JAVA_OPTIONS", options);
    return run(command, environment);
  }

  private Map<String, String> environment(Path java) {
    return Map.of("JAVA_HOME", java.toString(), "XDG_CACHE_HOME", cache.toString());
  }

  private Run run(List<String> command, Map<String, String> environment) throws Exception {
    Path out = Files.createTempFile("fanc", ".out");
    Path err = Files.createTempFile("fanc", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
      builder.environment().putAll(environment);
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("did not end: " + command);
      }
      return new Run(process.exitValue(), text(out), text(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
