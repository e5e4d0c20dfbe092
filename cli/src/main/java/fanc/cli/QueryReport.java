package fanc.cli;

import fanc.properties.vnnlib.VnnlibQuery;
import fanc.results.ImageResult;
import java.util.ArrayList;
import java.util.List;

/** How a query was understood, and its one verdict, in words a person reads. */
final class QueryReport {
  private QueryReport() {}

  /** Returns the query as it was understood. */
  static List<String> lines(VnnlibQuery query) {
    List<String> lines = new ArrayList<>(query.statement());
    query.note().ifPresent(note -> lines.add("note: " + note));
    return lines;
  }

  /**
   * Returns the verdict on all cases together.
   *
   * @param part whether the cases are not all there are: then nothing holds, though a violation is
   *     one
   */
  static String verdict(List<ImageResult> cases, boolean part) {
    Answer answer = Answer.of(cases);
    return part && answer != Answer.SAT
        ? "no verdict on the whole query: a part of it was chosen"
        : answer.human();
  }
}
