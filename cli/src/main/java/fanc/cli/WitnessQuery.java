package fanc.cli;

import fanc.properties.HalfSpace;
import fanc.properties.OutputConstraint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The claim that a constraint holds at one input, as a VNN-LIB query, in exact decimals. */
final class WitnessQuery {
  private static final int MOST_CLAUSES = 500;

  private WitnessQuery() {}

  /** Returns the text of the query. */
  static String of(double[] input, OutputConstraint constraint) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < input.length; i++) {
      text.append("(declare-const X_").append(i).append(" Real)\n");
    }
    for (int i = 0; i < constraint.dimension(); i++) {
      text.append("(declare-const Y_").append(i).append(" Real)\n");
    }
    for (int i = 0; i < input.length; i++) {
      String value = decimal(input[i]);
      text.append("(assert (<= X_" + i + " " + value + "))\n");
      text.append("(assert (>= X_" + i + " " + value + "))\n");
    }
    List<String> ways = new ArrayList<>();
    for (int[] clause : constraint.clauses(MOST_CLAUSES)) {
      StringBuilder all = new StringBuilder("(and");
      for (int row : clause) {
        all.append(' ').append(unsafe(constraint.halfSpaces().get(row)));
      }
      ways.add(all.append(')').toString());
    }
    return text.append("(assert (or\n  " + String.join("\n  ", ways) + "))\n").toString();
  }

  private static String unsafe(HalfSpace half) {
    StringBuilder sum = new StringBuilder("(+ 0.0");
    for (int i = 0; i < half.dimension(); i++) {
      if (half.normal(i) != 0) {
        sum.append(" (* " + decimal(half.normal(i)) + " Y_" + i + ")");
      }
    }
    return "(" + (half.closed() ? "<" : "<=") + " " + sum + ") " + decimal(half.offset()) + ")";
  }

  private static String decimal(double value) {
    return new BigDecimal(value).toString();
  }
}
