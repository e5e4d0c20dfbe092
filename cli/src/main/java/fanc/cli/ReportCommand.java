package fanc.cli;

import fanc.results.ResultFile;
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
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets runs of benchmarks beside published numbers, as tables and charts. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes what runs of benchmarks measured as tables and charts, beside published numbers.",
      "A run that is not finished is reported as far as it got."
    })
final class ReportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = "Folders of runs, as fanc bench leaves them in results/runs.")
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
      required = true,
      paramLabel = "DIR",
      description = "The folder to write, new or empty.")
  private Path target;

  @Option(names = "--force", description = "Replace files of a report in a folder that has some.")
  private boolean force;

  @Option(
      names = "--fill",
      paramLabel = "FILE.md",
      description =
          "Renew what a document quotes of this report: the text between <!-- begin DIR/NAME -->"
              + " and <!-- end DIR/NAME --> becomes the file NAME.")
  private Path document;

  @Mixin private OutputOptions output;

  ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    requireTarget();
    List<ReportedRun> read = new ArrayList<>();
    for (Path run : runs) {
      read.add(read(run));
    }
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
    if (filled != null) {
      ResultFile.write(document, filled);
    }
    report.summary().forEach(terminal.out()::println);
    output.note(terminal, "written: " + target.resolve(Report.PAGE));
    return ExitStatus.OK;
  }

  private static ReportedRun read(Path run) throws IOException {
    if (!Files.exists(run.resolve("run.json"))) {
      throw new BadInputException(
          run + ": no run; expected a folder with run.json, as fanc bench leaves it");
    }
    return ReportedRun.read(run);
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
