package fanc.cli;

import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Interruptions from the keyboard. */
final class Signals {
  /** Exit status of an interrupted process: the virtual machine's own. */
  static final int INTERRUPTED = 130;

  private static final Path KILL = Path.of("/bin/kill");

  private Signals() {}

  /** Skips the test where a process can not be interrupted. */
  static void assumeInterruptions() throws IOException {
    assumeTrue(Files.isExecutable(KILL), "no /bin/kill on this system");
    assumeFalse(areIgnored(), "this process was started to ignore interruptions");
  }

  /** A process that ignores a signal passes that on to its children. */
  private static boolean areIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }
  }

  /** Sends SIGINT. */
  static void interrupt(Process process) throws IOException, InterruptedException {
    new ProcessBuilder(KILL.toString(), "-INT", Long.toString(process.pid())).start().waitFor();
  }
}
