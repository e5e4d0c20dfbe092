package fanc.results;

import fanc.results.BenchmarkCell.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of one run: {@code run.json}, {@code cells.jsonl}, and when it is finished {@code
 * summary.json} and {@code summary.md}.
 *
 * @param path the folder
 */
public record BenchmarkFolder(Path path) {
  private static final Pattern RUN =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})-(.*?)(?:-(\\d{1,4}))?");

  /** Returns the file that says what the run is. */
  public Path run() {
    return path.resolve("run.json");
  }

  /** Returns the file of the finished cells. */
  public Path cells() {
    return path.resolve("cells.jsonl");
  }

  /** Returns the file of the results; a run that has it is finished. */
  public Path summary() {
    return path.resolve("summary.json");
  }

  /** Returns the file of the results as a page. */
  public Path page() {
    return path.resolve("summary.md");
  }

  /**
   * Returns the results of a run: of one that is not finished those of its cells so far, of one of
   * the version before those that follow from its cells. Changes nothing.
   *
   * @throws ResultFormatException if a file is no record of ours
   * @throws IOException if the folder can not be read
   */
  public BenchmarkSummary results() throws IOException {
    BenchmarkRun conditions = ResultFile.readBenchmarkRun(run());
    if (Files.exists(summary()) && ResultFile.isBenchmarkSummary(summary())) {
      return ResultFile.readBenchmarkSummary(summary());
    }
    Map<Place, BenchmarkCell> latest = new LinkedHashMap<>();
    CellLog.read(cells()).forEach(cell -> latest.put(cell.place(), cell));
    MachineSpeed unknown = new MachineSpeed(Double.NaN, Double.NaN);
    return BenchmarkStatistics.of(conditions, List.copyOf(latest.values()), unknown);
  }

  /**
   * Returns the run that was begun last among those that are not finished and may be continued.
   *
   * @param runs folder of all runs; need not exist
   * @param wanted under which conditions it would be continued
   * @throws IOException if the folder can not be read
   */
  public static Optional<BenchmarkFolder> unfinished(Path runs, BenchmarkRun wanted)
      throws IOException {
    if (!Files.isDirectory(runs)) {
      return Optional.empty();
    }
    List<BenchmarkFolder> folders;
    try (Stream<Path> all = Files.list(runs)) {
      folders =
          all.filter(Files::isDirectory)
              .filter(folder -> number(folder, wanted.benchmark().name()) > 0)
              .sorted(latestFirst(wanted.benchmark().name()))
              .map(BenchmarkFolder::new)
              .toList();
    }
    return folders.stream().filter(folder -> folder.continues(wanted)).findFirst();
  }

  /**
   * Removes the folders of a benchmark in which a killed process left nothing, once none can be
   * about to write there.
   *
   * @param runs folder of all runs; need not exist
   */
  public static void removeAbandoned(Path runs, String name) throws IOException {
    if (!Files.isDirectory(runs)) {
      return;
    }
    List<Path> folders;
    try (Stream<Path> all = Files.list(runs)) {
      folders =
          all.filter(folder -> Files.isDirectory(folder) && number(folder, name) > 0).toList();
    }
    for (Path folder : folders) {
      AtomicFile.removeAbandonedFolder(folder);
    }
  }

  private static Comparator<Path> latestFirst(String name) {
    Comparator<Path> byDay =
        Comparator.comparing(folder -> folder.getFileName().toString().substring(0, 10));
    return byDay.thenComparingInt(folder -> number(folder, name)).reversed();
  }

  /** Returns which run of its day a folder is, from 1; 0 if it is none of this benchmark. */
  private static int number(Path folder, String name) {
    String text = folder.getFileName().toString();
    Matcher matcher = RUN.matcher(text);
    if (!matcher.matches()) {
      return 0;
    }
    if (matcher.group(2).equals(name)) {
      return matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
    }
    // The name itself may end like the number of a run.
    return text.equals(matcher.group(1) + "-" + name) ? 1 : 0;
  }

  private boolean continues(BenchmarkRun wanted) {
    if (Files.exists(summary()) || !Files.exists(run())) {
      return false;
    }
    try {
      return ResultFile.readBenchmarkRun(run()).comparableWith(wanted);
    } catch (IOException notOurs) {
      return false;
    }
  }
}
