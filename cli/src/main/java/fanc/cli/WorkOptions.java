package fanc.cli;

import fanc.properties.files.Property;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How much a command may use, and which arithmetic it runs on. */
final class WorkOptions {
  private static final String AUTO = "auto";

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
      description =
          "Heap of the run, at least 64 (the launcher sets it); an image that needs more is"
              + " unknown.")
  private Long memory;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of what the search for counterexamples draws at random; 0 if not given.")
  private Long seed;

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description =
          "Arithmetic: java, vector, openblas, nd4j, or auto (the default: the fastest for the"
              + " work).")
  private String backend = AUTO;

  /** Says what holds where the user says nothing; null for nothing. */
  void byDefault(Integer threadsOtherwise, Double timeoutOtherwise) {
    threads = threads == null ? threadsOtherwise : threads;
    timeout = timeout == null ? timeoutOtherwise : timeout;
  }

  /** Returns these options as arguments of another command. */
  List<String> asArguments() {
    List<String> arguments = new ArrayList<>(List.of("--backend", backend));
    add(arguments, "--threads", threads);
    add(arguments, "--timeout", timeout);
    add(arguments, "--memory", memory);
    add(arguments, "--seed", seed);
    return arguments;
  }

  private static void add(List<String> arguments, String option, Number value) {
    if (value != null) {
      arguments.add(option);
      arguments.add(value.toString());
    }
  }

  /** Returns the number of threads, at least 1. */
  int threads() {
    require(memory == null || memory >= 64, "--memory must be at least 64 megabytes");
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

  /** Returns the memory for a property's images, in megabytes of the heap; empty for all of it. */
  OptionalLong memory(Property property) {
    return memory == null ? property.budget().memoryMegabytes() : OptionalLong.of(memory);
  }

  /** Returns what to say of a run that may use more memory than a property allows. */
  Optional<String> memoryNote(Property property) {
    return memory == null
        ? Budgets.heapBeyond(property, Runtime.getRuntime().maxMemory())
        : Optional.empty();
  }

  /** Returns the seed of what a run draws at random. */
  long seed() {
    return seed == null ? 0 : seed;
  }

  /** Returns the name of the arithmetic backend, {@code auto} if the program chooses. */
  String backend() {
    return backend;
  }

  /** Returns whether the program chooses the arithmetic, by the size of the work. */
  boolean choosesBackend() {
    return backend.equals(AUTO);
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(command.commandLine(), message);
    }
  }
}
