package fanc.cli;

import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How much a command may use, and which arithmetic it runs on. */
final class WorkOptions {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads; all processors if not given.")
  private Integer threads;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Budget for each image or instance.")
  private Double timeout;

  @Option(
      names = "--memory",
      paramLabel = "MB",
      description = "Memory the run may use; an image that needs more is unknown.")
  private Long memory;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of what is drawn at random.")
  private Long seed;

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description = "Arithmetic: java, openblas, or auto (the default: chosen by the work).")
  private String backend = "auto";

  /** Returns the number of threads, at least 1. */
  int threads() {
    require(threads == null || threads >= 1, "--threads must be at least 1");
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** Returns the budget for an image, or {@code otherwise} if none is given; may be null. */
  Duration timeout(Duration otherwise) {
    if (timeout == null) {
      return otherwise;
    }
    require(timeout > 0 && timeout < 1e9, "--timeout must be a positive number of seconds");
    return Duration.ofNanos((long) Math.min(timeout * 1e9, Long.MAX_VALUE));
  }

  /** Returns the memory budget in megabytes, or {@code otherwise} if none is given; may be null. */
  Long memoryMegabytes(Long otherwise) {
    require(memory == null || memory >= 1, "--memory must be at least 1 megabyte");
    return memory == null ? otherwise : memory;
  }

  /** Returns the seed, or {@code otherwise} if none is given. */
  long seed(long otherwise) {
    return seed == null ? otherwise : seed;
  }

  /** Returns the name of the arithmetic backend, {@code auto} if the program chooses. */
  String backend() {
    return backend;
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(command.commandLine(), message);
    }
  }
}
