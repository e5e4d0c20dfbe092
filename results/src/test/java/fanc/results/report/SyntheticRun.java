package fanc.results.report;

import fanc.results.Benchmark;
import fanc.results.Benchmark.Subject;
import fanc.results.Benchmark.Variant;
import fanc.results.BenchmarkCell;
import fanc.results.BenchmarkRun;
import fanc.results.BenchmarkStatistics;
import fanc.results.Machine;
import fanc.results.MachineSpeed;
import fanc.results.Measurement;
import fanc.results.Numbers;
import fanc.results.ToolIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A run with numbers that are easy to add up: {@code deepz} takes 2 s on each child and 3 s on the
 * parent, the parent's proof takes 4 s, of which 1 s for ten templates.
 */
final class SyntheticRun {
  static final String FANC = "fanc";
  private static final String SHA = "0123456789abcdef".repeat(4);
  private static final List<Variant> METHODS =
      List.of(
          Variant.plain("deepz"),
          Variant.plain("deepz-folded"),
          Variant.plain("box"),
          new Variant("fanc-1", FANC, null, List.of(1)),
          new Variant("fanc-2", FANC, null, List.of(2)),
          Variant.plain(FANC),
          new Variant("fanc-single", FANC, "single", List.of()),
          new Variant("fanc-tiles", FANC, "paper", List.of()));

  private final String name;
  private final int threads;
  private final List<BenchmarkCell> cells = new ArrayList<>();
  private boolean scratch;

  SyntheticRun(String name) {
    this(name, 1);
  }

  SyntheticRun(String name, int threads) {
    this.name = name;
    this.threads = threads;
  }

  /** Measures {@code scratch} too, which takes 0.8 s on each child that is added from now on. */
  SyntheticRun withScratch() {
    scratch = true;
    return this;
  }

  /**
   * Adds a child on one image.
   *
   * @param seconds that {@code fanc} takes; templates at one cut alone take twice that, a single
   *     template three times, the paper's tiles one and a half
   * @param hits of 100 regions, of which 90 are verified; templates at cut 1 alone settle 20 less,
   *     those at cut 2 alone and a single template 10 less, tiles 1 less
   * @param valid of ten templates
   */
  SyntheticRun add(
      String network,
      String property,
      String child,
      int image,
      double seconds,
      int hits,
      int valid) {
    List<Measurement> measurements =
        new ArrayList<>(
            List.of(
                measurement("deepz", 0, 0, 0, Double.NaN, 2),
                measurement("deepz-folded", 0, 0, 0, Double.NaN, 1.5),
                measurement("box", 10, 0, 0, 0, Double.NaN, 1),
                measurement("fanc-1", hits - 20, valid, 10, 4, 2 * seconds),
                measurement("fanc-2", hits - 10, valid, 10, 4, 2 * seconds),
                measurement(FANC, hits, valid, 10, 4, seconds),
                measurement("fanc-single", hits - 10, 1, 1, 4, 3 * seconds),
                measurement("fanc-tiles", hits - 1, valid, 10, 4, 1.5 * seconds)));
    if (scratch) {
      measurements.add(measurement("scratch", 0, 0, 0, Double.NaN, 0.8));
    }
    cells.add(
        new BenchmarkCell(
            network,
            child,
            property,
            image,
            SHA,
            null,
            new MachineSpeed(30, 10),
            Numbers.of(3),
            measurements));
    return this;
  }

  private static Measurement measurement(
      String method, long hits, int valid, int offered, double prove, double seconds) {
    return measurement(method, 90, hits, valid, offered, prove, seconds);
  }

  private static Measurement measurement(
      String method,
      long verified,
      long hits,
      int valid,
      int offered,
      double prove,
      double seconds) {
    return new Measurement(
        method,
        "unknown",
        100,
        verified,
        hits,
        100 - verified,
        valid,
        offered,
        -.5,
        Map.of(),
        prove,
        prove / 4,
        Double.NaN,
        Numbers.of(seconds));
  }

  ReportedRun finished() {
    return run(true);
  }

  ReportedRun unfinished() {
    return run(false);
  }

  private List<Variant> methods() {
    return scratch
        ? Stream.concat(METHODS.stream(), Stream.of(Variant.plain("scratch"))).toList()
        : METHODS;
  }

  private ReportedRun run(boolean finished) {
    Benchmark benchmark =
        new Benchmark(
            "tables",
            List.of(new Subject("p.onnx", List.of(), List.of(), List.of("patch.json"), "all")),
            methods(),
            "deepz",
            1,
            0);
    BenchmarkRun conditions =
        new BenchmarkRun(
            new ToolIdentity("0.1.0", "unknown"),
            "a build",
            "tables.json",
            SHA,
            benchmark,
            threads,
            Double.NaN,
            "java",
            new Machine("a processor", 2, "a machine 17", 30),
            10,
            "2026-11-22T12:00:00Z");
    return new ReportedRun(
        name,
        finished,
        BenchmarkStatistics.of(conditions, cells, new MachineSpeed(Double.NaN, Double.NaN)));
  }
}
