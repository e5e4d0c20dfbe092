package fanc.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of the packaged program in a process of its own.
 *
 * @param status the exit status
 * @param out what was printed to standard output
 * @param err what was printed to standard error
 */
record Packaged(int status, String out, String err) {
  private static final long PATIENCE_SECONDS = 120;

  /** Runs the program in a folder and waits for its end. */
  static Packaged run(Path folder, String... arguments) throws IOException, InterruptedException {
    return run(folder, command(arguments));
  }

  /** Runs a command in a folder and waits for its end. */
  static Packaged run(Path folder, ProcessBuilder command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("fanc", ".out");
    Path err = Files.createTempFile("fanc", ".err");
    try {
      Process process =
          command
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("did not end: " + command.command());
      }
      return new Packaged(process.exitValue(), text(out), text(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** Returns the command that starts the program, as the launcher does. */
  static ProcessBuilder command(String... arguments) {
    Path root = Path.of(System.getProperty("fanc.root"));
    Path target = root.resolve("cli").resolve("target");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfanc.root=" + root,
                "-cp",
                target.resolve("fanc.jar") + ":" + target.resolve("lib") + "/*",
                "fanc.cli.Main"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
