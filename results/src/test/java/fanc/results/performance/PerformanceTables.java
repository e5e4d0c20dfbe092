package fanc.results.performance;

import fanc.results.RegionTimeTable;
import fanc.results.ResultFile;
import fanc.results.ThreadTable;
import fanc.results.report.MarkedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes {@code results/reports/engine} out of the records and renews what {@code
 * docs/performance.md} quotes of it. Run by {@code results/engine/measure.sh tables}.
 */
public final class PerformanceTables {
  /** The folder of the tables, as the document's marks name it. */
  static final String FOLDER = "engine";

  private static final String NOT_MEASURED = "Not measured.\n";
  private static final List<String> TABLES =
      List.of(
          "targets.md",
          "regions.md",
          "threads.md",
          "products.md",
          "inside.md",
          "kernels.md",
          "transformers.md",
          "growth.md");

  private PerformanceTables() {}

  /** Writes all tables that there are records for; the argument is the project's folder. */
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    Map<String, String> files = files(EngineRecords.read(root));
    Path folder = Files.createDirectories(root.resolve("results/reports").resolve(FOLDER));
    for (Map.Entry<String, String> file : files.entrySet()) {
      ResultFile.write(folder.resolve(file.getKey()), file.getValue());
    }
    Path document = root.resolve("docs/performance.md");
    String text = Files.readString(document);
    ResultFile.write(document, MarkedDocument.fill(document.toString(), text, FOLDER, files));
  }

  /** Returns the tables as Markdown, all of them, and the charts as SVG, by file. */
  static Map<String, String> files(EngineRecords records) {
    Map<String, String> files = new LinkedHashMap<>();
    TABLES.forEach(name -> files.put(name, NOT_MEASURED));
    files.put("targets.md", TargetTable.of(records).toMarkdown());
    if (!records.runs().isEmpty()) {
      files.put("regions.md", RegionTimeTable.of(records.runs().get(0)).toMarkdown());
    }
    if (records.runs().size() > 1) {
      files.put(
          "threads.md", ThreadTable.of(records.runs().get(0), records.runs().get(1)).toMarkdown());
    }
    records
        .products()
        .ifPresent(
            products -> {
              files.put("products.md", ProductTables.works(products).toMarkdown());
              files.put("inside.md", ProductTables.kernels(products).toMarkdown());
            });
    records
        .jmh()
        .ifPresent(
            jmh -> {
              files.put("kernels.md", MicroTables.kernels(jmh).toMarkdown());
              files.put("transformers.md", MicroTables.transformers(jmh).toMarkdown());
            });
    if (!records.growth().isEmpty()) {
      files.put("growth.md", GrowthTables.of(records.growth()).toMarkdown());
      files.putAll(GrowthTables.charts(records.growth()));
    }
    return files;
  }
}
