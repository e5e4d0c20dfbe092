package fanc.properties.vnnlib;

import fanc.properties.InputRegion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says a query in words, so that a reader can compare it with what was meant. */
final class QueryText {
  private static final int MOST_CASES = 4;
  private static final int MOST_PARTS = 12;

  private final int inputs;
  private final int outputs;
  private final Optional<QueryInterface> declared;

  /**
   * Makes the words.
   *
   * @param declared what X_i and Y_j stand for, where the query has names of its own
   */
  QueryText(int inputs, int outputs, Optional<QueryInterface> declared) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.declared = declared;
  }

  /** Returns some lines: the sizes, the claim of each case, and what the verdicts mean. */
  List<String> lines(List<QueryCases.Group> groups) {
    List<String> lines = new ArrayList<>();
    lines.add("query: " + count(inputs, "input") + ", " + count(outputs, "output"));
    declared.ifPresent(
        names ->
            lines.add(
                "names: X_i counts through "
                    + names.inputs().stream()
                        .limit(MOST_PARTS)
                        .map(QueryTensor::toString)
                        .collect(Collectors.joining(", "))
                    + ", Y_j through "
                    + names.output()
                    + ", row by row"));
    for (QueryCases.Group group : groups.subList(0, Math.min(MOST_CASES, groups.size()))) {
      lines.add("claim: for every X in " + boxes(group) + ": not " + text(group.unsafe(), true));
    }
    if (groups.size() > MOST_CASES) {
      lines.add(
          String.format(Locale.ROOT, "  and %,d more such claims", groups.size() - MOST_CASES));
    }
    if (groups.isEmpty()) {
      lines.add("claim: nothing; no inputs and outputs satisfy the assertions together");
    }
    lines.add("HOLDS (unsat) if every claim is true, VIOLATED (sat) if a counterexample exists");
    return lines;
  }

  private String boxes(QueryCases.Group group) {
    InputSet first = InputSet.of(inputs, group.boxes().get(0).allInputs());
    String box = group.boxes().size() == 1 ? "a box" : "the first of " + many(group) + " boxes";
    String inside = first.claimed().isPresent() ? ", as far as strict and joint bounds go," : "";
    return box + " of " + widths(first.region()) + inside;
  }

  private static String many(QueryCases.Group group) {
    return String.format(Locale.ROOT, "%,d", group.boxes().size());
  }

  private static String widths(InputRegion region) {
    int free = region.changes().size();
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int k = 0; k < free; k++) {
      double width = region.changes().upper(k) - region.changes().lower(k);
      least = Math.min(least, width);
      most = Math.max(most, width);
    }
    int fixed = region.dimension() - free;
    String points = fixed == 0 ? "" : count(fixed, "fixed value");
    if (free == 0) {
      return points;
    }
    return count(free, "interval")
        + String.format(Locale.ROOT, " (widths %.4g to %.4g)", least, most)
        + (fixed == 0 ? "" : " and " + points);
  }

  private static String text(Statement statement, boolean outermost) {
    if (statement.equals(Statement.TRUE)) {
      return "anything (any output violates it)";
    }
    if (statement instanceof Statement.Atom) {
      return outermost ? "(" + statement + ")" : statement.toString();
    }
    boolean and = statement instanceof Statement.And;
    List<Statement> parts =
        and ? ((Statement.And) statement).parts() : ((Statement.Or) statement).parts();
    String shown =
        parts.stream()
            .limit(MOST_PARTS)
            .map(part -> text(part, false))
            .collect(Collectors.joining(and ? " and " : " or "));
    String more =
        parts.size() > MOST_PARTS
            ? String.format(
                Locale.ROOT, " %s %,d more", and ? "and" : "or", parts.size() - MOST_PARTS)
            : "";
    return "(" + shown + more + ")";
  }

  private static String count(int n, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", n, what, n == 1 ? "" : "s");
  }
}
