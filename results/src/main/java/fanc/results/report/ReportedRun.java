package fanc.results.report;

import fanc.results.Benchmark.Variant;
import fanc.results.BenchmarkFolder;
import fanc.results.BenchmarkSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A run that a report is about.
 *
 * @param name of its folder
 * @param finished whether all its cells are there
 * @param summary what it measured so far
 */
public record ReportedRun(String name, boolean finished, BenchmarkSummary summary) {

  /** Checks that all is there. */
  public ReportedRun {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(summary, "summary");
  }

  /**
   * Reads a run and leaves it as it is, whoever works on it.
   *
   * @throws fanc.results.ResultFormatException if a file is no record of ours
   * @throws IOException if it can not be read
   */
  public static ReportedRun read(Path folder) throws IOException {
    BenchmarkFolder run = new BenchmarkFolder(folder);
    Path name = folder.toRealPath().getFileName();
    return new ReportedRun(
        name == null ? folder.toString() : name.toString(),
        Files.exists(run.summary()),
        run.results());
  }

  /** Returns the name of the benchmark. */
  String benchmark() {
    return summary.run().benchmark().name();
  }

  /** Returns what the benchmark calls the method that others are compared with. */
  String baseline() {
    return summary.run().benchmark().baseline();
  }

  /** Returns the method of a name. */
  Optional<Variant> method(String name) {
    return methods().stream().filter(method -> method.name().equals(name)).findFirst();
  }

  List<Variant> methods() {
    return summary.run().benchmark().methods();
  }

  /** Returns whether a method uses a parent's proof, as far as its rows show. */
  boolean transfers(String method) {
    return summary.rows().stream()
        .filter(row -> row.method().equals(method))
        .anyMatch(row -> !Double.isNaN(row.times().prove()));
  }
}
