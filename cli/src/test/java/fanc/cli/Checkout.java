package fanc.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder that is a checkout to a reader who types commands: the launcher, which finds everything
 * built, and copies of the files that documents speak of, so that commands may write anywhere.
 */
final class Checkout {
  private static final Path ROOT = Path.of(System.getProperty("fanc.root"));
  private static final List<String> SHOWN =
      List.of(
          "networks/models",
          "properties/instances",
          "properties/images",
          "approx/recipes",
          "benchmarks",
          "examples",
          "results/published",
          "results/runs",
          "README.md");

  /** Minutes that all commands of a document may take together on a busy machine. */
  private static final int MINUTES = 5;

  private final Path folder;

  /** Makes the checkout in an empty folder. */
  Checkout(Path folder) throws IOException {
    this.folder = folder;
    for (String name : SHOWN) {
      copy(ROOT.resolve(name), folder.resolve(name));
    }
    copy(ROOT.resolve("fanc"), folder.resolve("fanc"));
    Path target = Files.createDirectories(folder.resolve("cli/target"));
    Path built = ROOT.resolve("cli/target");
    Files.createSymbolicLink(target.resolve("fanc.jar"), built.resolve("fanc.jar"));
    Files.createSymbolicLink(target.resolve("lib"), built.resolve("lib"));
    Files.createFile(target.resolve("fanc.built"));
    Files.createDirectories(folder.resolve("verifier/vector/src"));
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.exists(from)) {
      return;
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
        copy.toFile().setExecutable(file.toFile().canExecute());
      }
    }
  }

  /**
   * Runs the commands of a document.
   *
   * @param logs a folder for the script and what it prints
   * @throws AssertionError if one fails, with the document, the line of its block and the output
   */
  void run(ShellDocument document, Path logs) throws IOException, InterruptedException {
    Path script = logs.resolve("script.sh");
    Path block = logs.resolve("block");
    File output = logs.resolve("output").toFile();
    Files.write(script, document.lines());
    Files.writeString(block, "0\n");
    ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-eu", script.toString());
    shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
    shell.environment().put("FANC_ARCHIVE", "no");
    shell.environment().put("block", block.toString());
    shell.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output);
    Process process = shell.start();
    process.getOutputStream().close();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    String reached = Files.readString(block).strip();
    if (!ended || process.exitValue() != 0 || !reached.equals("end")) {
      String how =
          ended ? "exit status " + process.exitValue() : "not ended in " + MINUTES + " minutes";
      throw new AssertionError(
          "%s: the block that begins in line %s: %s; all output:\n%s"
              .formatted(document.name(), reached, how, Files.readString(output.toPath())));
    }
  }
}
