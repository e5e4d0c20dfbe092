package fanc.cli;

import fanc.results.ImageResult;
import fanc.results.Numbers;
import fanc.results.Witness;
import java.util.List;

/** Verdicts in the words of VNN-LIB tools. */
final class VnnlibAnswer {
  private VnnlibAnswer() {}

  /**
   * Returns the answer to a query of one or more cases: the verdict alone on the first line, after
   * {@code sat} a witness in the form of VNN-COMP.
   */
  static String of(List<ImageResult> cases) {
    StringBuilder text = new StringBuilder(Answer.of(cases).vnnlib()).append('\n');
    cases.stream()
        .filter(result -> result.witness() != null)
        .findFirst()
        .ifPresent(result -> append(text, result.witness()));
    return text.toString();
  }

  private static void append(StringBuilder text, Witness witness) {
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
}
