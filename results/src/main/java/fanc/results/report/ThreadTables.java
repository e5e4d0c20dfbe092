package fanc.results.report;

import fanc.results.ThreadTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs that did the work of an earlier run of the report with another number of threads, each set
 * beside it. They take no part in the other tables, which hold each cell once.
 *
 * @param once the runs but these
 * @param tables one for each of these, in Markdown, by file
 */
record ThreadTables(List<ReportedRun> once, Map<String, String> tables) {

  /** Finds such runs among those of a report. */
  static ThreadTables of(List<ReportedRun> runs) {
    List<ReportedRun> once = new ArrayList<>();
    Map<String, String> tables = new LinkedHashMap<>();
    for (ReportedRun run : runs) {
      Optional<ReportedRun> earlier = sameWork(once, run);
      if (earlier.isPresent()) {
        String file = "threads-%s-%d.md".formatted(run.benchmark(), run.summary().run().threads());
        String table = ThreadTable.of(earlier.get().summary(), run.summary()).toMarkdown();
        if (tables.put(file, table) != null) {
          throw new IllegalArgumentException(
              "%s: another run with as many threads stands beside %s already; report them apart"
                  .formatted(run.name(), earlier.get().name()));
        }
      } else {
        once.add(run);
      }
    }
    return new ThreadTables(List.copyOf(once), tables);
  }

  private static Optional<ReportedRun> sameWork(List<ReportedRun> earlier, ReportedRun run) {
    return earlier.stream()
        .filter(other -> ThreadTable.suits(other.summary().run(), run.summary().run()))
        .findFirst();
  }
}
