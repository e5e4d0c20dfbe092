package fanc.cli;

import fanc.results.AtomicFile;
import fanc.results.export.Csv;
import fanc.results.export.ImageTable;
import fanc.results.export.Records;
import fanc.results.export.RegionTable;
import fanc.results.export.Table;
import fanc.results.export.TableFormat;
import fanc.results.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The tables that a report leaves for other programs. */
final class ExportOptions {
  private static final String PARQUET = "parquet";

  /** How charts are written. */
  enum ChartFormat {
    /** As drawings; always written, since pages show them. */
    SVG,
    /** As images beside them. */
    PNG
  }

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description =
          "Write a line for each child, image and method; RUN may be results of fanc verify too,"
              + " or a folder of them.")
  private Path csv;

  @Option(
      names = "--regions-csv",
      paramLabel = "FILE",
      description = "Write a line for each region, of results of fanc verify --details.")
  private Path regionsCsv;

  @Option(names = "--parquet", paramLabel = "FILE", description = "As --csv, in Apache Parquet.")
  private Path parquet;

  @Option(
      names = "--regions-parquet",
      paramLabel = "FILE",
      description = "As --regions-csv, in Apache Parquet.")
  private Path regionsParquet;

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "FORMAT[,FORMAT]",
      description = "How charts are written: svg, or svg,png for images beside them; svg.")
  private List<ChartFormat> formats = List.of(ChartFormat.SVG);

  private Stream<Path> files() {
    return Stream.of(csv, regionsCsv, parquet, regionsParquet).filter(file -> file != null);
  }

  /**
   * Writes the tables that were asked for, if any were.
   *
   * @param runs what to read
   * @param notes told what was written
   * @return whether any were
   * @throws BadInputException if a format is not installed, or no record has what a table is about
   */
  boolean write(List<Path> runs, Consumer<String> notes) throws IOException {
    if (files().findAny().isEmpty()) {
      return false;
    }
    files().forEach(OutputPlace::require);
    TableFormat columns = parquet == null && regionsParquet == null ? null : installed(PARQUET);
    List<Records> records = Records.read(runs);
    if (csv != null || parquet != null) {
      Table images = ImageTable.of(records);
      write(images, new Csv(), csv, notes);
      write(images, columns, parquet, notes);
    }
    if (regionsCsv != null || regionsParquet != null) {
      Table regions = regions(records);
      write(regions, new Csv(), regionsCsv, notes);
      write(regions, columns, regionsParquet, notes);
    }
    return true;
  }

  /** Writes the charts of a report as images too, if that was asked for. */
  void writeImages(Report report, Path folder) throws IOException {
    if (formats.contains(ChartFormat.PNG)) {
      report.writeImages(folder);
    }
  }

  private static Table regions(List<Records> records) {
    try {
      return RegionTable.of(records);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }

  private static void write(Table table, TableFormat format, Path file, Consumer<String> notes)
      throws IOException {
    if (file != null) {
      AtomicFile.fill(file, part -> format.write(table, part));
      notes.accept("written: " + file);
    }
  }

  private static TableFormat installed(String name) {
    return ServiceLoader.load(TableFormat.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "--"
                        + name
                        + ": the module results/"
                        + name
                        + " is not installed; run ./fanc from the project, which builds it, or use"
                        + " --csv"));
  }
}
