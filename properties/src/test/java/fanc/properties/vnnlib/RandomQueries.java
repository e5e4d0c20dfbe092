package fanc.properties.vnnlib;

import java.util.List;
import java.util.Random;

/** Random VNN-LIB texts over two inputs and two outputs, with many ties at quarters. */
final class RandomQueries {
  private static final List<String> VARIABLES = List.of("X_0", "X_1", "Y_0", "Y_1");
  private static final List<String> NUMBERS =
      List.of("0", "0.5", "-0.25", "(- 0.75)", "1e0", "0.1", "(/ 1 3)", "-0.0", "2.5e-01", "1");
  private static final List<String> COMPARISONS = List.of("<=", ">=", "<", ">", "<=", ">=", "=");

  private final Random random;

  RandomQueries(Random random) {
    this.random = random;
  }

  /** Returns a text whose inputs are bounded. */
  String text() {
    StringBuilder text = new StringBuilder();
    VARIABLES.forEach(v -> text.append("(declare-const ").append(v).append(" Real)\n"));
    for (String x : VARIABLES.subList(0, 2)) {
      String strict = random.nextInt(4) == 0 ? "" : "=";
      text.append("(assert (<").append(strict).append(" -1 ").append(x).append("))\n");
      text.append("(assert (>= 1 ").append(x).append("))\n");
    }
    int assertions = 1 + random.nextInt(3);
    for (int i = 0; i < assertions; i++) {
      text.append("(assert ").append(formula(3)).append(")\n");
    }
    return text.toString();
  }

  private String formula(int depth) {
    int kind = depth == 0 ? 9 : random.nextInt(10);
    if (kind < 5) {
      StringBuilder text = new StringBuilder(kind % 2 == 0 ? "(and" : "(or");
      int parts = 1 + random.nextInt(3);
      for (int i = 0; i < parts; i++) {
        text.append(' ').append(formula(depth - 1));
      }
      return text.append(')').toString();
    }
    if (kind == 5) {
      return "(not " + formula(depth - 1) + ")";
    }
    if (kind == 6) {
      return "(=> " + formula(depth - 1) + " " + formula(depth - 1) + ")";
    }
    String operator = pick(COMPARISONS);
    String chain = random.nextInt(6) == 0 ? " " + term(1) : "";
    return "(" + operator + " " + term(2) + " " + term(2) + chain + ")";
  }

  private String term(int depth) {
    int kind = depth == 0 ? random.nextInt(2) : random.nextInt(8);
    return switch (kind) {
      case 0, 5, 6 -> pick(VARIABLES);
      case 1, 7 -> pick(NUMBERS);
      case 2 -> "(+ " + term(depth - 1) + " " + term(depth - 1) + ")";
      case 3 -> "(- " + term(depth - 1) + " " + term(depth - 1) + ")";
      default ->
          random.nextBoolean()
              ? "(* " + pick(NUMBERS) + " " + term(depth - 1) + ")"
              : "(- (/ " + term(depth - 1) + " 4))";
    };
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
