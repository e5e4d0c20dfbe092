package fanc.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Objects;

/**
 * Under which conditions the cells of a run were measured.
 *
 * @param tool the build that ran
 * @param build tells builds of one revision apart where files differ from it; the revision else
 * @param path the benchmark's file
 * @param sha256 of that file
 * @param benchmark what it holds
 * @param threads number of threads
 * @param timeoutSeconds budget for each decision; NaN where only the properties set one
 * @param backend the arithmetic backend
 * @param machine the machine; its speed as measured when the run began
 * @param memoryGigabytes the machine's memory rate as measured when the run began, see {@link
 *     MachineSpeed}; NaN where it was not measured
 * @param started when the run began, ISO 8601 with the offset from UTC
 */
public record BenchmarkRun(
    ToolIdentity tool,
    String build,
    String path,
    String sha256,
    Benchmark benchmark,
    int threads,
    double timeoutSeconds,
    String backend,
    Machine machine,
    double memoryGigabytes,
    String started) {
  /** Name and version of the format, the value of the key {@code $schema}. */
  public static final String SCHEMA = "benchmark-run-2.json";

  /** The version before. */
  public static final String SCHEMA_1 = "benchmark-run-1.json";

  /** Checks that what must be there is. */
  public BenchmarkRun {
    Objects.requireNonNull(tool, "tool");
    Objects.requireNonNull(build, "build");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(benchmark, "benchmark");
    Objects.requireNonNull(backend, "backend");
    Objects.requireNonNull(machine, "machine");
    Objects.requireNonNull(started, "started");
  }

  /** Returns how fast the machine was when the run began. */
  @JsonIgnore
  public MachineSpeed speed() {
    return new MachineSpeed(machine.dgemmGflops(), memoryGigabytes);
  }

  /** Returns whether cells of the other run may stand beside cells of this one in a table. */
  public boolean comparableWith(BenchmarkRun other) {
    return tool.equals(other.tool)
        && build.equals(other.build)
        && benchmark.equals(other.benchmark)
        && threads == other.threads
        && Double.compare(timeoutSeconds, other.timeoutSeconds) == 0
        && backend.equals(other.backend)
        && machine.cpu().equals(other.machine.cpu())
        && machine.cores() == other.machine.cores()
        && machine.jvm().equals(other.machine.jvm());
  }
}
