package fanc.properties.vnnlib;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The truth of all assertions of a VNN-LIB text at one point, straight from the text by the
 * definition of each operator, in fractions. Shares nothing with the reader under test.
 */
final class DirectEvaluation {
  private final Deque<String> words;
  private final Map<String, Double> point;

  private DirectEvaluation(String text, Map<String, Double> point) {
    String spaced = text.replace("(", " ( ").replace(")", " ) ");
    this.words = new ArrayDeque<>(Arrays.asList(spaced.strip().split("\\s+")));
    this.point = point;
  }

  /** Returns whether all assertions hold; the text has no comments. */
  static boolean holds(String text, Map<String, Double> point) {
    DirectEvaluation evaluation = new DirectEvaluation(text, point);
    boolean all = true;
    while (!evaluation.words.isEmpty()) {
      evaluation.words.pop();
      if (evaluation.words.pop().equals("assert")) {
        all &= evaluation.formula();
        evaluation.words.pop();
      } else {
        String skipped = evaluation.words.pop();
        while (!skipped.equals(")")) {
          skipped = evaluation.words.pop();
        }
      }
    }
    return all;
  }

  private boolean formula() {
    words.pop();
    String operator = words.pop();
    if (List.of("and", "or", "not", "=>").contains(operator)) {
      List<Boolean> parts = new ArrayList<>();
      while (!words.peek().equals(")")) {
        parts.add(formula());
      }
      words.pop();
      int last = parts.size() - 1;
      return switch (operator) {
        case "and" -> !parts.contains(false);
        case "or" -> parts.contains(true);
        case "not" -> !parts.get(0);
        default -> parts.subList(0, last).contains(false) || parts.get(last);
      };
    }
    List<Fraction> sides = operands();
    boolean all = true;
    for (int i = 1; i < sides.size(); i++) {
      int order = sides.get(i - 1).compareTo(sides.get(i));
      all &=
          switch (operator) {
            case "<=" -> order <= 0;
            case "<" -> order < 0;
            case ">=" -> order >= 0;
            case ">" -> order > 0;
            default -> order == 0;
          };
    }
    return all;
  }

  private List<Fraction> operands() {
    List<Fraction> operands = new ArrayList<>();
    while (!words.peek().equals(")")) {
      operands.add(term());
    }
    words.pop();
    return operands;
  }

  private Fraction term() {
    String word = words.pop();
    if (!word.equals("(")) {
      return Fraction.of(
          point.containsKey(word) ? new BigDecimal(point.get(word)) : new BigDecimal(word));
    }
    String operator = words.pop();
    List<Fraction> operands = operands();
    Fraction result = operands.get(0);
    if (operands.size() == 1) {
      return operator.equals("-") ? Fraction.of(BigDecimal.ZERO).minus(result) : result;
    }
    for (Fraction next : operands.subList(1, operands.size())) {
      result =
          switch (operator) {
            case "+" -> result.minus(Fraction.of(BigDecimal.ZERO).minus(next));
            case "-" -> result.minus(next);
            case "*" -> result.times(next);
            default -> result.times(next.inverse());
          };
    }
    return result;
  }

  /** An exact quotient of integers. */
  private record Fraction(BigInteger numerator, BigInteger denominator)
      implements Comparable<Fraction> {
    static Fraction of(BigDecimal value) {
      return value.scale() <= 0
          ? new Fraction(value.toBigIntegerExact(), BigInteger.ONE)
          : new Fraction(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    Fraction minus(Fraction other) {
      return new Fraction(
          numerator.multiply(other.denominator).subtract(other.numerator.multiply(denominator)),
          denominator.multiply(other.denominator));
    }

    Fraction times(Fraction other) {
      return new Fraction(
          numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    Fraction inverse() {
      return new Fraction(/* numerator= */ denominator, /* denominator= */ numerator);
    }

    @Override
    public int compareTo(Fraction other) {
      Fraction difference = minus(other);
      return difference.numerator.signum() * difference.denominator.signum();
    }
  }
}
