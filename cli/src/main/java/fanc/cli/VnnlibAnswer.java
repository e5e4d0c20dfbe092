package fanc.cli;

import fanc.results.ImageResult;
import fanc.results.Numbers;
import fanc.results.Outcome;
import fanc.results.Witness;
import java.util.List;

/** Verdicts in the words of VNN-LIB tools. */
final class VnnlibAnswer {
  private VnnlibAnswer() {}

  /**
   * Returns the answer to a query of one or more boxes: the verdict alone on the first line, after
   * {@code sat} a witness in the form of VNN-COMP.
   */
  static String of(List<ImageResult> boxes) {
    for (ImageResult box : boxes) {
      if (box.witness() != null) {
        return "sat\n" + witness(box.witness());
      }
    }
    return switch (worst(boxes)) {
      case VERIFIED -> "unsat\n";
      case TIMEOUT -> "timed-out\n";
      case VIOLATED, UNKNOWN -> "unknown\n";
    };
  }

  private static Outcome worst(List<ImageResult> boxes) {
    Outcome worst = Outcome.VERIFIED;
    for (ImageResult box : boxes) {
      if (box.outcome() != Outcome.VERIFIED) {
        worst = box.outcome();
      }
    }
    return worst;
  }

  private static String witness(Witness witness) {
    StringBuilder text = new StringBuilder("(");
    append(text, "X_", witness.input());
    append(text, "Y_", witness.output());
    text.setCharAt(text.length() - 1, ')');
    return text.append('\n').toString();
  }

  private static void append(StringBuilder text, String name, Numbers values) {
    for (int i = 0; i < values.size(); i++) {
      text.append('(').append(name).append(i).append(' ').append(values.get(i)).append(")\n");
    }
  }
}
