package fanc.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A run of the packaged program that was killed (SIGKILL) after some time, if it had not ended.
 *
 * @param killed whether it was
 * @param status the exit status, where it was not
 * @param lines the whole lines that it printed to standard output
 * @param err what it printed to standard error
 * @param seconds how long it ran
 */
record Killed(boolean killed, int status, List<String> lines, String err, double seconds) {

  /** Starts the program in a folder and kills it after some seconds. */
  static Killed after(double limit, Path folder, String... arguments)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("fanc", ".out");
    Path err = Files.createTempFile("fanc", ".err");
    try {
      long start = System.nanoTime();
      Process process =
          Packaged.command(arguments)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      boolean ended = process.waitFor((long) (limit * 1e6), TimeUnit.MICROSECONDS);
      int status = process.destroyForcibly().waitFor();
      double seconds = (System.nanoTime() - start) * 1e-9;
      String text = Files.readString(out, StandardCharsets.UTF_8);
      List<String> whole = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
      String said = Files.readString(err, StandardCharsets.UTF_8);
      return new Killed(!ended, status, whole, said, seconds);
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
