package fanc.properties.vnnlib;

import fanc.properties.ClaimedSet;
import fanc.properties.InputRegion;
import fanc.properties.Rational;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The inputs that satisfy some linear inequalities: the box of their bounds, exact ends, and the
 * inequalities of several inputs, which cut a part of the box away.
 *
 * <p>Inequalities of several inputs also narrow the box: {@code x_j <= (-c - sum of a_i x_i) / a_j}
 * is bounded with the others' ends, in double arithmetic rounded outward, a few times over. The box
 * contains all inputs that satisfy everything.
 */
final class InputSet {
  private static final int PASSES = 8;

  /** Ends beyond this are no help, and ends nearer to 0 than its inverse are left alone. */
  private static final double LARGEST = 1e80;

  private final InputEnds ends;
  private final List<Statement.Atom> joint = new ArrayList<>();

  private InputSet(int inputs) {
    this.ends = new InputEnds(inputs);
  }

  /**
   * Returns the inputs that satisfy all of the inequalities.
   *
   * @throws IllegalArgumentException naming the line, if a bound leaves the limits of {@link
   *     Rational}
   */
  static InputSet of(int inputs, List<Statement.Atom> atoms) {
    InputSet set = new InputSet(inputs);
    for (Statement.Atom atom : atoms) {
      if (atom.form().coefficients().size() == 1) {
        set.bound(atom);
      } else {
        set.joint.add(atom);
      }
    }
    boolean narrower = !set.joint.isEmpty();
    for (int pass = 0; narrower && pass < PASSES; pass++) {
      narrower = set.narrow();
    }
    return set;
  }

  /** Adds {@code a x + c <= 0} for one input x; of several bounds the tightest counts. */
  private void bound(Statement.Atom atom) {
    Variable variable = atom.form().coefficients().firstKey();
    Rational coefficient = atom.form().coefficients().get(variable);
    Rational end;
    try {
      end = atom.form().constant().negate().dividedBy(coefficient);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("line " + atom.line() + ": " + e.getMessage(), e);
    }
    if (coefficient.signum() > 0) {
      ends.lowerUpper(variable.index(), end, atom.strict());
    } else {
      ends.raiseLower(variable.index(), end, atom.strict());
    }
  }

  /** Returns whether some bound became tighter. */
  private boolean narrow() {
    boolean narrower = false;
    for (Statement.Atom atom : joint) {
      narrower |= narrow(atom.form());
    }
    return narrower;
  }

  /**
   * Uses {@code form <= 0} for each of its inputs: what the terms before and after leave for it.
   */
  private boolean narrow(LinearForm form) {
    List<Map.Entry<Variable, Rational>> terms = List.copyOf(form.coefficients().entrySet());
    int n = terms.size();
    double[] after = new double[n + 1];
    for (int t = n - 1; t >= 0; t--) {
      after[t] = Outward.plus(after[t + 1], least(terms.get(t)));
    }
    boolean narrower = false;
    double before = Outward.below(form.constant());
    for (int t = 0; t < n; t++) {
      Map.Entry<Variable, Rational> term = terms.get(t);
      double rest = Outward.plus(before, after[t + 1]);
      before = Outward.plus(before, least(term));
      narrower |= narrow(term.getKey().index(), term.getValue(), rest);
    }
    return narrower;
  }

  /** Returns a lower bound of {@code a x_i}. */
  private double least(Map.Entry<Variable, Rational> term) {
    int i = term.getKey().index();
    Rational a = term.getValue();
    Rational end = a.signum() > 0 ? ends.lower(i) : ends.upper(i);
    return end == null ? Double.NEGATIVE_INFINITY : Outward.below(a, end);
  }

  /** Uses {@code a x_i <= -rest}. */
  private boolean narrow(int i, Rational a, double rest) {
    boolean fromAbove = a.signum() > 0;
    double end = Outward.quotientAbove(-rest, Math.abs(a.nearest()));
    double magnitude = Math.abs(end);
    if (!(magnitude < LARGEST && magnitude > 1 / LARGEST)) {
      return false;
    }
    Rational decimal = Rational.of(new BigDecimal(fromAbove ? end : -end));
    Rational before = fromAbove ? ends.upper(i) : ends.lower(i);
    double gain = before == null ? magnitude : Math.abs(before.nearest() - decimal.nearest());
    boolean tighter =
        before == null
            || (fromAbove ? decimal.compareTo(before) < 0 : decimal.compareTo(before) > 0);
    if (!tighter || gain <= 1e-9 * magnitude) {
      return false;
    }
    if (fromAbove) {
      ends.lowerUpper(i, decimal, false);
    } else {
      ends.raiseLower(i, decimal, false);
    }
    return true;
  }

  /** Returns the exact ends of the box, as far as there are any. */
  InputEnds ends() {
    return ends;
  }

  /** Returns whether no input satisfies everything; {@code false} is no promise that one does. */
  boolean isEmpty() {
    return ends.isEmpty();
  }

  /** Returns the box, enclosed outward; needs bounds on all sides. */
  InputRegion region() {
    return ends.region();
  }

  /** Returns the inputs themselves, where they are fewer than the box. */
  Optional<ClaimedSet> claimed() {
    return ends.anyOpen() || !joint.isEmpty()
        ? Optional.of(new LinearSet(region(), ends, joint))
        : Optional.empty();
  }
}
