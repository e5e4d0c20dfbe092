package fanc.cli;

import fanc.results.ResultFile;
import fanc.results.gate.GateReport;
import fanc.results.gate.GateSummary;
import fanc.results.gate.JunitReport;
import fanc.results.gate.SarifReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Where a gate leaves its reports. */
final class GateReportOptions {
  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write JUnit XML: a suite for each network, a case for each image.")
  private Path junit;

  @Option(
      names = "--sarif",
      paramLabel = "FILE",
      description = "Write SARIF 2.1.0, which code hosting shows beside changes.")
  private Path sarif;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Write a summary in Markdown, short enough for a comment.")
  private Path markdown;

  /** Looks before the work whether the reports can be left where they were asked for. */
  void requirePlaces() {
    Stream.of(junit, sarif, markdown).flatMap(Stream::ofNullable).forEach(OutputPlace::require);
    long wanted = Stream.of(junit, sarif, markdown).filter(Objects::nonNull).count();
    long places =
        Stream.of(junit, sarif, markdown)
            .filter(Objects::nonNull)
            .map(file -> file.toAbsolutePath().normalize())
            .distinct()
            .count();
    if (places < wanted) {
      throw new BadInputException("--junit, --sarif and --markdown name one file twice");
    }
  }

  /**
   * Writes the reports that were asked for.
   *
   * @param status the exit status that the run ends with
   */
  void write(GateReport report, int status) throws IOException {
    if (junit != null) {
      ResultFile.write(junit, JunitReport.of(report, LocalDateTime.now(ZoneOffset.UTC)));
    }
    if (sarif != null) {
      ResultFile.write(sarif, SarifReport.of(report, status));
    }
    if (markdown != null) {
      ResultFile.write(markdown, GateSummary.toMarkdown(report));
    }
  }
}
