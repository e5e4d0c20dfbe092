package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script that starts the program: the archive of loaded classes, memory, and what Java says on
 * standard error. It runs in a root of its own, whose jars are links to the packaged ones.
 */
class LauncherIT {
  private static final Path ROOT = Path.of(System.getProperty("fanc.root"));
  private static final String PREPARING = "preparing quick starts";

  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void copyLauncher() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh on this system");
    assumeTrue(release().contains("JAVA_RUNTIME_VERSION"), "this JDK does not say its version");
    root = Files.createDirectories(folder.resolve("root"));
    new Workspace(folder);
    Files.copy(ROOT.resolve("fanc"), root.resolve("fanc"));
    Path target = Files.createDirectories(root.resolve("cli").resolve("target"));
    Path built = ROOT.resolve("cli").resolve("target");
    Files.copy(built.resolve("fanc.jar"), target.resolve("fanc.jar"));
    Files.createSymbolicLink(target.resolve("lib"), built.resolve("lib"));
    Files.createFile(target.resolve("fanc.built"));
    Files.createSymbolicLink(root.resolve("networks"), ROOT.resolve("networks"));
    Files.createSymbolicLink(root.resolve("properties"), ROOT.resolve("properties"));
  }

  @Test
  void firstStartArchivesTheClassesThatLaterStartsLoad() throws Exception {
    Packaged first = start("", "--version");
    assertThat(first.out()).startsWith("fanc ");
    assertThat(first.err()).contains(PREPARING).hasLineCount(1);
    assertThat(archive()).isNotEmptyFile();
    assertThat(archive().getParent().toFile().list())
        .as("what was made on the way is gone")
        .noneMatch(name -> name.startsWith("archive."));
    Packaged second = start("-Xlog:class+load", "--version");
    assertThat(second.err()).isEmpty();
    assertThat(second.out())
        .contains("fanc.cli.Main source: shared objects file")
        .contains("picocli.CommandLine source: shared objects file");
  }

  @Test
  void archiveOlderThanTheJarIsRemade() throws Exception {
    start("", "--version");
    FileTime late = FileTime.from(Instant.now().plusSeconds(3600));
    FileTime early = FileTime.from(Instant.now().minusSeconds(3600));
    Files.setLastModifiedTime(archive(), early);
    assertThat(start("", "--version").err()).contains(PREPARING);
    assertThat(start("-Xlog:class+load", "--version").out())
        .contains("fanc.cli.Main source: shared objects file");
    assertThat(Files.getLastModifiedTime(archive())).isBetween(early, late);
  }

  @Test
  void archiveThatDoesNotFitIsPassedOverInSilence() throws Exception {
    start("", "--version");
    Files.setLastModifiedTime(
        root.resolve("cli").resolve("target").resolve("fanc.jar"),
        FileTime.from(Instant.now().minusSeconds(7200)));
    Packaged run = start("", "--version");
    assertThat(run.out()).startsWith("fanc ").hasLineCount(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
  }

  @Test
  void startsWithoutAnArchiveWhereNoneCanBeMade() throws Exception {
    Files.delete(root.resolve("networks"));
    assertThat(start("", "--version").out()).startsWith("fanc ").hasLineCount(1);
    assertThat(archive()).isEmptyFile();
    Packaged again = start("", "--version");
    assertThat(again.out()).startsWith("fanc ").hasLineCount(1);
    assertThat(again.err()).as("not tried again").isEmpty();
  }

  /** JDK 17 archives only its own classes there. */
  @Test
  void startsInAFolderWithASpaceInItsName() throws Exception {
    root = Files.move(root, folder.resolve("a root"));
    Packaged first = start("", "--version");
    assertThat(first.out()).startsWith("fanc ").hasLineCount(1);
    assertThat(start("", "--version")).isEqualTo(new Packaged(0, first.out(), ""));
  }

  @Test
  void firstStartsAtTheSameTimeMakeOneArchive() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(launcher("", "--version").directory(folder.toFile()).start());
    }
    long preparing = 0;
    for (Process process : processes) {
      String err = errors(process);
      preparing += err.contains(PREPARING) ? 1 : 0;
      assertThat(process.waitFor()).as(err).isZero();
    }
    assertThat(preparing).isOne();
    assertThat(archive()).isNotEmptyFile();
  }

  @Test
  void propertyBoundsTheHeapUnlessMemoryIsGiven() throws Exception {
    String patch = Files.readString(folder.resolve("patch.json")).stripTrailing();
    String bounded =
        patch.substring(0, patch.length() - 1) + ", \"budget\": {\"memoryMegabytes\": 96}}";
    Files.writeString(folder.resolve("bounded.json"), bounded);
    String[] verify = {"verify", "--network", "robust.onnx", "--property", "bounded.json"};
    assertThat(heapMegabytes(verify)).isEqualTo(96);
    assertThat(heapMegabytes("verify", "--network", "robust.onnx", "--property", "patch.json"))
        .isGreaterThan(128);
    assertThat(heapMegabytes(with(verify, "--memory", "128"))).isEqualTo(128);
    assertThat(heapMegabytes("verify", "--network", "robust.onnx", "--property=bounded.json"))
        .isEqualTo(96);
  }

  private long heapMegabytes(String... arguments) throws Exception {
    Packaged run = withoutArchive("-XX:+PrintFlagsFinal", arguments);
    assertThat(run.status()).as(run.err()).isZero();
    return run.out()
            .lines()
            .filter(line -> line.contains(" MaxHeapSize "))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D*(\\d+).*", "$1")))
            .findFirst()
            .orElseThrow()
        >> 20;
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void warningOfTheVectorModuleIsHiddenAndNothingElse() throws Exception {
    assumeTrue(release().contains(" jdk.incubator.vector "), "no Vector API in this JDK");
    Files.createDirectories(root.resolve("verifier").resolve("vector").resolve("src"));
    Packaged verified =
        withoutArchive(
            "", "verify", "--network", "robust.onnx", "--property", "patch.json", "--quiet");
    assertThat(verified.status()).isZero();
    assertThat(verified.err()).isEmpty();
    Packaged absent =
        withoutArchive("", "verify", "--network", "absent.onnx", "--property", "patch.json");
    assertThat(absent.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(absent.err()).contains("absent.onnx").doesNotContain("WARNING");
    Process refused = launcher("-XX:NoSuchFlag=1", "verify").directory(folder.toFile()).start();
    assertThat(errors(refused)).contains("NoSuchFlag").doesNotContain("WARNING: Using");
  }

  @Test
  void runsWithStandardErrorClosed() throws Exception {
    Files.createDirectories(root.resolve("verifier").resolve("vector").resolve("src"));
    ProcessBuilder launcher =
        launcher("", "verify", "--network", "robust.onnx", "--property", "patch.json");
    launcher.environment().put("FANC_ARCHIVE", "no");
    List<String> closed = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$@\" 2>&-", "sh"));
    closed.addAll(launcher.command());
    Packaged run = Packaged.run(folder, launcher.command(closed));
    assertThat(run.out()).contains("verified");
    assertThat(run.status()).isZero();
  }

  private static String errors(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String release() throws IOException {
    Path release = Path.of(System.getProperty("java.home"), "release");
    return Files.exists(release) ? Files.readString(release) : "";
  }

  private Packaged start(String options, String... arguments)
      throws IOException, InterruptedException {
    return Packaged.run(folder, launcher(options, arguments));
  }

  private Packaged withoutArchive(String options, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder launcher = launcher(options, arguments);
    launcher.environment().put("FANC_ARCHIVE", "no");
    return Packaged.run(folder, launcher);
  }

  private ProcessBuilder launcher(String options, String... arguments) {
    List<String> command = new ArrayList<>(List.of("/bin/sh", root.resolve("fanc").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder launcher = new ProcessBuilder(command);
    launcher.environment().put("JAVA_HOME", System.getProperty("java.home"));
    launcher.environment().put("FANC_JAVA_OPTIONS", options);
    return launcher;
  }

  private Path archive() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("cli").resolve("target"))) {
      return files.filter(file -> file.toString().endsWith(".jsa")).findFirst().orElseThrow();
    }
  }
}
