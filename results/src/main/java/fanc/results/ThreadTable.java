package fanc.results;

import static fanc.results.BenchmarkTable.number;

import fanc.results.TextTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two runs of one benchmark with different numbers of threads, row by row.
 *
 * <p>The two were made one after the other, by two processes: the machine's speed that each
 * measured belongs beside the ratio.
 */
public final class ThreadTable {
  private static final double MILLIS = 1e3;

  private ThreadTable() {}

  /**
   * Returns whether one run did the work of another with another number of threads: the same
   * benchmark by the same build, backend and machine.
   */
  public static boolean suits(BenchmarkRun few, BenchmarkRun many) {
    return few.threads() != many.threads()
        && few.benchmark().equals(many.benchmark())
        && few.tool().equals(many.tool())
        && few.build().equals(many.build())
        && few.backend().equals(many.backend())
        && few.machine().cpu().equals(many.machine().cpu());
  }

  /**
   * Returns the rows that both runs have.
   *
   * @throws IllegalArgumentException if the second run did not do the work of the first
   */
  public static TextTable of(BenchmarkSummary few, BenchmarkSummary many) {
    if (!suits(few.run(), many.run())) {
      throw new IllegalArgumentException(
          "two runs of one benchmark with different numbers of threads are compared, by one build"
              + " and backend on one machine");
    }
    ShortNames names =
        ShortNames.of(
            few.rows().stream().flatMap(row -> Stream.of(row.network(), row.property())).toList());
    List<List<String>> rows = new ArrayList<>();
    for (BenchmarkRow row : few.rows()) {
      same(row, many).ifPresent(other -> rows.add(cells(row, other, names)));
    }
    return new TextTable(columns(few.run().threads(), many.run().threads()), rows);
  }

  private static List<Column> columns(int few, int many) {
    return List.of(
        Column.words("network"),
        Column.words("property"),
        Column.words("child"),
        Column.words("method"),
        Column.numbers("ms per image, " + threads(few)),
        Column.numbers("ms per image, " + threads(many)),
        Column.numbers("times as fast"),
        Column.words("verified, worst margin"));
  }

  private static String threads(int count) {
    return String.format(Locale.ROOT, count == 1 ? "%d thread" : "%d threads", count);
  }

  private static Optional<BenchmarkRow> same(BenchmarkRow row, BenchmarkSummary other) {
    return other.rows().stream()
        .filter(
            candidate ->
                candidate.network().equals(row.network())
                    && candidate.property().equals(row.property())
                    && candidate.child().equals(row.child())
                    && candidate.method().equals(row.method()))
        .findFirst();
  }

  private static List<String> cells(BenchmarkRow few, BenchmarkRow many, ShortNames names) {
    double ratio = few.secondsPerImage() / many.secondsPerImage();
    return List.of(
        names.of(few.network()),
        names.of(few.property()),
        few.child(),
        few.method(),
        number("%.4g", few.secondsPerImage() * MILLIS),
        number("%.4g", many.secondsPerImage() * MILLIS),
        number("%.2fx", ratio),
        agree(few, many));
  }

  /** Margins are compared to the last bit: the order of every sum is fixed. */
  private static String agree(BenchmarkRow few, BenchmarkRow many) {
    boolean same =
        few.images() == many.images()
            && few.counts().regions() == many.counts().regions()
            && few.counts().verified() == many.counts().verified()
            && Double.compare(few.worstMargin(), many.worstMargin()) == 0;
    return same ? "the same" : "**differ**";
  }
}
