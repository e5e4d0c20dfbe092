package fanc.cli;

import fanc.approx.ApproximationException;
import fanc.networks.onnx.NetworkFormatException;
import fanc.properties.PropertyFormatException;
import fanc.results.Benchmark;
import fanc.results.BenchmarkCell;
import fanc.results.BenchmarkFolder;
import fanc.results.BenchmarkPage;
import fanc.results.BenchmarkRun;
import fanc.results.BenchmarkStatistics;
import fanc.results.BenchmarkSummary;
import fanc.results.BenchmarkTable;
import fanc.results.CellLog;
import fanc.results.MachineSpeed;
import fanc.results.RegionTimeTable;
import fanc.results.ResultFile;
import fanc.results.RunFolder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures methods on families of networks, and keeps the record. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures methods against each other on networks, children, properties and images.",
      "A run that was stopped is continued by the same command; its finished cells are kept."
    })
final class BenchCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE.json", description = "The benchmark, see docs/formats.md.")
  private Path file;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      description = "Where the folder of this run is made; else results/runs.")
  private Path runs;

  @Option(names = "--fresh", description = "Begin a new run, whatever others left unfinished.")
  private boolean fresh;

  @Mixin private WorkOptions work;
  @Mixin private SelfCheckOptions selfCheck;
  @Mixin private OutputOptions output;
  @Mixin private NetworkOutputOption networkOutput;

  BenchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call()
      throws IOException, NetworkFormatException, PropertyFormatException, ApproximationException {
    Benchmark benchmark = ResultFile.readBenchmark(file);
    BenchPlan plan = BenchPlan.of(file, benchmark, networkOutput.choice());
    Duration budget = work.timeout(null);
    try (Engine engine = new Engine(work, WorkEstimate.LONG, output.notes(terminal));
        Progress progress = output.progress(terminal)) {
      BenchmarkRun conditions = conditions(benchmark, engine, budget);
      BenchmarkFolder folder = folder(conditions);
      BenchTiming timing =
          new BenchTiming(engine, plan, benchmark.repeats(), benchmark.warmUp(), budget);
      try (CellLog log = CellLog.open(folder.cells())) {
        int known = log.cells().size();
        if (known > 0) {
          output.note(terminal, folder.path() + ": continued, " + known + " cells are there");
        }
        BenchDoubt doubt =
            new BenchDoubt(engine, plan.methods(), selfCheck.of(folder.run(), work.seed()));
        BenchRun run =
            new BenchRun(plan, timing, doubt, log, conditions.speed(), progress, work::memory);
        List<BenchmarkCell> cells = run.run();
        finish(plan, folder, cells, speed(engine));
      }
    }
    return ExitStatus.OK;
  }

  private static MachineSpeed speed(Engine engine) {
    return new MachineSpeed(Backend.gigaflops(engine.kernels()), MemoryRate.gigabytes());
  }

  private BenchmarkRun conditions(Benchmark benchmark, Engine engine, Duration budget)
      throws IOException {
    return new BenchmarkRun(
        RunRecord.tool(),
        BuildIdentity.of(RunRecord.tool().revision()),
        file.toString(),
        sha256(file),
        benchmark,
        engine.threads().threads(),
        budget == null ? Double.NaN : budget.toNanos() * 1e-9,
        engine.kernels().name(),
        new RunRecord(engine).machine().withOptions(jvmOptions()),
        MemoryRate.gigabytes(),
        OffsetDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** Heap, collector and compiler change times; options with paths say nothing of that. */
  private static List<String> jvmOptions() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-X") && !option.contains("/"))
        .toList();
  }

  private BenchmarkFolder folder(BenchmarkRun conditions) throws IOException {
    Path all = runs == null ? ProjectFolder.runs() : runs;
    Optional<BenchmarkFolder> begun =
        fresh ? Optional.empty() : BenchmarkFolder.unfinished(all, conditions);
    if (begun.isPresent()) {
      ResultFile.removeAbandoned(begun.get().path());
      return begun.get();
    }
    BenchmarkFolder.removeAbandoned(all, conditions.benchmark().name());
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    BenchmarkFolder folder =
        new BenchmarkFolder(RunFolder.create(all, today, conditions.benchmark().name()));
    ResultFile.write(folder.run(), ResultFile.toJson(conditions));
    return folder;
  }

  private void finish(
      BenchPlan plan, BenchmarkFolder folder, List<BenchmarkCell> cells, MachineSpeed end)
      throws IOException {
    BenchmarkSummary summary =
        BenchmarkStatistics.of(ResultFile.readBenchmarkRun(folder.run()), cells, end);
    if (summary.cells() == summary.skipped()) {
      throw new BadInputException(
          file + ": nothing was measured: the networks misclassify all images");
    }
    ResultFile.write(folder.page(), BenchmarkPage.of(summary));
    ResultFile.write(folder.summary(), ResultFile.toJson(summary));
    BenchmarkTable.rows(summary)
        .forEach((heading, table) -> terminal.out().printf("%s%n%s%n", heading, table.toText()));
    if (RegionTimeTable.suits(summary)) {
      terminal.out().println(RegionTimeTable.of(summary).toText());
    }
    terminal.out().println(BenchmarkTable.totals(summary).toText());
    terminal.out().print(BenchmarkTable.means(summary).toText());
    output.note(terminal, "written: " + folder.path());
    plan.requireNothingLost(cells);
  }

  private static String sha256(Path file) throws IOException {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
