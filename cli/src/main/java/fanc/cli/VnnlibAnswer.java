package fanc.cli;

import fanc.properties.files.Property;
import fanc.properties.vnnlib.QueryInterface;
import fanc.properties.vnnlib.QueryTensor;
import fanc.properties.vnnlib.VnnlibQuery;
import fanc.results.ImageResult;
import fanc.results.Numbers;
import fanc.results.Witness;
import java.util.List;
import java.util.Optional;

/** Verdicts in the words of VNN-LIB tools. */
final class VnnlibAnswer {
  private VnnlibAnswer() {}

  /**
   * Returns the answer to a query of one or more cases: the verdict alone on the first line, after
   * {@code sat} a witness, in the form of VNN-COMP for VNN-LIB 1.0 and in that of the standard's
   * command line for 2.0.
   */
  static String of(Property property, List<ImageResult> cases) {
    StringBuilder text = new StringBuilder(Answer.of(cases).vnnlib()).append('\n');
    Optional<QueryInterface> declared = property.query().flatMap(VnnlibQuery::declared);
    cases.stream()
        .filter(result -> result.witness() != null)
        .findFirst()
        .ifPresent(result -> append(text, result.witness(), declared));
    return text.toString();
  }

  private static void append(
      StringBuilder text, Witness witness, Optional<QueryInterface> declared) {
    if (declared.isPresent()) {
      append(text, declared.get(), witness);
      return;
    }
    text.append('(');
    append(text, "X_", witness.input());
    append(text, "Y_", witness.output());
    text.setCharAt(text.length() - 1, ')');
    text.append('\n');
  }

  private static void append(StringBuilder text, String name, Numbers values) {
    for (int i = 0; i < values.size(); i++) {
      text.append('(').append(name).append(i).append(' ').append(values.get(i)).append(")\n");
    }
  }

  /** A line for each tensor in the order of the query, then its elements, one a line. */
  private static void append(StringBuilder text, QueryInterface declared, Witness witness) {
    int from = 0;
    for (QueryTensor input : declared.inputs()) {
      append(text, input, witness.input(), from);
      from += input.size();
    }
    append(text, declared.output(), witness.output(), 0);
  }

  private static void append(StringBuilder text, QueryTensor tensor, Numbers values, int from) {
    text.append(tensor).append('\n');
    for (int i = 0; i < tensor.size(); i++) {
      text.append(values.get(from + i)).append('\n');
    }
  }
}
