package fanc.results.report;

import fanc.results.AtomicFile;
import fanc.results.BenchmarkPage;
import fanc.results.BenchmarkRun;
import fanc.results.RegionTimeTable;
import fanc.results.ResultFile;
import fanc.results.ShortNames;
import fanc.results.chart.LineChart;
import fanc.results.chart.PngChart;
import fanc.results.chart.SvgChart;
import fanc.results.published.Citation;
import fanc.results.published.PublishedResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A report: texts by the names of their files. The same runs give the same texts, whenever and
 * wherever.
 *
 * @param files tables as {@code .md}, charts as {@code .svg}, all of them together in {@link #PAGE}
 * @param summary sentences on all cells that the paper has; empty without a paper
 * @param charts what is drawn, by the names of the files
 */
public record Report(
    Map<String, String> files, List<String> summary, Map<String, LineChart> charts) {
  /** The page that leads to all others; it is written last. */
  public static final String PAGE = "report.md";

  /** The sentences of the summary as a list. */
  public static final String SUMMARY = "summary.md";

  /** Copies all. */
  public Report {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    summary = List.copyOf(summary);
    charts = Collections.unmodifiableMap(new LinkedHashMap<>(charts));
  }

  /**
   * Makes a report.
   *
   * @param runs what was measured
   * @param paper what stands beside it
   * @param method name of the method that tables and charts are about; otherwise the first that
   *     uses a parent's proof, with its own parameters if there is one
   * @throws IllegalArgumentException if there is no such method, two runs have one name, or
   *     something was measured twice by as many threads
   */
  public static Report of(
      List<ReportedRun> runs, Optional<PublishedResults> paper, Optional<String> method) {
    ThreadTables threads = ThreadTables.of(runs);
    Measured measured = Measured.of(threads.once(), method);
    List<PaperTable> tables = paper.map(p -> tables(measured, p)).orElse(List.of());
    List<Chart> charts = charts(measured, paper);
    List<String> summary =
        tables.stream().flatMap(table -> table.scores().stream()).map(Score::sentence).toList();
    Map<String, String> files = new LinkedHashMap<>();
    for (ReportedRun run : runs) {
      put(files, runPage(run), BenchmarkPage.of(run.summary()));
    }
    tables.forEach(table -> put(files, table.file(), table.toMarkdown()));
    times(measured).forEach((name, text) -> put(files, name, text));
    for (ReportedRun run : measured.runs()) {
      LadderTables.of(run, measured.method(), measured.names())
          .forEach((name, text) -> put(files, name, text));
    }
    threads.tables().forEach((name, text) -> put(files, name, text));
    charts.forEach(chart -> put(files, chart.file(), SvgChart.draw(chart.chart())));
    if (!summary.isEmpty()) {
      put(files, SUMMARY, bullets(summary));
    }
    put(files, PAGE, page(runs, measured, paper, tables, charts));
    Map<String, LineChart> drawn = new LinkedHashMap<>();
    charts.forEach(chart -> drawn.put(chart.file(), chart.chart()));
    return new Report(files, summary, drawn);
  }

  /** Returns tables of times per region, by file: one for each run that compares proofs. */
  private static Map<String, String> times(Measured measured) {
    Map<String, String> tables = new LinkedHashMap<>();
    for (ReportedRun run : measured.runs()) {
      if (RegionTimeTable.suits(run.summary())) {
        tables.put(
            "regions-" + run.benchmark() + ".md", RegionTimeTable.of(run.summary()).toMarkdown());
      }
    }
    return tables;
  }

  private static void put(Map<String, String> files, String name, String text) {
    if (files.put(name, text) != null) {
      throw new IllegalArgumentException(
          "two parts of the report would both be called " + name + "; report the runs apart");
    }
  }

  private static String runPage(ReportedRun run) {
    return "run-" + run.name() + ".md";
  }

  private static List<PaperTable> tables(Measured measured, PublishedResults paper) {
    PaperCells ours = PaperCells.of(measured.rows(), paper.names());
    PaperCells tiles = PaperCells.of(measured.tileRows(), paper.names());
    PaperCells single = PaperCells.of(measured.singleTemplateRows(), paper.names());
    PaperTable others = AlikeTable.of(measured.rows(), paper, measured.names());
    List<PaperTable> tables = new ArrayList<>();
    if (!ours.isEmpty()) {
      tables.addAll(new QuantisationTables(paper, ours).tables());
      tables.addAll(new PruningTables(paper, ours).tables());
      tables.addAll(new SingleTemplateTables(paper, tiles, single).tables());
    }
    if (!others.table().rows().isEmpty()) {
      tables.add(others);
    }
    return tables;
  }

  private static List<Chart> charts(Measured measured, Optional<PublishedResults> paper) {
    ShortNames names = measured.names();
    List<Chart> charts = new ArrayList<>();
    charts.addAll(new PruningCharts(names, paper, measured.method()).charts(measured.rows()));
    charts.addAll(new CutCharts(names, measured.method()).charts(measured.rowsByCut()));
    charts.addAll(new CostCharts(names, measured.method()).charts(measured.rows()));
    return charts;
  }

  private static String page(
      List<ReportedRun> runs,
      Measured measured,
      Optional<PublishedResults> paper,
      List<PaperTable> tables,
      List<Chart> charts) {
    StringBuilder page = new StringBuilder("# Report\n\n");
    page.append("Method `").append(measured.method()).append("`. Runs:\n\n");
    page.append(bullets(runs.stream().map(Report::describe).toList()));
    paper.ifPresent(p -> page.append('\n').append(describe(p.citation())));
    if (tables.stream().anyMatch(table -> !table.scores().isEmpty())) {
      page.append("\n## Beside the paper\n\n")
          .append(
              bullets(
                  tables.stream()
                      .flatMap(table -> table.scores().stream())
                      .map(Score::sentence)
                      .toList()));
    }
    for (PaperTable table : tables) {
      page.append("\n## ").append(table.heading()).append("\n\n").append(table.toMarkdown());
    }
    paper.ifPresent(p -> page.append(notes(p)));
    page.append(charts.isEmpty() ? "" : "\n## Charts\n");
    for (Chart chart : charts) {
      page.append("\n![%s](%s)\n".formatted(chart.chart().title(), chart.file()));
    }
    return page.toString();
  }

  private static String describe(ReportedRun run) {
    BenchmarkRun conditions = run.summary().run();
    return "[%s](%s): benchmark %s, %d cells%s; baseline `%s`; %s, %d thread(s), backend %s; begun %s, build %s"
        .formatted(
            run.name(),
            runPage(run),
            conditions.benchmark().name(),
            run.summary().cells(),
            run.finished() ? "" : " so far, **not finished**",
            run.baseline(),
            conditions.machine().cpu(),
            conditions.threads(),
            conditions.backend(),
            conditions.started(),
            conditions.build());
  }

  private static String describe(Citation citation) {
    return "Published: %s, *%s*. %s, %d. doi:%s\n"
        .formatted(
            String.join(", ", citation.authors()),
            citation.title(),
            citation.venue(),
            citation.year(),
            citation.doi());
  }

  private static String notes(PublishedResults paper) {
    return "\n## Where the paper's numbers do not agree with each other\n\n"
        + bullets(paper.notes().stream().map(note -> note.source() + ": " + note.text()).toList());
  }

  private static String bullets(List<String> lines) {
    StringBuilder list = new StringBuilder();
    lines.forEach(line -> list.append("- ").append(line).append('\n'));
    return list.toString();
  }

  /**
   * Writes all files, each as a whole, the page last: a folder that has it has all.
   *
   * @param folder made if it is missing
   * @throws IOException if one can not be written
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, String> file : files.entrySet()) {
      ResultFile.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /**
   * Writes every chart as PNG too, beside its SVG.
   *
   * @param folder where the report is
   * @throws IOException if one can not be drawn or written
   */
  public void writeImages(Path folder) throws IOException {
    for (Map.Entry<String, LineChart> chart : charts.entrySet()) {
      byte[] image = PngChart.draw(chart.getValue());
      Path file = folder.resolve(chart.getKey().replaceFirst("\\.svg$", ".png"));
      AtomicFile.fill(file, part -> Files.write(part, image));
    }
  }
}
