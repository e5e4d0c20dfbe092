package fanc.cli;

import fanc.results.ResultFile;
import fanc.results.html.HtmlReport;
import fanc.results.html.ReportInput;
import fanc.results.html.ReportInput.Benchmarked;
import fanc.results.published.PublishedFile;
import fanc.results.published.PublishedResults;
import fanc.results.report.MarkedDocument;
import fanc.results.report.Report;
import fanc.results.report.ReportedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sets runs of benchmarks beside published numbers, and shows results as a page. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Shows results as one HTML page; or what runs of benchmarks measured as tables and charts,"
          + " beside published numbers.",
      "A run that is not finished is reported as far as it got."
    })
final class ReportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description =
          "Folders of runs, as fanc bench leaves them in results/runs; with --html also what"
              + " fanc verify --out wrote, file or folder, and comparison.json of fanc demo.")
  private List<Path> runs;

  @Option(
      names = "--published",
      paramLabel = "FILE",
      description =
          "Published numbers to set beside ours, such as results/published/fanc-oopsla-2022.json.")
  private Path published;

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description =
          "What tables and charts are about; else the first method that uses a parent's proof.")
  private String method;

  @Option(
      names = {"-o", "--out", "--output"},
      paramLabel = "DIR",
      description =
          "The folder to write, new or empty; with --html its charts, and may be left out.")
  private Path target;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description =
          "Write one page that needs no other file and no network: verdicts, maps of margins,"
              + " counterexamples, charts, tables.")
  private Path page;

  @Option(names = "--force", description = "Replace files of a report in a folder that has some.")
  private boolean force;

  @Option(
      names = "--fill",
      paramLabel = "FILE.md",
      description =
          "Renew what a document quotes of this report: the text between <!-- begin DIR/NAME -->"
              + " and <!-- end DIR/NAME --> becomes the file NAME.")
  private Path document;

  @Mixin private ExportOptions exports;
  @Mixin private OutputOptions output;

  ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (exports.write(runs, output.notes(terminal)) && target == null && page == null) {
      return ExitStatus.OK;
    }
    requirePlaces();
    if (page == null) {
      List<ReportedRun> read = new ArrayList<>();
      for (Path run : runs) {
        read.add(read(run));
      }
      writeTables(read);
      return ExitStatus.OK;
    }
    List<ReportInput> inputs = new ArrayList<>();
    for (Path run : runs) {
      if (!Files.exists(run)) {
        throw new BadInputException(run + ": no such file or folder");
      }
      inputs.add(ReportInput.read(run));
    }
    List<ReportedRun> benchmarks =
        inputs.stream()
            .filter(Benchmarked.class::isInstance)
            .map(input -> ((Benchmarked) input).run())
            .toList();
    HtmlReport made = HtmlReport.of(inputs, commandLine());
    if (target != null) {
      if (!benchmarks.isEmpty()) {
        writeTables(benchmarks);
      }
      Files.createDirectories(target);
      for (Map.Entry<String, String> chart : made.charts().entrySet()) {
        ResultFile.write(target.resolve(chart.getKey()), chart.getValue());
      }
    }
    ResultFile.write(page, made.page());
    output.note(terminal, "written: " + page);
    return ExitStatus.OK;
  }

  private List<String> commandLine() {
    List<String> words = new ArrayList<>(List.of(spec.root().name()));
    words.addAll(spec.root().commandLine().getParseResult().originalArgs());
    return words;
  }

  private void writeTables(List<ReportedRun> read) throws IOException {
    Optional<PublishedResults> paper =
        published == null ? Optional.empty() : Optional.of(PublishedFile.read(published));
    Report report;
    String filled = null;
    try {
      report = Report.of(read, paper, Optional.ofNullable(method));
      if (document != null) {
        filled =
            MarkedDocument.fill(
                document.toString(),
                Files.readString(document),
                String.valueOf(target.toAbsolutePath().normalize().getFileName()),
                report.files());
      }
    } catch (IllegalArgumentException e) {
      throw new BadInputException(e.getMessage(), e);
    }
    report.write(target);
    exports.writeImages(report, target);
    if (filled != null) {
      ResultFile.write(document, filled);
    }
    report.summary().forEach(terminal.out()::println);
    output.note(terminal, "written: " + target.resolve(Report.PAGE));
  }

  private static ReportedRun read(Path run) throws IOException {
    if (!Files.exists(run.resolve("run.json"))) {
      throw new BadInputException(
          run
              + ": no run; expected a folder with run.json, as fanc bench leaves it; other results"
              + " make a page, --html FILE");
    }
    return ReportedRun.read(run);
  }

  private void requirePlaces() throws IOException {
    if (page == null && target == null) {
      throw new BadInputException(
          "nowhere to write; name -o DIR for tables and charts, --html FILE for a page, or --csv"
              + " FILE for a flat table");
    }
    if (target == null && (published != null || method != null || document != null)) {
      throw new BadInputException(
          "--published, --method and --fill are for the tables and charts of -o DIR; name it too");
    }
    if (page != null) {
      OutputPlace.require(page);
    }
    if (target != null) {
      requireTarget();
    }
  }

  private void requireTarget() throws IOException {
    if (!Files.exists(target)) {
      OutputPlace.require(target);
      return;
    }
    if (!Files.isDirectory(target)) {
      throw new BadInputException(target + ": there is a file of that name; expected a folder");
    }
    try (Stream<Path> files = Files.list(target)) {
      if (!force && files.findAny().isPresent()) {
        throw new BadInputException(
            target + ": not empty; choose another folder or replace its files with --force");
      }
    }
  }
}
